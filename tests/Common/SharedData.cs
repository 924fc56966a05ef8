namespace Reminders.Tests;

/// <summary>Real-world files that live beside the checkout (shared/data), never in it. Tests skip visibly without them.</summary>
public static class SharedData
{
    private static readonly string? Root = Find();

    public static string PathOf(string relative) =>
        Path.Combine(Root ?? throw new InvalidOperationException("Guard the test with SharedDataFact."), relative);

    internal static string? WhyMissing(string relative) =>
        Root is not null && Path.Exists(Path.Combine(Root, relative)) ? null : $"shared/data/{relative} is not beside this checkout";

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string relative) => Skip = SharedData.WhyMissing(relative);
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(string relative) => Skip = SharedData.WhyMissing(relative);
}
