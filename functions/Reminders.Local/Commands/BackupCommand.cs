using System.CommandLine;
using System.Globalization;
using Reminders.Local.Backups;

namespace Reminders.Local.Commands;

/// <summary><c>backup</c>: a copy of the data folder that can be served as it is. Works while the service runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var to = new Option<string>("--to") { Description = "The folder to make; one that is there is never written over.", Required = true };
        var command = new Command("backup", "Copy the data folder, checked and ready to serve. Works while serve runs.") { data, to };
        command.SetAction(parsed =>
        {
            var backup = Backup.Write(parsed.GetValue(data)!, parsed.GetValue(to)!);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{backup.Folder}: {backup.Files} files, {backup.Bytes:N0} bytes. The ledger was read through and is sound. SHA-256 of reminders.db: {backup.LedgerSha256}"));
        });
        return command;
    }
}
