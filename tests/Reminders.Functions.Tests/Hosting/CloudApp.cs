using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Policies;
using Reminders.Application.Streams;
using Reminders.Functions.Cases;
using Reminders.Functions.Events;
using Reminders.Functions.Http;
using Reminders.Functions.Payments;
using Reminders.Functions.Rings;
using Reminders.Functions.Tests.Events;
using Reminders.Functions.Tests.Http;
using Reminders.Functions.Tests.Replay;
using Reminders.Functions.Tests.Settings;
using Reminders.Tables;
using Reminders.Tables.Tests.Server;

namespace Reminders.Functions.Tests.Hosting;

/// <summary>
/// The app as it is composed for Azure, on the real storage clients against a local table and blob server; orchestrations on the
/// replaying engine. Only what leaves the machine is stood in for: the channels, the broker, the clock.
/// </summary>
internal sealed class CloudApp : IClock, IIdSource, IAsyncDisposable
{
    private static int s_count;

    private readonly ServiceProvider _services;
    private readonly CaseActivities _activities;
    private Instant _now;
    private int _ids;

    private CloudApp(string connection, string now, CloudOptions options)
    {
        _now = World.At(now);
        Tables = new Network(StorageService.Tables, Counts.Add);
        Blobs = new Network(StorageService.Blobs, Counts.Add);
        Engine = new ReplayEngine(() => _now.ToDateTimeUtc(), to => _now = Instant.FromDateTimeUtc(to)) { Count = Counts.Add };
        Client = new ReplayClient(Engine);
        _services = Compose(connection, options);
        Use();
        _activities = ActivatorUtilities.CreateInstance<CaseActivities>(_services);
        Engine.AddOrchestrator(CaseOrchestrator.Name, CaseOrchestrator.Run);
        Engine.AddActivity<CaseRef, PlannedCase>(CaseActivities.Plan, invoice => _activities.PlanNextStep(invoice, Client, default));
        Engine.AddActivity<StepToPerform, PerformedStep>(CaseActivities.Perform, step => _activities.PerformStep(step, Client, default));
    }

    public Tally Counts { get; } = new();

    public Network Tables { get; }

    public Network Blobs { get; }

    public ReplayEngine Engine { get; }

    public ReplayClient Client { get; }

    public SwiftTime Time { get; } = new();

    public TestChannel Email { get; } = new("email");

    public TablesStore Store => Get<TablesStore>();

