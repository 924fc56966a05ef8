namespace Reminders.Web.Desk.Access;

/// <summary>A place to go to next: only ever a page of this host.</summary>
internal static class LocalPath
{
    public static string Of(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
