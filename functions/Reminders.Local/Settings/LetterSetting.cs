namespace Reminders.Local.Settings;

/// <summary>How letters are printed, as written in <c>settings.json</c>.</summary>
/// <param name="Chromium">The program that makes PDF; without it letters stay HTML.</param>
internal sealed record LetterSetting(string? Chromium = null)
{
    public string? ToChromium(string path) => Chromium is null || File.Exists(Chromium)
        ? Chromium
        : throw new SettingsException(path, "letters.chromium", "there is no such program");
}
