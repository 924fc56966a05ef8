namespace Reminders.Application.Policies;

/// <summary>Which policies open cases follow.</summary>
public interface IPolicyUse
{
    /// <summary>The number of open cases by policy reference (<c>standard@1</c>), over all creditors.</summary>
    Task<IReadOnlyDictionary<string, long>> OpenCasesByPolicy(CancellationToken cancellation = default);
}
