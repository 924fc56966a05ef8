using Reminders.Application.Streams;

namespace Reminders.Local.Running;

/// <summary>Ids that sort by the time they were made, so that neighbours in time are neighbours in the database.</summary>
public sealed class RandomIds : IIdSource
{
    public string New() => Guid.CreateVersion7().ToString("N");
}
