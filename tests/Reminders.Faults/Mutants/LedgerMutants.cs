using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Faults.Mutants;

/// <summary>Appends an event of that kind at whatever version the stream is by now.</summary>
internal sealed class AtAnyVersion(ILedger inner, StreamKind kind, string type) : PassedLedger(inner)
{
    public override async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        var head = Has(append, kind, type) ? (await Inner.Read(append.Stream, int.MaxValue, cancellation)).Head : append.Head;
        return await Inner.Append(append with { Head = head }, cancellation);
    }
}

/// <summary>Says that an event of that kind is in, and appends nothing.</summary>
internal sealed class NotAppended(ILedger inner, StreamKind kind, string type) : PassedLedger(inner)
{
    public override Task<AppendResult> Append(Append append, CancellationToken cancellation = default) => Has(append, kind, type)
        ? Task.FromResult<AppendResult>(new AppendResult.Appended(append.Head))
        : Inner.Append(append, cancellation);
}

/// <summary>Appends to streams of a kind are changed on their way.</summary>
internal sealed class Changed(ILedger inner, StreamKind kind, Func<Append, Append> change) : PassedLedger(inner)
{
    public override Task<AppendResult> Append(Append append, CancellationToken cancellation = default) =>
        Inner.Append(append.Stream.Kind == kind ? change(append) : append, cancellation);

    public static ImmutableArray<NewEvent> Without(ImmutableArray<NewEvent> events, string type, string field) =>
        [.. events.Select(one => one.Type == type ? one with { Json = Without(one.Json, field) } : one)];

    public static string Without(string json, params string[] fields)
    {
        var item = JsonNode.Parse(json)!.AsObject();
        foreach (var field in fields)
        {
            item.Remove(field);
        }

        return item.ToJsonString();
    }
}

/// <summary>What is read of streams of a kind is changed on its way.</summary>
internal sealed class ReadOtherwise(ILedger inner, StreamKind kind, Func<StoredEvent, StoredEvent?> change) : PassedLedger(inner)
{
    public override async Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default)
    {
        var read = await Inner.Read(stream, afterVersion, cancellation);
        return stream.Kind == kind ? read with { Events = [.. read.Events.Select(change).OfType<StoredEvent>()] } : read;
    }
}

/// <summary>Invoices are remembered over a wake; only what this process appended itself is read again.</summary>
internal sealed class Remembered(ILedger inner) : PassedLedger(inner)
{
    private readonly Dictionary<StreamId, StreamRead> _known = [];

    public override async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        var result = await Inner.Append(append, cancellation);
        if (result is AppendResult.Appended)
        {
            _known.Remove(append.Stream);
        }

        return result;
    }

    // Whoever asks for what came after what it knows hears that nothing did.
    public override async Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default)
    {
        if (stream.Kind != StreamKind.Invoice)
        {
            return await Inner.Read(stream, afterVersion, cancellation);
        }

        if (_known.TryGetValue(stream, out var known) && known.Head.Version > 0 && afterVersion <= known.Head.Version)
        {
            return known with { Events = [.. known.Events.Where(one => one.Sequence > afterVersion)] };
        }

        var read = await Inner.Read(stream, afterVersion, cancellation);
        _known[stream] = read with { Events = afterVersion == 0 ? read.Events : (await Inner.Read(stream, 0, cancellation)).Events };
        return read;
    }
}

/// <summary>Payments are acknowledged first and appended when the runner next looks.</summary>
internal sealed class AppendedLater(ILedger inner) : PassedLedger(inner)
{
    private readonly Queue<Append> _later = new();

    public override Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        if (append.Stream.Kind != StreamKind.Payment || append.Head.Version > 0)
        {
            return Inner.Append(append, cancellation);
        }

        _later.Enqueue(append);
        return Task.FromResult<AppendResult>(new AppendResult.Appended(new Head(append.Events.Length, append.WakeAt, 0)));
    }

    public override async Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default)
    {
        while (_later.TryDequeue(out var append))
        {
            await Inner.Append(append, cancellation);
        }

        return await Inner.Due(upTo, limit, cancellation);
    }
}

/// <summary>Wake times are set without looking at what was rung or appended meanwhile.</summary>
internal sealed class WakesBlindly(ILedger inner) : PassedLedger(inner)
{
    public override async Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        await Inner.SetWake(stream, (await Inner.Read(stream, int.MaxValue, cancellation)).Head, wakeAt, cancellation);
}

/// <summary>Claims that another process holds open look otherwise: not there, or old enough to be finished.</summary>
internal sealed class OthersClaims(ILedger inner, Func<StoredEvent, StoredEvent?> seen) : PassedLedger(inner)
{
    private readonly HashSet<string> _own = [];

    public override Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        foreach (var claim in append.Events.Where(one => one.Type == "contactClaimed"))
        {
            _own.Add(ContactOf(claim.Json));
        }

        return Inner.Append(append, cancellation);
    }

    public override async Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default)
    {
        var read = await Inner.Read(stream, afterVersion, cancellation);
        if (stream.Kind != StreamKind.Customer)
        {
            return read;
        }

        var over = read.Events.Where(one => one.Type is "contactReleased" or "reminderSent" or "reminderFailed" or "reminderOutcomeUnknown")
            .Select(one => ContactOf(one.Json)).ToHashSet();
        return read with
        {
            Events = [.. read.Events
                .Select(one => one.Type == "contactClaimed" && !over.Contains(ContactOf(one.Json)) && !_own.Contains(ContactOf(one.Json)) ? seen(one) : one)
                .OfType<StoredEvent>()],
        };
    }

    private static string ContactOf(string json) => JsonNode.Parse(json)!["contactId"]!.GetValue<string>();
}
