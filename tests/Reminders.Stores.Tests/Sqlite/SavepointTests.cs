using Microsoft.Data.Sqlite;
using Reminders.Application.Ledger;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>
/// What a member wrote before it was refused is taken back by its own savepoint; without that it would stay, and be seen here.
/// </summary>
public sealed class SavepointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecentStreams _recent = new();
    private readonly Session _session;
    private readonly SharedTransaction _transaction;

    public SavepointTests()
    {
        var path = Path.Combine(_folder.Path, "reminders.db");
        _session = Session.Open(path, SqliteOpenMode.ReadWriteCreate, TimeSpan.FromSeconds(1));
        Schema.Ensure(_session, path);
        _transaction = new SharedTransaction(_session, _recent, path, new SqliteStoreOptions());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void RefusedMember_LeavesNothing_UnlessItsSavepointIsGone(bool isGone, long left)
    {
        _transaction.Commit([Member(First("1") with { Documents = [Document("doc", 1)] })]);
        var refused = Member(First("2") with { Documents = [Document("doc", 2)] });

        _transaction.Commit([isGone ? new WithoutSavepoint(refused) : refused, Member(First("3"))]);

        Assert.Equal(left, Streams("2"));
        Assert.Equal(1, Streams("3"));
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _folder.Dispose();
    }

    private WriteOperation<AppendResult> Member(Append append) => new(session => Appending.Execute(session, _recent, append, publishes: false));

    private long Streams(string id) =>
        _session.One("SELECT count(*) FROM streams WHERE name = ?1", static row => row.Long(0), Stream(id).Name);

    /// <summary>Makes its savepoint anew right before it is refused: going back there takes nothing back.</summary>
    private sealed class WithoutSavepoint(WriteOperation inner) : WriteOperation
    {
        private int _tries;

        public override void Execute(Session session)
        {
            var isAlone = ++_tries > 1;
            try
            {
                inner.Execute(session);
            }
            catch (ArgumentException) when (isAlone)
            {
                session.Run("RELEASE member");
                session.Run("SAVEPOINT member");
                throw;
            }
        }

        public override void Refuse(Exception exception) => inner.Refuse(exception);

        public override void Answer() => inner.Answer();

        public override void Fail(Exception exception) => inner.Fail(exception);
    }
}
