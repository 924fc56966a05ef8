namespace Reminders.Local.Commands.Linting;

/// <summary>Something to mend in a file; lines and columns count from 1.</summary>
/// <param name="Text">The whole line as compilers write it.</param>
internal sealed record LintFinding(string File, int Line, int Column, bool IsWarning, string Message, string Text);
