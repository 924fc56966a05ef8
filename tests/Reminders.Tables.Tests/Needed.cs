using Reminders.Tables.Tests.Server;

namespace Reminders.Stores.Tests;

/// <summary>The Azure store is tested against a real table server, which comes from npm.</summary>
internal static class Needed
{
    public static string? ButMissing { get; } =
        !OnPath("node") ? "Node.js is not on the path: the Azure store is not tested."
        : !Directory.Exists(Path.Combine(Azurite.NodeModules, "azurite")) ? "Azurite is not installed ('npm ci' in tests/): the Azure store is not tested."
        : null;

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
