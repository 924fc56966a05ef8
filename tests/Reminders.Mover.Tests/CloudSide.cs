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
using Reminders.Tables;

namespace Reminders.Mover.Tests;

/// <summary>The application on a table ledger, on the clock and with the channels of a world.</summary>
internal sealed class CloudSide(World world, TablesStore store) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<ILedger>(store)
        .AddSingleton<IProjections>(store)
        .AddSingleton<IDocuments>(store)
        .AddSingleton<IFeedWords>(store)
        .AddSingleton<IClock>(world)
        .AddSingleton<IDoorbell>(world)
        .AddSingleton<IIdSource>(world)
        .AddSingleton<ICreditors>(world)
        .AddSingleton<IPolicies, ShippedPolicies>()
        .AddSingleton<IMessageChannel>(world.Email)
        .AddSingleton<IMessageChannel>(world.Sms)
        .AddReminders()
        .BuildServiceProvider();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Visits every wake time up to a local time in order.</summary>
    public async Task RunTo(string local)
    {
        while (await store.NextWake() is { } next && next <= World.At(local))
        {
            world.MoveTo(Instant.Max(world.GetCurrentInstant(), next));
            foreach (var wake in await store.Due(world.GetCurrentInstant(), 64))
            {
                await Get<CaseRunner>().Look(wake.Stream);
            }
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
