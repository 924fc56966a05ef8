using Reminders.Stores.Tests.Contract;

namespace Reminders.Stores.Tests.Sqlite;

public sealed class SqliteAppends : AppendContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}
