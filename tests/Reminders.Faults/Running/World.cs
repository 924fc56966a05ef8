using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Streams;
using Reminders.Faults.Checks;
using Reminders.Faults.Hosts;
using Reminders.Faults.Mutants;
using Reminders.Faults.Ports;
using Reminders.Faults.Schedules;
using Reminders.Simulation.Ledgers;

namespace Reminders.Faults.Running;

/// <summary>The world of one schedule: virtual time, one ledger, two processes that can die, providers that fail, and who watches.</summary>
internal sealed partial class World : ICreditors, IIdSource
{
    private const int NodeCount = 2;

    private static readonly ShippedPolicies Policies = new();

    private readonly Creditor _creditor;
    private readonly Mutant _mutant;
    private readonly Node[] _nodes = new Node[NodeCount];
    private readonly int[] _skew = new int[NodeCount];
    private readonly Stack<Flow> _sliced = new();
    private readonly List<Move.Send> _unanswered = [];
    private readonly Clients _clients;
    private int _ids;
    private int _heldAtSend;

    public World(Schedule schedule, Mutant mutant)
    {
        _mutant = mutant;
        Start = Now = schedule.Start;
        ReadsBack = schedule.Seed % 8 == 0;
        _creditor = new Creditor(Main, "Example Ltd", DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE")
        {
            Email = "billing@example.com",
            Feeds = schedule.HasFeed ? [Clients.Source] : [],
        };
        Turns.Strike = Strike;
        Watch = new Watch(this);
        Watched = new WatchedStore(Store) { Appended = Appended, FoundDue = stream => Watch.Looked(stream, Now) };
        Email = new Provider("email", Turns, () => Now, Watch.HandedOver);
        Sms = new Provider("sms", Turns, () => Now, Watch.HandedOver);
        Host = schedule.Host == HostKind.Local ? new LocalHost(this) : new CloudHost(this, mutant.HasSweep);
        for (var i = 0; i < NodeCount; i++)
        {
            _nodes[i] = NewNode(i);
        }

        _clients = new Clients(this);
    }

    public const string Main = "main";

    public Instant Start { get; }

    public Instant Now { get; private set; }

    public Turns Turns { get; } = new();

    public MemoryStore Store { get; } = new();

    public WatchedStore Watched { get; }

    public StaleLists Lists { get; } = new();

    public MemoryFeeds Feeds { get; } = new();

    public Provider Email { get; }

    public Provider Sms { get; }

    public Watch Watch { get; }

    public Books Books { get; } = new();

    public IHost Host { get; }

    /// <summary>There is one process only: the first.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>Whether each event is read and written once more in the end: a share of the schedules.</summary>
    public bool ReadsBack { get; }

    public Creditor Creditor => _creditor;

    public IReadOnlyList<Node> Nodes => _nodes;

    public int[] Late { get; } = new int[NodeCount];

    public int SkewOf(int node) => _skew[node];

    public Creditor? Find(string id) => id == Main ? _creditor : null;

    public string New() => $"id{++_ids:D6}";

    public void Do(Move move)
    {
        Turns.TimePassed();
        switch (move)
        {
            case Move.Send send:
                Receive(send);
                break;
            case Move.Pass pass:
                RetryUnanswered();
                Advance(Duration.FromMinutes(pass.Minutes), except: null);
                break;
            case Move.Outage outage:
                Kill(_nodes[0]);
                Kill(_nodes[1]);
                MoveTo(Now + Duration.FromMinutes(outage.Minutes));
                Host.Restarted();
                break;
            case Move.Mood mood:
                ProviderOf(mood.Channel).Mood = mood.Is;
                break;
            case Move.Forget forget:
                ProviderOf(forget.Channel).IsForgetful = forget.Is;
                break;
            case Move.Late late:
                Late[late.Node] = late.Seconds;
                break;
            case Move.Lag lag:
                Lists.Lag = lag.Appends;
                break;
            case Move.Restart restart:
                _skew[restart.Node] = restart.Skew;
                Kill(_nodes[restart.Node]);
                break;
            case Move.Alone:
                IsAlone = true;
                break;
            case Move.Rings rings:
                Host.RingsAre(rings.Are);
                break;
            case Move.Again again:
                Host.DoAgain(again.WorkItem);
                break;
            case Move.At at:
                Turns.Arm(at.Where, at.What);
                break;
            default:
                throw new InvalidOperationException($"No move: {move.GetType().Name}.");
        }
    }

    /// <summary>A case as an operator sees it; null when it cannot be shown.</summary>
    public CaseView? View(string invoiceId)
    {
        CaseView? view = null;
        Run(new Flow(_nodes[0], async () => view = await _nodes[0].Get<CaseReader>().Find(Main, invoiceId)));
        return view;
    }

    /// <summary>Runs a flow and whatever was begun meanwhile to the end.</summary>
    public void Run(Flow flow)
    {
        Turns.Run(flow);
        FinishSliced();
        if (flow.Done?.Exception?.InnerException is { } failure)
        {
            Watch.Troubled(failure);
        }
    }

    public Node NodeOf(int number) => _nodes[number];

    public Flow Client(Input what, int to) => new(_nodes[to], () => _clients.Send(what, _nodes[to]));

    private void Receive(Move.Send send)
    {
        var flow = Client(send.What, IsAlone ? 0 : send.To);
        Run(flow);
        if (send.Retries && !(flow.Done is { IsCompletedSuccessfully: true } && !flow.Node.IsDead))
        {
            _unanswered.Add(send);
        }

        Host.Woken();
    }

    private void RetryUnanswered()
    {
        foreach (var send in _unanswered.ToList())
        {
            _unanswered.Remove(send);
            Receive(send);
        }
    }

    private void FinishSliced()
    {
        while (_sliced.TryPop(out var flow))
        {
            Turns.Finish(flow);
        }
    }

    private void Appended(Append append, int versionBefore)
    {
        Lists.Appended(append, versionBefore);
        Watch.Appended(append, versionBefore);
    }

    private Provider ProviderOf(string channel) => channel == "email" ? Email : Sms;
}
