using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Reminders.Application;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Local.Running;
using Reminders.Messages;
using Reminders.Web.Measuring;

namespace Reminders.Faults.Running;

/// <summary>
/// One process of the service with all its memory: the real use cases over ports that can fail. When it dies, a new one takes its place
/// and knows nothing but the ledger.
/// </summary>
public sealed class Node
{
    // Templates are compiled once: they hold no state of a process.
    private static readonly MessageRenderer Renderer = new();

    private readonly ServiceProvider _services;
    private readonly Dictionary<Type, object> _known = [];

    public Node(int number, NodePorts ports, ICreditors creditors, IIdSource ids, Action<Exception> troubled)
    {
        Number = number;
        Ports = ports;
        var services = new ServiceCollection()
            .AddSingleton(ports.Ledger)
            .AddSingleton(ports.Projections)
            .AddSingleton(ports.Documents)
            .AddSingleton(ports.Feeds)
            .AddSingleton(ports.Clock)
            .AddSingleton(ports.Doorbell)
            .AddSingleton(ports.Policies)
            .AddSingleton(creditors)
            .AddSingleton(ids);
        foreach (var channel in ports.Channels)
        {
            services.AddSingleton(channel);
        }

        services.AddReminders().AddSingleton(Renderer);
        services.AddSingleton(new Measures(NullLogger<Measures>.Instance)).AddSingleton<TroubleList>().AddSingleton<DueWork>()
            .AddSingleton<ILogger<DueWork>>(new TroubleLog<DueWork>(troubled));
        _services = services.BuildServiceProvider();
    }

    public int Number { get; }

    public NodePorts Ports { get; }

    public bool IsDead { get; private set; }

    public void Die() => IsDead = true;

    // Asked twice, a provider compiles how to make a service: not worth it for one that lives for milliseconds.
    public T Get<T>()
        where T : notnull => (T)(_known.TryGetValue(typeof(T), out var known) ? known : _known[typeof(T)] = _services.GetRequiredService<T>());
}

/// <summary>Everything a process touches outside of itself.</summary>
public sealed record NodePorts(
    ILedger Ledger,
    IProjections Projections,
    IDocuments Documents,
    IFeedWords Feeds,
    IClock Clock,
    IDoorbell Doorbell,
    IPolicies Policies,
    IReadOnlyList<IMessageChannel> Channels);

/// <summary>What the product thinks worth an error with an exception is a fault, unless the schedule wanted it.</summary>
internal sealed class TroubleLog<T>(Action<Exception> troubled) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null and not InjectedException)
        {
            troubled(exception);
        }
    }
}
