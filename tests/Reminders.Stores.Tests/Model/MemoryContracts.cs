using Reminders.Stores.Tests.Contract;

namespace Reminders.Stores.Tests.Model;

public sealed class MemoryAppends : AppendContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryLimits : LimitContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryWakes : WakeContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryConcurrency : ConcurrencyContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryDocuments : DocumentContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryStops : StopContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryCaseLists : CaseListContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryTasksAndPayments : TaskAndPaymentContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryPublications : PublicationContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}

public sealed class MemoryFeeds : FeedContract
{
    protected override Task<IStoreUnderTest> Open() => Task.FromResult<IStoreUnderTest>(new MemoryUnderTest());
}
