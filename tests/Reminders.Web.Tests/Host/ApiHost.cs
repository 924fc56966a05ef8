using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application;
using Reminders.Application.Access;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Gateways;
using Reminders.Application.Hosting;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Sqlite;
using Reminders.Web.Webhooks;

namespace Reminders.Web.Tests.Host;

/// <summary>The API on a real server, over a store in a folder of its own.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reminders-web-").FullName;
    private readonly SqliteStore _store;
    private readonly WebApplication _app;

    private ApiHost(bool virtualClock)
    {
        _store = SqliteStore.Open(_folder);
        Ledger = new FailingLedger(_store);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services
            .AddReminders()
            .AddRemindersWeb()
            .AddSingleton<ILedger>(Ledger)
            .AddSingleton<IProjections>(_store)
            .AddSingleton<IDocuments>(_store)
            .AddSingleton<IFeedWords>(_store)
            .AddSingleton<IDeadLetters>(_store)
            .AddSingleton<IClock>(Clock)
            .AddSingleton(Clock)
            .AddSingleton<IIdSource, SequentialIds>()
            .AddSingleton<IApiKeys, TestKeys>()
            .AddSingleton<ICreditors>(Creditors)
            .AddSingleton<IGateways>(Gateways)
            .AddSingleton<IGatewayClient>(Gateways)
            .AddSingleton(new TrustedRoots(() => Roots))
            .AddSingleton<IPolicies>(Policies)
            .AddSingleton<IDoorbell, NoDoorbell>()
            .AddSingleton<IMessageChannel>(new AcceptingChannel(Channel.Email))
            .AddSingleton<IMessageChannel>(new AcceptingChannel(Channel.Sms))
            .AddSingleton<IOrchestrations, TestOrchestrations>()
            .AddSingleton<IHealth>(Health);
        if (virtualClock)
        {
            builder.Services.AddSingleton<IVirtualClock>(new TestVirtualClock(this));
        }

        _app = builder.Build();
        _app.Use(SignInByHeader);
        RemindersApi.Map(_app);
    }

    public TestClock Clock { get; } = new();

    public TestHealth Health { get; } = new();

    public TestCreditors Creditors { get; } = new();

    /// <summary>Who vouches for certificates.</summary>
    public X509Certificate2Collection Roots { get; } = [];

    public TestGateways Gateways { get; } = new();

    public TestPolicies Policies { get; } = new();

    public TestLog Log { get; } = new();

    public FailingLedger Ledger { get; }

    public Uri Address => new(_app.Urls.First());

    public static async Task<ApiHost> Start(bool virtualClock = false, Action<TestGateways>? with = null)
    {
        var host = new ApiHost(virtualClock);
        with?.Invoke(host.Gateways);
        await host._app.StartAsync();
        return host;
    }

    public ApiClient Client(string? key = "admin") => new(Address, key);

    /// <summary>Lets everything happen that is due until then.</summary>
    public async Task RunUntil(Instant to)
    {
        var runner = _app.Services.GetRequiredService<CaseRunner>();
        while (await Ledger.NextWake() is { } next && next <= to)
        {
            Clock.Now = Instant.Max(next, Clock.Now);
            foreach (var due in await Ledger.Due(Clock.Now, 100))
            {
                await runner.Look(due.Stream);
            }
        }

        Clock.Now = to;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Stands in for the desk's sign-in, which leaves the key's id in the user.
    private static Task SignInByHeader(Microsoft.AspNetCore.Http.HttpContext http, Microsoft.AspNetCore.Http.RequestDelegate next)
    {
        if (http.Request.Headers.TryGetValue("Test-Session", out var keyId))
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, keyId.ToString())], "cookie"));
        }

        return next(http);
    }
}
