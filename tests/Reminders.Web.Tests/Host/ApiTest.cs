using System.Net;
using System.Text.Json.Nodes;

namespace Reminders.Web.Tests.Host;

/// <summary>A test against a host of its own.</summary>
public abstract class ApiTest : IAsyncLifetime
{
    private readonly List<ApiClient> _clients = [];

    internal ApiHost Host { get; private set; } = null!;

    /// <summary>May do everything on "main".</summary>
    internal ApiClient Api { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Host = await ApiHost.Start(WithVirtualClock);
        Api = As("admin");
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Host.DisposeAsync();
    }

    protected virtual bool WithVirtualClock => false;

    internal ApiClient As(string? key)
    {
        var client = Host.Client(key);
        _clients.Add(client);
        return client;
    }

    internal async Task<Reply> Register(JsonObject invoice)
    {
        var reply = await Api.Post("/api/invoices", invoice);
        Assert.True(reply.Status == HttpStatusCode.Accepted, reply.Text);
        return reply;
    }
}
