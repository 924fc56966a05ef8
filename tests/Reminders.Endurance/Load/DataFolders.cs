using System.Globalization;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Application.Creditors;
using Reminders.Local.Keys;
using Reminders.Local.Settings;

namespace Reminders.Endurance.Load;

/// <summary>Data folders to run on.</summary>
public static class DataFolders
{
    /// <summary>Settings that send by a mail server on this machine, and an admin's key, which is answered.</summary>
    public static string Prepare(string folder, int mailPort)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, LocalSettings.FileName),
            string.Create(CultureInfo.InvariantCulture, $$"""{ "smtp": { "host": "127.0.0.1", "port": {{mailPort}}, "tls": false } }"""));
        return new KeyFile(folder).Add("endurance", Role.Admin, Creditor.DefaultId, SystemClock.Instance.GetCurrentInstant());
    }
}
