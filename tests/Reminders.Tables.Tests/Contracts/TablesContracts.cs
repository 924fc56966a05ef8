using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Contracts;

public sealed class TablesAppends : AppendContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesLimits : LimitContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesWakes : WakeContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesConcurrency : ConcurrencyContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesDocuments : DocumentContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesFeeds : FeedContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesStops : StopContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesCaseLists : CaseListContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesTasksAndPayments : TaskAndPaymentContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesModel : ModelContract
{
    protected override int Runs => 8;

    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesPublications : PublicationContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}

public sealed class TablesMoving : MovingContract
{
    protected override Task<IStoreUnderTest> Open() => TablesUnderTest.Open();
}
