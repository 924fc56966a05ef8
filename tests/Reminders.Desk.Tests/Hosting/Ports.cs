using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Streams;
using Reminders.Domain.Policies;

namespace Reminders.Desk.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class StandingClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}

public sealed class SequentialIds : IIdSource
{
    private int _last;

    public string New() => string.Create(CultureInfo.InvariantCulture, $"id{Interlocked.Increment(ref _last):d6}");
}

public sealed class KeysInMemory : IApiKeys
{
    private readonly Dictionary<string, KeyOwner> _owners = new(StringComparer.Ordinal);

    public void Add(string key, string name, Role role) => _owners[key] = new KeyOwner($"key-{name.ToLowerInvariant()}", name, role, Creditor.DefaultId);

    public void Remove(string key) => _owners.Remove(key);

    public KeyOwner? Find(string presentedKey) => _owners.GetValueOrDefault(presentedKey);

    public KeyOwner? FindById(string keyId) => _owners.Values.FirstOrDefault(owner => owner.KeyId == keyId);
}

public sealed class OneCreditor : ICreditors
{
    public static Creditor Main { get; } = new(Creditor.DefaultId, "Nordlicht GmbH", DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE")
    {
        SignedBy = "Mara Klein",
        Email = "rechnung@nordlicht.example",
        Iban = "DE02120300000000202051",
    };

    public ImmutableArray<string> Feeds { get; set; } = [];

    /// <summary>What else is set of it.</summary>
    public Func<Creditor, Creditor> With { get; set; } = same => same;

    public Creditor? Find(string id) => id == Creditor.DefaultId ? With(Main with { Feeds = Feeds }) : null;
}

/// <summary>The shipped policies, until a test takes them away.</summary>
public sealed class PoliciesUnderTest : IPolicies
{
    private readonly ShippedPolicies _shipped = new();

    public bool AreGone { get; set; }

    public IReadOnlyCollection<string> Names => AreGone ? [] : _shipped.Names;

    public Policy? Find(string nameOrReference) => AreGone ? null : _shipped.Find(nameOrReference);
}

public sealed class NoDoorbell : IDoorbell
{
    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => ValueTask.CompletedTask;
}

/// <summary>Takes every message and delivers none; answers what a test tells it to.</summary>
public sealed class DeafChannel(string name) : IMessageChannel
{
    public string Name => name;

    public HandOver Answer { get; set; } = new HandOver.Accepted();

    public IList<OutgoingMessage> Handed { get; } = new List<OutgoingMessage>();

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        Handed.Add(message);
        return Task.FromResult(Answer);
    }

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult(Answer);
}
