namespace Reminders.Application.Projections;

/// <summary>A filter that this store cannot apply to so many rows. The message says what to filter by instead.</summary>
public sealed class UnsupportedFilterException(string filter, string reason) : Exception($"the filter '{filter}' {reason}")
{
    public string Filter { get; } = filter;

    public string Reason { get; } = reason;
}
