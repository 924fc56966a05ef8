using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Reminders.Application;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Application.Tasks;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;
using Reminders.Sqlite;

namespace Reminders.Application.Tests;

/// <summary>
/// The whole application on a real ledger, with a clock that stands still, an outbox that can fail, and ids that count. Times are
/// Berlin's.
/// </summary>
internal sealed class World : IClock, IDoorbell, IIdSource, ICreditors, IAsyncDisposable
{
    public const string Main = "main";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reminders-");
    private readonly SqliteStore _store;
    private readonly WatchedLedger _ledger;
    private readonly ServiceProvider _services;
    private readonly IPolicies _policies;
    private Creditor _creditor = new(Main, "Example Ltd", DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE") { Email = "billing@example.com" };
    private Instant _now;
    private int _ids;

    public World(string now, bool publishes = false, IPolicies? policies = null)
    {
        _now = At(now);
        _store = SqliteStore.Open(_folder.FullName, new SqliteStoreOptions { Publishes = publishes });
        _ledger = new WatchedLedger(_store);
        _policies = policies ?? new ShippedPolicies();
        Pacing = new TokenBuckets(new Dictionary<string, Quota>(), this);
        _services = Another(_ => { });
    }

    /// <summary>A host of its own on the same ledger and the same channels.</summary>
    public ServiceProvider Another(Action<IServiceCollection> with)
    {
        var services = new ServiceCollection()
            .AddSingleton<ILedger>(_ledger)
            .AddSingleton<IProjections>(_store)
            .AddSingleton<IDocuments>(_store)
            .AddSingleton<IFeedWords>(_store)
            .AddSingleton<IClock>(this)
            .AddSingleton<IDoorbell>(this)
            .AddSingleton<IIdSource>(this)
            .AddSingleton<ICreditors>(this)
            .AddSingleton(_policies)
            .AddSingleton<IMessageChannel>(Email)
            .AddSingleton<IMessageChannel>(Sms)
            .AddSingleton<IMessageChannel>(Letter)
            .AddSingleton<IPacing>(Pacing)
            .AddReminders();
        with(services);
        return services.BuildServiceProvider();
    }

    public TokenBuckets Pacing { get; }

    public TestChannel Email { get; } = new("email");

    public TestChannel Sms { get; } = new("sms");

    public TestChannel Letter { get; } = new("letter");

    public ILedger Ledger => _store;

    public SqliteStore Store => _store;

    public string Folder => _folder.FullName;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Instant GetCurrentInstant() => _now;

    /// <summary>Who hears a ring; nobody, unless a test wants to.</summary>
    public Func<StreamId, CancellationToken, ValueTask> Rings { get; set; } = (_, _) => ValueTask.CompletedTask;

    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => Rings(stream, cancellation);

    public string New() => $"id{++_ids:D6}";

    public Creditor? Find(string id) => id == Main ? _creditor : null;

    public static Instant At(string local) => LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Parse(local).Value
        .InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();

    public static LocalDate Date(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static Money Eur(string amount)
    {
        Assert.Null(Money.Parse(amount, Currency.Of("EUR"), out var money));
        return money;
    }

    /// <summary>Visits every wake time up to a local time in order, as a host on a virtual clock does.</summary>
    public async Task RunTo(string local)
    {
        var to = At(local);
        while (await _store.NextWake() is { } next && next <= to)
        {
            await RunDue(next);
        }

        _now = Instant.Max(_now, to);
    }

    /// <summary>The rules of the creditor's time zone change.</summary>
    public void MoveTo(DateTimeZone rules) => _creditor = _creditor with { Zone = rules };

    /// <summary>Payments are expected from these sources.</summary>
    public void Expect(params ReadOnlySpan<string> feeds) => _creditor = _creditor with { Feeds = [.. feeds] };

    /// <summary>Where the creditor is paid, and what else is set of it.</summary>
    public void Set(Func<Creditor, Creditor> change) => _creditor = change(_creditor);

    /// <summary>What passes when payments are matched.</summary>
    public void Allow(MatchingPolicy matching) => _creditor = _creditor with { Matching = matching };

    public async Task<FeedWord?> Hear(string feed, long? sequence = null) => await Get<FeedWatch>().Heard(_creditor, feed, sequence);

    /// <summary>Lets something happen right before the next append of an event of that type.</summary>
    public void BeforeNext(string type, Func<Task> happens) => _ledger.BeforeNext(type, happens);

    /// <summary>Lets something happen right before every append.</summary>
    public void BeforeEachAppend(Func<Task> happens) => _ledger.BeforeEach = happens;

    /// <summary>Time passes and nobody looks: the process is down.</summary>
    public void SleepUntil(string local) => _now = At(local);

    public void MoveTo(Instant now) => _now = now;

    public void Pass(Duration time) => _now += time;

    public async Task RunDue(Instant? at = null)
    {
        _now = Instant.Max(_now, at ?? _now);
        for (var turn = 0; turn < 1000; turn++)
        {
            var due = await _store.Due(_now, 64);
            if (due.Count == 0)
            {
                return;
            }

            foreach (var wake in due)
            {
                await Get<CaseRunner>().Look(wake.Stream);
            }
        }

        Assert.Fail($"something is due again and again at {_now}");
    }

    public async Task<CaseView> Register(
        string id = "i1", string amount = "100.00", string due = "2026-06-15", string issued = "2026-05-15", CustomerInput? customer = null, Func<RegisterInvoice, RegisterInvoice>? with = null)
    {
        var policy = _policies.Names.FirstOrDefault(name => name != _creditor.DefaultPolicy);
        var invoice = new RegisterInvoice(id, $"No {id}", Eur(amount), Date(issued), Date(due), customer ?? Ada()) { Policy = policy };
        var answer = await Get<Registration>().Register(Main, (with ?? (same => same))(invoice), "billing");
        return Get<CaseReader>().View(Assert.IsType<Answer<CaseFile>.Done>(answer).Value);
    }

    /// <summary>Invoices of a customer, due earlier and paid, so many days late.</summary>
    public async Task PaidEarlier(CustomerInput customer, int invoices, int daysLate = 0)
    {
        var due = LocalDate.FromDateTime(_now.ToDateTimeUtc()).PlusDays(-daysLate);
        for (var i = 0; i < invoices; i++)
        {
            var iso = NodaTime.Text.LocalDatePattern.Iso.Format(due);
            await Register($"earlier{i}", due: iso, issued: iso, customer: customer);
            await Pay("100.00", $"earlier{i}", $"earlier{i}");
        }

        await RunDue();
    }

    public static CustomerInput Ada(string id = "c1") => new(id)
    {
        Name = "Ada Example", Email = "ada@example.com", Phone = "+4915112345678", Type = CustomerType.Consumer, Country = "DE", Locale = "en",
    };

    public async Task<PaymentView> Pay(string amount, string paymentId = "p1", string? invoice = "i1", string? reference = null)
    {
        var answer = await Get<PaymentIntake>().Receive(
            Main,
            new PaymentInput("api", paymentId, Eur(amount), LocalDate.FromDateTime(_now.ToDateTimeUtc())) { InvoiceId = invoice, PaymentReference = reference },
            "billing");
        return answer switch
        {
            Answer<PaymentView>.Done done => done.Value,
            Answer<PaymentView>.Unchanged same => same.Value,
            _ => throw new InvalidOperationException(answer.ToString()),
        };
    }

    /// <summary>A bank's line, matched by what stands in it.</summary>
    public Task<PaymentView> PayByBank(string amount, string paymentId = "b1", string? payer = "Ada Example", string? account = null, string? text = null, string? reference = null) =>
        Take(new PaymentInput("bank", paymentId, Eur(amount), LocalDate.FromDateTime(_now.ToDateTimeUtc()))
        {
            Payer = payer, PayerAccount = account, Text = text, PaymentReference = reference,
        });

    public async Task<PaymentView> Take(PaymentInput payment) =>
        await Get<PaymentIntake>().Receive(Main, payment, "bank") is Answer<PaymentView>.Done done
            ? done.Value
            : throw new InvalidOperationException("the payment was not taken");

    public async Task Reverse(string amount, string paymentId = "p1", string reversalId = "r1") => Assert.IsType<Answer<PaymentView>.Done>(
        await Get<PaymentIntake>().Reverse(StreamId.Payment(Main, "api", paymentId), new ReversalInput(reversalId, Eur(amount)), "billing"));

    public Task<Answer<CaseFile>> Try(CaseCommand command, string id = "i1") =>
        Get<CaseActions>().Act(Main, id, _ => command, new ActionRequest("operator"));

    public async Task<CaseView> Act(CaseCommand command, string id = "i1")
    {
        var answer = await Try(command, id);
        return answer switch
        {
            Answer<CaseFile>.Done done => Get<CaseReader>().View(done.Value),
            Answer<CaseFile>.Unchanged same => Get<CaseReader>().View(same.Value),
            _ => throw new InvalidOperationException(answer.ToString()),
        };
    }

    public async Task<CaseView> View(string id = "i1") => await Get<CaseReader>().Find(Main, id) ?? throw new InvalidOperationException("no such case");

    public async Task<IReadOnlyList<JsonObject>> Timeline(string id = "i1") =>
        await Get<CaseReader>().InvoiceTimeline(Main, id) ?? throw new InvalidOperationException("no such case");

    /// <summary>The steps sent for an invoice with their local times: <c>soft 2026-06-10 09:00</c>.</summary>
    public async Task<string[]> Sent(string id = "i1") => [.. (await Timeline(id))
        .Where(item => item["type"]!.GetValue<string>() == "reminderSent")
        .Select(item => $"{item["step"]!.GetValue<string>()} {Local(item["at"]!.GetValue<string>())}")];

    public async Task<string[]> Types(string id = "i1") => [.. (await Timeline(id)).Select(item => item["type"]!.GetValue<string>())];

    public async Task<IReadOnlyList<TaskRow>> Tasks() => (await _store.Tasks(Main, null, 100)).Items;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Local(string instant) => InstantPattern.ExtendedIso.Parse(instant).Value
        .InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToString("yyyy-MM-dd HH:mm", null);
}
