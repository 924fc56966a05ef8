using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Gateways;
using Reminders.Application.Hosting;
using Reminders.Application.Ledger;
using Reminders.Formats.Webhooks;

namespace Reminders.Web.Tests.Host;

/// <summary>One key a role for "main", named like the role, and an admin of "other".</summary>
internal sealed class TestKeys : IApiKeys
{
    private readonly Dictionary<string, KeyOwner> _owners = Enum.GetValues<Role>()
        .Select(role => new KeyOwner($"id-{role}", $"{role} of main", role, "main"))
        .Append(new KeyOwner("id-other", "Admin of other", Role.Admin, "other"))
        .Append(new KeyOwner("id-nowhere", "Admin of nowhere", Role.Admin, "nowhere"))
        .ToDictionary(owner => owner.KeyId["id-".Length..].ToLowerInvariant());

    public KeyOwner? Find(string presentedKey) => _owners.GetValueOrDefault(presentedKey);

    public KeyOwner? FindById(string keyId) => _owners.Values.FirstOrDefault(owner => owner.KeyId == keyId);
}

internal sealed class TestCreditors : ICreditors
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public ImmutableArray<string> Feeds { get; set; } = [];

    public string? Iban { get; set; }

    public ImmutableArray<string> BankAccounts { get; set; } = [];

    public Creditor? Find(string id) =>
        id is "main" or "other" ? new Creditor(id, "Example GmbH", Berlin, "DE") { Feeds = Feeds, Iban = Iban, BankAccounts = BankAccounts } : null;
}

internal sealed class NoDoorbell : IDoorbell
{
    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => ValueTask.CompletedTask;
}

internal sealed class AcceptingChannel(string name) : IMessageChannel
{
    public string Name => name;

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation) => Task.FromResult<HandOver>(new HandOver.Accepted());

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult<HandOver>(new HandOver.Accepted());
}

internal sealed class TestOrchestrations(TestClock clock, ILedger ledger) : IOrchestrations
{
    public async Task<OrchestrationView?> Find(string creditor, string invoiceId, CancellationToken cancellation = default)
    {
        var read = await ledger.Read(StreamId.Invoice(creditor, invoiceId), 0, cancellation);
        return read.Events.Count == 0 ? null : new OrchestrationView($"inv-{creditor}~{invoiceId}", "Running", "sleeping", clock.Now);
    }
}

internal sealed class TestHealth : IHealth
{
    public List<string> Found { get; } = [];

    public Task<IReadOnlyList<string>> Problems(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<string>>(Found);
}

/// <summary>Gateways that a test sets up, and what they answer when they are asked.</summary>
internal sealed class TestGateways : IGateways, IGatewayClient
{
    public Dictionary<string, Gateway> All { get; } = [];

    /// <summary>By address; null is nothing that the gateway knows, one that is not here does not answer.</summary>
    public Dictionary<string, string?> Answers { get; } = [];

    public List<(string Address, string? Bearer)> Asked { get; } = [];

    public void Add(string name, string scheme, params ReadOnlySpan<string> secrets) =>
        All[name] = new Gateway(name, "main", new WebhookSetup(scheme, [.. secrets]));

    public IReadOnlyCollection<Gateway> Configured => All.Values;

    public Task<GatewayAnswer> Get(Uri address, string? bearer, CancellationToken cancellation = default)
    {
        Asked.Add((address.ToString(), bearer));
        return Task.FromResult<GatewayAnswer>(
            !Answers.TryGetValue(address.ToString(), out var body) ? new GatewayAnswer.Unreachable("down")
            : body is null ? new GatewayAnswer.Missing()
            : new GatewayAnswer.Found(System.Text.Encoding.UTF8.GetBytes(body)));
    }
}
