using System.Reflection;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Protocol.Tests.Replaying;

/// <summary>The ledger as one worker sees it, with a gate before each call that is a step of the model.</summary>
internal sealed class GatedLedger(ILedger inner, Gate gate) : ILedger
{
    private bool _isFinding;
    private string? _swept;
    private int _looks;

    /// <summary>While an invoice is swept: whether an outcome is known already, so that nobody looks for one.</summary>
    public bool KnowsOutcome { get; set; }

    public void Begin() => (_isFinding, _swept, _looks, KnowsOutcome) = (false, null, 0, false);

    public async Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default)
    {
        if (stream.Kind == StreamKind.Invoice ? IsStepOnInvoice(stream.Id) : IsStepOnCustomer())
        {
            await gate.Arrive();
        }

        return await inner.Read(stream, afterVersion, cancellation);
    }

    public async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        if (gate.Stage is Stage.Claiming or Stage.Intending or Stage.Suppressing)
        {
            await gate.Arrive();
        }

        var result = await inner.Append(append, cancellation);
        gate.Stage = gate.Stage == Stage.Claiming ? Stage.Intending : gate.Stage;
        return gate.Stage == Stage.Suppressing ? throw new DiedException() : result;
    }

    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) => inner.HasKey(stream, key, cancellation);

    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        inner.SetWake(stream, head, wakeAt, cancellation);

    public Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default) => inner.Ring(streams, at, cancellation);

    public Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) => inner.Due(upTo, limit, cancellation);

    public Task<Instant?> NextWake(CancellationToken cancellation = default) => inner.NextWake(cancellation);

    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) => inner.Streams(kind, cancellation);

    private bool IsStepOnInvoice(string invoice)
    {
        switch (gate.Stage)
        {
            case Stage.Lead:
                gate.Stage = Stage.Customer;
                return true;
            case Stage.Intending:
                return true;
            case Stage.Leaving:
                gate.Stage = Stage.Recording;
                _isFinding = true;
                return true;
            case Stage.Recording:
                _isFinding = true;
                return true;
            case Stage.Sweeping:
                return IsStepOfSweep(invoice);
            default:
                return false;
        }
    }

    // Of each swept invoice: the release, the look after it, the look for an outcome unless one is known; then it is being recorded.
    private bool IsStepOfSweep(string invoice)
    {
        _looks = invoice == _swept ? _looks + 1 : 1;
        if (_looks == 1 || _looks > (KnowsOutcome ? 2 : 3))
        {
            gate.Stage = _looks == 1 ? Stage.Sweeping : Stage.Recording;
            _swept = invoice;
            _isFinding = true;
            return true;
        }

        return false;
    }

    private bool IsStepOnCustomer()
    {
        switch (gate.Stage)
        {
            case Stage.Customer:
                gate.Stage = Stage.Listing;
                return true;
            case Stage.Intending:
                gate.Stage = Stage.Leaving;
                return true;
            case Stage.Recording or Stage.Sweeping when _isFinding:
                _isFinding = false;
                return false;
            case Stage.Recording:
                return true;
            case Stage.Sweeping:
                return _swept is not null;
            default:
                return false;
        }
    }
}

/// <summary>The customer's profile is read right before the last look at the clock.</summary>
internal sealed class GatedDocuments(IDocuments inner, Gate gate) : IDocuments
{
    public async Task<StoredDocument?> Get(string id, CancellationToken cancellation = default)
    {
        if (gate.Stage == Stage.Leaving)
        {
            await gate.Arrive();
        }

        return await inner.Get(id, cancellation);
    }

    public Task Put(StoredDocument document, CancellationToken cancellation = default) => inner.Put(document, cancellation);

    public Task<bool> Erase(string id, CancellationToken cancellation = default) => inner.Erase(id, cancellation);
}

/// <summary>A provider that answers what the trace says.</summary>
internal sealed class GatedChannel(string name, Gate gate) : IMessageChannel
{
    public HandOver Says { get; set; } = new HandOver.Unknown("not asked");

    public string Name => name;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        await gate.Arrive();
        gate.Stage = Stage.Recording;
        return Says;
    }

    public async Task<HandOver> Ask(Guid operationId, CancellationToken cancellation)
    {
        await gate.Arrive();
        gate.Stage = Stage.Recording;
        return Says;
    }
}

/// <summary>Lists that may be old: the customer's other invoices are in it only if the trace says so.</summary>
#pragma warning disable CA1852 // The proxy is derived from it at run time.
internal class GatedProjections : DispatchProxy
#pragma warning restore CA1852
{
    private IProjections _inner = null!;
    private Gate _gate = null!;

    public bool IsOld { get; set; }

    public static (IProjections Ports, GatedProjections Control) Of(IProjections inner, Gate gate)
    {
        var ports = Create<IProjections, GatedProjections>();
        var control = (GatedProjections)ports;
        (control._inner, control._gate) = (inner, gate);
        return (ports, control);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IProjections.OpenCasesOf)
        ? Listed((string)args![0]!, (string)args[1]!)
        : targetMethod.Invoke(_inner, args);

    private async Task<IReadOnlyList<string>> Listed(string creditor, string customer)
    {
        if (_gate.Stage != Stage.Listing)
        {
            return await _inner.OpenCasesOf(creditor, customer);
        }

        await _gate.Arrive();
        _gate.Stage = Stage.Claiming;
        return IsOld ? [] : await _inner.OpenCasesOf(creditor, customer);
    }
}
