using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Access;
using Reminders.Application.Policies;
using Reminders.Local.Clocks;
using Reminders.Local.Commands;
using Reminders.Local.Keys;
using Reminders.Local.Running;
using Reminders.Local.Settings;
using Reminders.Local.Webhooks;
using Reminders.Sqlite;
using Reminders.Web.Desk.Access;

namespace Reminders.Local;

/// <summary>The whole service in one process on one data folder.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SqliteStore _store;

    private LocalHost(WebApplication app, SqliteStore store, DataFolder folder)
    {
        _app = app;
        _store = store;
        Folder = folder;
    }

    public DataFolder Folder { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The first address it listens on.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public bool HasKeys => _app.Services.GetRequiredService<KeyFile>().All.Count > 0;

    /// <summary>Opens the data folder and starts to serve and to run cases.</summary>
    /// <exception cref="Application.Ledger.LedgerUnavailableException">The data folder cannot be used, or another process uses it.</exception>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    /// <exception cref="Reminders.Policies.PolicyException">A policy file cannot be used.</exception>
    /// <exception cref="Reminders.Messages.TemplateException">A message template cannot be used.</exception>
    /// <exception cref="PoliciesMissingException">A policy version that open cases follow is not there.</exception>
    /// <exception cref="StartException">The clock or an address cannot be used as asked, or the ledger was moved away.</exception>
    public static async Task<LocalHost> Start(HostOptions options, CancellationToken cancellation = default)
    {
        var host = await Open(options, cancellation);
        try
        {
            await host.Services.GetRequiredService<Courier>().Begin(cancellation);
            await host._app.StartAsync(cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the data folder for its use cases alone: nothing is served, no case is run. Throws what <see cref="Start"/> does.</summary>
    public static async Task<LocalHost> Open(HostOptions options, CancellationToken cancellation = default)
    {
        var folder = new DataFolder(Path.GetFullPath(options.Data));
        var templates = LocalTemplates.Load(folder.Path);
        var policies = LocalPolicies.Load(folder.Path, templates);
        var settings = LocalSettings.Load(folder.Path, policies);
        templates.RequireKnown([.. settings.Creditors.Select(creditor => creditor.Id)]);
        var work = options.WorkIn is { } other ? new DataFolder(other) : folder;
        var store = SqliteStore.Open(work.Path, new SqliteStoreOptions { Publishes = !settings.Webhooks.IsEmpty, IsScratch = options.WorkIn is not null });
        try
        {
            Retired.Check(folder.Path);
            await PolicyKeeper.Check(store, policies, cancellation);
            var app = LocalServices.Build(options, work, store, settings, policies, templates, OpenClock(options, work));
            if (options.Rebuild)
            {
                await app.Services.GetRequiredService<Rebuild>().Run(cancellation);
            }
            else if (store.ListsAreOld)
            {
                await app.Services.GetRequiredService<Rebuild>().Complete(cancellation);
            }

            return new LocalHost(app, store, work);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdown() => _app.WaitForShutdownAsync();

    public string AddKey(string name, Role role, string creditor = Application.Creditors.Creditor.DefaultId) =>
        Services.GetRequiredService<KeyFile>().Add(name, role, creditor, SystemClock.Instance.GetCurrentInstant());

    /// <summary>A code that opens the desk once with the rights of a key of this host.</summary>
    public string IssueSignInCode(string key, TimeSpan lifetime) => Services.GetRequiredService<KeyFile>().Find(key) is { } owner
        ? Services.GetRequiredService<SignInCodes>().Issue(owner.KeyId, lifetime)
        : throw new ArgumentException("is no key of this host", nameof(key));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static IClock OpenClock(HostOptions options, DataFolder folder)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        if (options.IsVirtual)
        {
            return VirtualClock.Open(folder.Path, options.Clock ?? VirtualClock.LastSeen(folder.Path) ?? now);
        }

        return VirtualClock.LastSeen(folder.Path) is { } seen && seen > now
            ? throw new StartException(
                $"{folder.Path} has run on a virtual clock up to {InstantPattern.General.Format(seen)}, and time never goes back: start with --clock")
            : SystemClock.Instance;
    }
}
