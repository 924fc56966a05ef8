namespace Reminders.Messages;

/// <summary>What is wrong with a template, where (lines count from 1), and what would be right.</summary>
/// <param name="IsWarning">The template works and is used, but somebody should look.</param>
public sealed record TemplateProblem(string File, int Line, string Message, bool IsWarning = false)
{
    /// <summary>As compilers write it, so that editors can jump there.</summary>
    public override string ToString() => $"{File}:{Line}: {(IsWarning ? "warning" : "error")}: {Message}";
}
