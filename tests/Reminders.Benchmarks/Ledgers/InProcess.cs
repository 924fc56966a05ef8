using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Application;
using Reminders.Domain.Amounts;
using Reminders.Local.Running;
using Reminders.Sqlite;
using Reminders.Web.Measuring;
namespace Reminders.Benchmarks.Ledgers;

/// <summary>The application on a data folder without HTTP, on a clock that stands still, with a channel that takes everything.</summary>
internal sealed class InProcess : IClock, IDoorbell, ICreditors, IIdSource, IAsyncDisposable
{
    /// <summary>A Tuesday morning on which messages may leave.</summary>
    public static readonly Instant Today = Instant.FromUtc(2026, 11, 24, 10, 0);

    private readonly Creditor _creditor = new(Creditor.DefaultId, "Example Ltd", DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE") { Email = "billing@example.com" };
    private readonly SqliteStore _store;
    private readonly ServiceProvider _services;

    public InProcess(string folder)
    {
        _store = SqliteStore.Open(folder);
        _services = new ServiceCollection()
            .AddSingleton<ILedger>(_store).AddSingleton<IProjections>(_store).AddSingleton<IDocuments>(_store).AddSingleton<IFeedWords>(_store)
            .AddSingleton<IClock>(this).AddSingleton<IDoorbell>(this).AddSingleton<ICreditors>(this).AddSingleton<IIdSource>(this)
            .AddSingleton<IPolicies>(new ShippedPolicies())
            .AddSingleton<IMessageChannel>(Channel)
            .AddSingleton(new Measures(NullLogger<Measures>.Instance)).AddSingleton<TroubleList>().AddSingleton<DueWork>()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole())
            .AddReminders()
            .BuildServiceProvider();
    }

    public NullChannel Channel { get; } = new();

    public DueWork DueWork => _services.GetRequiredService<DueWork>();

    public Instant GetCurrentInstant() => Today;

    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => ValueTask.CompletedTask;

    public Creditor? Find(string id) => id == _creditor.Id ? _creditor : null;

    public string New() => Guid.NewGuid().ToString("N");

    /// <summary>Registers invoices, each of a customer of its own, due so many days from today.</summary>
    public Task Register(string prefix, int count, int dueInDays)
    {
        var today = Today.InUtc().Date;
        var registration = _services.GetRequiredService<Registration>();
        return Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 512 }, async (number, cancellation) =>
        {
            var invoice = new RegisterInvoice(
                $"{prefix}{number}",
                $"RE/2026/{prefix}{number}",
                new Money(11_900, Currency.Of("EUR")),
                today.PlusDays(-20),
                today.PlusDays(dueInDays),
                new CustomerInput($"c{prefix}{number}") { Name = "Ada Example", Email = $"{prefix}{number}@example.com" });
            await registration.Register(_creditor.Id, invoice, "benchmark", cancellation);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }
}
