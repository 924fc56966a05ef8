using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Reminders.Application;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Messages;
using Reminders.Simulation.Ledgers;

namespace Reminders.Simulation.Runs;

/// <summary>
/// The whole application around one customer: what hosts run, on a ledger in memory, a clock that is moved, ids that count, and
/// channels that take every message. Budgets and quiet hours are a customer's own, so customers need no common world.
/// </summary>
internal sealed class World : IClock, IIdSource, ICreditors, IDoorbell, IAsyncDisposable
{
    // More looks than this at one instant is no work but a wheel that spins.
    private const int MostLooks = 10_000;

    private readonly Scenario _scenario;
    private readonly ServiceProvider _services;
    private LocalDate _heardOn;
    private Instant _now;
    private int _ids;

    public World(Scenario scenario, MessageRenderer renderer)
    {
        _scenario = scenario;
        _now = scenario.Starts;
        _heardOn = scenario.DateOf(_now).PlusDays(-1);
        _services = new ServiceCollection()
            .AddSingleton<ILedger>(Store).AddSingleton<IProjections>(Store).AddSingleton<IDocuments>(Store).AddSingleton<IFeedWords>(Store)
            .AddSingleton<IClock>(this).AddSingleton<IIdSource>(this).AddSingleton<ICreditors>(this).AddSingleton<IDoorbell>(this)
            .AddSingleton<IPolicies>(new LoadedPolicies([scenario.Policy]))
            .AddSingleton<IMessageChannel>(new WillingChannel(Channel.Email)).AddSingleton<IMessageChannel>(new WillingChannel(Channel.Sms))
            .AddSingleton<IMessageChannel>(new WillingChannel(Channel.Letter))
            .AddReminders()
            .AddSingleton(renderer)
            .BuildServiceProvider();
    }

    public MemoryStore Store { get; } = new();

    public LocalDate Today => _scenario.DateOf(_now);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Instant GetCurrentInstant() => _now;

    public string New() => string.Create(CultureInfo.InvariantCulture, $"id{++_ids:D6}");

    // Every case of the run follows the policy that is tried.
    public Creditor? Find(string id) => id == _scenario.Creditor.Id ? _scenario.Creditor with { DefaultPolicy = _scenario.Policy.Reference } : null;

    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <summary>Time goes on to an instant; on the way the bank gives word every morning.</summary>
    public async Task MoveTo(Instant to)
    {
        while (_heardOn < _scenario.DateOf(to))
        {
            _heardOn = _heardOn.PlusDays(1);
            var morning = _scenario.At(_heardOn, new LocalTime(6, 0));
            if (morning > to)
            {
                _heardOn = _heardOn.PlusDays(-1);
                break;
            }

            if (_scenario.BankSpeaksOn(_heardOn))
            {
                _now = Instant.Max(_now, morning);
                await Get<FeedWatch>().Heard(_scenario.Creditor, Scenario.Feed);
            }
        }

        _now = Instant.Max(_now, to);
    }

    /// <summary>Looks at whatever is due now, in the hosts' order, until everything is at rest.</summary>
    public async Task RunDue()
    {
        for (var looks = 0; await Store.Due(_now, 64) is { Count: > 0 } due;)
        {
            foreach (var wake in due)
            {
                await Get<CaseRunner>().Look(wake.Stream);
                if (++looks > MostLooks)
                {
                    throw new InvalidOperationException($"{wake.Stream} is due again and again at {_now}");
                }
            }
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Takes every message, delivers none.</summary>
internal sealed class WillingChannel(string name) : IMessageChannel
{
    public string Name => name;

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation) => Task.FromResult<HandOver>(new HandOver.Accepted());

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult<HandOver>(new HandOver.Accepted());
}
