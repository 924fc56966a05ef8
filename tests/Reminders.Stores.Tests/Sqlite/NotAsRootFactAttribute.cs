namespace Reminders.Stores.Tests.Sqlite;

/// <summary>A test about file permissions, which do not bind root and work otherwise on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotAsRootFactAttribute : FactAttribute
{
    public NotAsRootFactAttribute() =>
        Skip = OperatingSystem.IsWindows() ? "needs Unix file permissions"
            : Environment.IsPrivilegedProcess ? "root may write everywhere"
            : null;
}
