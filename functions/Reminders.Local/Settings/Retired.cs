using Reminders.Local.Commands;

namespace Reminders.Local.Settings;

/// <summary>A data folder whose ledger lives on elsewhere: serving it would send everything twice.</summary>
internal static class Retired
{
    private const string FileName = "moved-away";

    /// <summary>Answers the file that keeps the folder from being served.</summary>
    public static string Mark(string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, FileName));
        File.WriteAllText(path, "This ledger was exported to live on elsewhere. If it does not, delete this file and serve.\n");
        return path;
    }

    /// <exception cref="StartException">The ledger was moved away.</exception>
    public static void Check(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            throw new StartException($"the ledger in {folder} was moved away, and two places must not send. If it lives nowhere else, delete {path}.");
        }
    }
}
