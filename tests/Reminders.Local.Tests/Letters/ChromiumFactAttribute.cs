namespace Reminders.Local.Tests.Letters;

/// <summary>A test with a real browser. Skipped, visibly, where Debian's Chromium is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public const string Path = "/usr/bin/chromium";

    public ChromiumFactAttribute() => Skip = File.Exists(Path) ? null : $"there is no browser at {Path}: apt-get install -y chromium";
}
