namespace Reminders.Policies;

/// <summary>Policies that cannot be loaded; the message has one line a problem, each with file, line and column.</summary>
/// <param name="problem">What is wrong with the one file that was read, if it was one.</param>
public sealed class PolicyException(string message, PolicyProblem? problem = null) : Exception(message)
{
    public PolicyProblem? Problem => problem;
}
