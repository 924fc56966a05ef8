namespace Reminders.Desk.Tests.Browsers;

/// <summary>The same for a test with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = File.Exists(ChromiumFactAttribute.Path) ? null : $"there is no browser at {ChromiumFactAttribute.Path}: apt-get install -y chromium";
}
