using Reminders.Web.Problems;

namespace Reminders.Web.Reading;

/// <summary>What was sent, read and checked, or what is wrong with it.</summary>
internal readonly record struct ReadResult<T>(T? Value, Problem? Problem)
    where T : class
{
    public static ReadResult<T> Wrong(Problem problem) => new(null, problem);
}