    public static async Task<CloudApp> Open(string now, CloudOptions? options = null)
    {
        var app = new CloudApp(await Azurite.ConnectionString(), now, options ?? new CloudOptions());
        await app.Store.EnsureCreated();
        return app;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Instant GetCurrentInstant() => _now;

    public LocalDate Today => _now.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date;

    public string New() => $"id{Interlocked.Increment(ref _ids):D6}";

    public Task<Answered> Send(string method, string path, string? body = null, Action<Microsoft.AspNetCore.Http.HttpContext>? with = null) =>
        Requests.Send(_services, Client, method, path, body, with);

    public Task<Answered> Register(string id = "i1", string customer = "c1", string due = "2026-06-15", string with = "") => Send("POST", "/api/invoices", $$"""
        { {{with}} "invoiceId": "{{id}}", "number": "No {{id}}", "amount": "100.00", "currency": "EUR", "issueDate": "2026-05-15", "dueDate": "{{due}}",
          "customer": { "customerId": "{{customer}}", "type": "consumer", "name": "Ada Example", "email": "{{customer}}@example.com", "country": "DE", "locale": "en" } }
        """);

    /// <summary>A payment through the queue, as the broker delivers it.</summary>
    public async Task<Settlements> Pay(string amount = "100.00", string paymentId = "p1", string invoiceId = "i1", int delivery = 1)
    {
        var settlements = new Settlements();
        var body = $$"""{ "paymentId": "{{paymentId}}", "invoiceId": "{{invoiceId}}", "amount": "{{amount}}", "currency": "EUR", "bookedOn": "2026-05-20" }""";
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(BinaryData.FromString(body), deliveryCount: delivery);
        Counts.Add(Columns.QueueReceives);
        await ActivatorUtilities.CreateInstance<PaymentsQueue>(_services, Time).Take(message, settlements, Client, default);
        settlements.Did.ForEach(_ => Counts.Add(Columns.QueueSettles));
        return settlements;
    }

    public async Task<IReadOnlyList<string>> Timeline(string id = "i1") =>
        [.. (await Send("GET", $"/api/invoices/{id}/timeline")).Body["items"]!.AsArray().Select(item => item!["type"]!.GetValue<string>())];

    public async Task<string> Status(string id = "i1") => (await Send("GET", $"/api/invoices/{id}")).Body["status"]!.GetValue<string>();

    /// <summary>Where messages went, in order.</summary>
    public IReadOnlyList<string> To => [.. Email.Handed.OfType<OutgoingMessage.Email>().Select(message => message.To)];

    public string CustomStatus(string id = "i1") => System.Text.Json.JsonSerializer.Deserialize<string>(Instance(id).CustomStatus ?? "\"\"") ?? "";

    public Instance Instance(string id = "i1") => Engine.Instances[InstanceId.Of(World.Main, id)];

    public Task RunTo(string local) => Engine.AdvanceTo(World.At(local).ToDateTimeUtc());

    public Task Rest() => Engine.RunUntilIdle();

    /// <summary>What the timer does each minute.</summary>
    public Task Publish() => Get<Publisher>().Run();

    /// <summary>The hourly sweep, and what it rings.</summary>
    public async Task Sweep()
    {
        Use();
        await Get<Sweep>().Run(default);
        await Rest();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Exception? Counted(string column)
    {
        Counts.Add(column);
        return null;
    }

    private ServiceProvider Compose(string connection, CloudOptions options)
    {
        var prefix = $"F{Interlocked.Increment(ref s_count)}x";
        var container = new BlobServiceClient(connection, Through(new BlobClientOptions(), Blobs)).GetBlobContainerClient($"{prefix.ToLowerInvariant()}-documents");
        var services = new ServiceCollection().AddLogging()
            .AddFunctionApp(AppSettingsTests.Read(options.Settings), options.Policies)
            .AddSingleton(container)
            .AddSingleton(new TablesStore(
                new TableServiceClient(connection, Through(new TableClientOptions(), Tables)),
                container,
                new TablesStoreOptions { Clock = this, Ids = this, Prefix = prefix, Publishes = options.Publishes }))
            .AddSingleton(found => new Publisher(
                found.GetRequiredService<ILedger>(),
                found.GetRequiredService<TablesStore>(),
                ActivatorUtilities.CreateInstance<TopicSink>(found, new Topic { Trouble = _ => Counted(Columns.TopicSends) })))
            .RemoveAll<IMessageChannel>().AddSingleton<IMessageChannel>(Email)
            .AddSingleton<IClock>(this).AddSingleton<IIdSource>(this)
            .AddSingleton<IWebHostEnvironment, HostEnvironment>().AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment, HostEnvironment>()
            .AddSingleton<HttpTriggers>()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        options.Change(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    // The call's client, as the Functions host hands it to each call.
    private void Use() => Get<IDurableClients>().Use(Client);

    private static T Through<T>(T options, Network network)
        where T : ClientOptions
    {
        options.AddPolicy(network, HttpPipelinePosition.PerRetry);
        options.Retry.MaxRetries = 0;
        return options;
    }
}

/// <summary>What a test wants otherwise than the sample settings.</summary>
internal sealed record CloudOptions
{
    public Dictionary<string, string?> Settings { get; init; } = AppSettingsTests.Valid;

    public IPolicies Policies { get; init; } = new ShippedPolicies();

    /// <summary>Events are kept to be published, as with a topic in the settings.</summary>
    public bool Publishes { get; init; }

    public Action<IServiceCollection> Change { get; init; } = _ => { };
}
