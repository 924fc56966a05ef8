namespace Reminders.Stores.Tests;

/// <summary>What the stores tested here need of the machine: nothing.</summary>
internal static class Needed
{
    public static string? ButMissing => null;
}
