namespace Reminders.Functions.Tests.Hosting;

/// <summary>What is counted, in the order in which it is shown. Another service of the app is another line here.</summary>
internal static class Columns
{
    public const string Starts = "starts";
    public const string Episodes = "orchestrator episodes";
    public const string Activities = "activities";
    public const string Timers = "timers (hops of 3 days)";
    public const string Rings = "external events";
    public const string Generations = "continue-as-new";
    public const string Transactions = "table: entity-group writes";
    public const string RowWrites = "table: single-row writes";
    public const string RowDeletes = "table: single-row deletes";
    public const string PointReads = "table: point reads";
    public const string Queries = "table: queries";
    public const string BlobWrites = "blob writes";
    public const string BlobReads = "blob reads";
    public const string QueueReceives = "queue: receives";
    public const string QueueSettles = "queue: completes and dead-letters";
    public const string TopicSends = "topic: sends";

    public static IReadOnlyList<string> All { get; } =
    [
        Starts, Episodes, Activities, Timers, Rings, Generations,
        Transactions, RowWrites, RowDeletes, PointReads, Queries, BlobWrites, BlobReads,
        QueueReceives, QueueSettles, TopicSends,
    ];
}

/// <summary>How often each thing was done.</summary>
internal sealed class Tally
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _counts = Columns.All.ToDictionary(column => column, _ => 0);

    public int this[string column]
    {
        get
        {
            lock (_turn)
            {
                return _counts[column];
            }
        }
    }

    public void Reset()
    {
        lock (_turn)
        {
            foreach (var column in Columns.All)
            {
                _counts[column] = 0;
            }
        }
    }

    /// <summary>The counts as they are now.</summary>
    public Tally Taken()
    {
        var taken = new Tally();
        foreach (var column in Columns.All)
        {
            taken._counts[column] = this[column];
        }

        return taken;
    }

    public void Add(string column)
    {
        lock (_turn)
        {
            _counts[column]++;
        }
    }
}
