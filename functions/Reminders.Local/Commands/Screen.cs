using Spectre.Console;

namespace Reminders.Local.Commands;

/// <summary>Where tables and progress go: a terminal in colour, a file or a pipe in plain text.</summary>
internal static class Screen
{
    // Wide enough for every column where nobody says how wide the paper is.
    private const int WidthOfFiles = 160;

    public static IAnsiConsole Of()
    {
        if (Console.IsOutputRedirected)
        {
            var profile = AnsiConsole.Console.Profile;
            (profile.Width, profile.Capabilities.Ansi, profile.Capabilities.Interactive) = (WidthOfFiles, false, false);
            profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        return AnsiConsole.Console;
    }
}
