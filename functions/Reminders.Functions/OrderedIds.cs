using Reminders.Application.Streams;

namespace Reminders.Functions;

/// <summary>Ids that sort by the time they were made.</summary>
public sealed class OrderedIds : IIdSource
{
    public string New() => Guid.CreateVersion7().ToString("N");
}
