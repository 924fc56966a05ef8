using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Functions.Cases;
using Reminders.Functions.Rings;
using Reminders.Functions.Tests.Replay;
using Reminders.Faults.Running;
using Reminders.Faults.Schedules;
using Reminders.Web.Measuring;

namespace Reminders.Faults.Hosts;

/// <summary>
/// The Function App's orchestrator, activities, doorbell and sweep on the replaying engine. The engine is durable: a process that dies
/// leaves its activity to be run again.
/// </summary>
internal sealed class CloudHost : IHost, IDoorbell
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration WorkItem = Duration.FromMilliseconds(100);
    private static readonly Duration Grace = Duration.FromMinutes(5);

    private readonly World _world;
    private readonly bool _sweeps;
    private readonly ReplayEngine _engine;
    private readonly Action _enter;
    private readonly CallClients _clients = new();
    private readonly DurableDoorbell _bell;
    private readonly Stack<StreamId> _delayed = new();
    private RingFault _rings;
    private Flow? _running;
    private Instant _lastSweep;
    private bool _hasWork;
    private int _turn;
    private int _again;

    public CloudHost(World world, bool sweeps)
    {
        (_world, _sweeps) = (world, sweeps);
        _lastSweep = world.Start;
        _engine = new ReplayEngine(() => world.Now.ToDateTimeUtc(), to => world.MoveTo(Instant.FromDateTimeUtc(to)));
        var client = new ReplayClient(_engine);
        _enter = () => _clients.Use(client);
        _bell = new DurableDoorbell(_clients, NullLogger<DurableDoorbell>.Instance);
        _engine.AddOrchestrator(CaseOrchestrator.Name, CaseOrchestrator.Run);
        _engine.AddActivity<CaseRef, PlannedCase>(CaseActivities.Plan, invoice => Act(activities => activities.PlanNextStep(invoice, client, default)));
        _engine.AddActivity<StepToPerform, PerformedStep>(CaseActivities.Perform, step => Act(activities => activities.PerformStep(step, client, default)));
        _engine.Faults.BeforeItem = () =>
        {
            world.Tick(WorkItem);
            return Task.CompletedTask;
        };
        _engine.Faults.CrashAt = item => item == _again;
        _engine.Faults.Event = () => _rings == RingFault.Doubled ? EventFault.Double : EventFault.None;
    }

    public IDoorbell Doorbell => this;

    private bool IsBusy => _running is { IsOver: false };

    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default)
    {
        _hasWork = true;
        switch (_rings)
        {
            case RingFault.Lost:
                return ValueTask.CompletedTask;
            case RingFault.Delayed:
                _delayed.Push(stream);
                return ValueTask.CompletedTask;
            default:
                return _bell.Ring(stream, cancellation);
        }
    }

    public Instant? NextLook(Node? except)
    {
        if (IsBusy)
        {
            return null;
        }

        Instant?[] times = [_hasWork ? _world.Now : null, _engine.NextTimer is { } timer ? Instant.FromDateTimeUtc(timer) : null, NextSweep()];
        return times.Min() is { } next ? Instant.Max(next, _world.Now) : null;
    }

    public void Look(Node? except)
    {
        if (_delayed.Count > 0)
        {
            _world.Run(new Flow(_world.NodeOf(0), RingDelayed));
        }

        if (NextSweep() <= _world.Now)
        {
            _lastSweep = _world.Now;
            var sweeper = _world.NodeOf(0);
            _world.Run(new Flow(sweeper, () => Sweep(sweeper)));
        }

        do
        {
            _hasWork = false;
            _world.Run(Engine());
        }
        while (_running!.Node.IsDead || _hasWork);
    }

    public Flow? OtherLook(Node than) => IsBusy ? null : Engine();

    public void Enter() => _enter();

    public void Woken()
    {
    }

    public void Restarted() => _hasWork = true;

    public void RingsAre(RingFault fault) => _rings = fault;

    public void DoAgain(int workItem) => _again = _engine.WorkItems + 1 + workItem;

    // The hourly sweep, where there is something for it to find.
    private Instant? NextSweep() => _sweeps && _world.Store.NextWake().GetAwaiter().GetResult() is { } wake
        ? Instant.Max(_lastSweep + Hour, wake + Grace)
        : null;

    private Flow Engine()
    {
        var node = _world.NodeOf(_turn++ % 2);
        return _running = new Flow(node, _engine.RunUntilIdle);
    }

    private async Task RingDelayed()
    {
        _enter();
        while (_delayed.TryPop(out var stream))
        {
            await _bell.Ring(stream);
        }
    }

    private async Task Sweep(Node node)
    {
        _enter();
        await new Sweep(node.Ports.Ledger, node.Get<CaseRunner>(), this, node.Ports.Clock, new TroubleLog<Sweep>(_world.Watch.Troubled)).Run(default);
    }

    private async Task<T> Act<T>(Func<CaseActivities, Task<T>> act)
    {
        try
        {
            return await act(new CaseActivities(_running!.Node.Get<CasePlanner>(), _clients, new Measures(Microsoft.Extensions.Logging.Abstractions.NullLogger<Measures>.Instance)));
        }
        catch (Exception failure)
        {
            _world.Watch.Troubled(failure);
            throw;
        }
    }
}
