using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Local.Running;
using Reminders.Faults.Running;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Hosts;

/// <summary>
/// Processes that look at what is due, as the Local runner does. The bell only ends their sleep early, so a lost ring is a look that
/// comes late.
/// </summary>
internal sealed class LocalHost(World world) : IHost
{
    public IDoorbell Doorbell { get; } = new Silent();

    public Instant? NextLook(Node? except) => Awake(except).Any() && world.Store.NextWake().GetAwaiter().GetResult() is { } wake
        ? Instant.Max(world.Now, Awake(except).Min(node => HearsOf(wake, node)))
        : null;

    public void Look(Node? except)
    {
        foreach (var node in Awake(except).ToList())
        {
            if (world.Store.NextWake().GetAwaiter().GetResult() is { } wake && HearsOf(wake, node) <= world.Now)
            {
                world.Run(new Flow(node, () => Work(node)));
            }
        }
    }

    public Flow? OtherLook(Node than)
    {
        var other = world.NodeOf(world.OtherThan(than));
        return new Flow(other, () => Work(other));
    }

    public void Woken()
    {
    }

    public void Enter()
    {
    }

    public void Restarted()
    {
    }

    public void RingsAre(RingFault fault)
    {
    }

    public void DoAgain(int workItem)
    {
    }

    private static async Task Work(Node node)
    {
        try
        {
            await node.Get<DueWork>().RunInOrder();
        }
        catch (Exception failure) when (failure is LedgerUnavailableException or InjectedException)
        {
            // The runner waits a little and goes on.
        }
    }

    // When it is due by the process's own clock, and a little later.
    private Instant HearsOf(Instant wake, Node node) =>
        wake + Duration.FromSeconds(world.Late[node.Number] - world.SkewOf(node.Number));

    private IEnumerable<Node> Awake(Node? except) => world.Nodes.Where(node =>
        node.Number != except?.Number && !(world.IsAlone && node.Number > 0));

    private sealed class Silent : IDoorbell
    {
        public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => ValueTask.CompletedTask;
    }
}
