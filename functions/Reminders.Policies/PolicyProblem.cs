namespace Reminders.Policies;

public enum ProblemKind
{
    /// <summary>The policy cannot be used.</summary>
    Error,

    /// <summary>The policy works, but somebody should look.</summary>
    Warning,
}

/// <summary>What is wrong with a policy file, where (lines and columns count from 1), and what would be right.</summary>
public sealed record PolicyProblem(int Line, int Column, string Message, ProblemKind Kind = ProblemKind.Error)
{
    /// <summary>As compilers write it, so that editors can jump there.</summary>
    public string In(string file) =>
        $"{file}:{Line}:{Column}: {(Kind == ProblemKind.Error ? "error" : "warning")}: {Message}";
}
