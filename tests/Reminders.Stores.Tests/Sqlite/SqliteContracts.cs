using Reminders.Stores.Tests.Contract;

namespace Reminders.Stores.Tests.Sqlite;

public sealed class SqliteAppends : AppendContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteLimits : LimitContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteWakes : WakeContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteConcurrency : ConcurrencyContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteDocuments : DocumentContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteFeeds : FeedContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteStops : StopContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteCaseLists : CaseListContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteTasksAndPayments : TaskAndPaymentContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteModel : ModelContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqlitePublications : PublicationContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteMoving : MovingContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new SqliteUnderTest());
}
