using Reminders.Application.Moving;

namespace Reminders.Stores.Tests.Contract;

/// <summary>A store that can be moved from and to.</summary>
public interface IMovableStore : IStoreUnderTest
{
    IImportTarget Target { get; }

    /// <summary>The store as it is now or later.</summary>
    IExportSource Source();
}
