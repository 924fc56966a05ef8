using System.Numerics;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>
/// What the file may hold: stream names, and what unmatched payments are found by, as a Bloom filter in memory. A "no" is certain and
/// costs no read: most of what comes in is new, and each commit empties the page caches that would have to tell so. Until all that was
/// there at the start is in, the answer is "maybe". Nothing is ever taken out: what is gone stays a "maybe" until the next start.
/// </summary>
internal sealed class Presence
{
    private const int BitsPerName = 16;
    private const int Probes = 5;
    private const int LeastNames = 1 << 20;
    private const int Page = 5_000;

    private readonly ulong[] _words;
    private readonly ulong _mask;
    private volatile bool _isComplete;

    private Presence(long names)
    {
        var bits = BitOperations.RoundUpToPowerOf2((ulong)Math.Max(names * 2, LeastNames) * BitsPerName);
        _words = new ulong[bits / 64];
        _mask = bits - 1;
    }

    /// <summary>One large enough for what is there and as much again.</summary>
    public static Presence For(Session session) => new(LastId(session));

    public bool MayHold(StreamId stream) => MayHold(stream.Name);

    /// <summary>Whether an unmatched payment may be found by a key as <see cref="LookupTable"/> writes it.</summary>
    public bool MayWait(string scoped) => MayHold(Waiting(scoped));

    /// <summary>Whether an unmatched payment may name this invoice, by its id or its normalised reference.</summary>
    public bool MayWaitFor(string creditor, string invoiceId, string? normalised) =>
        MayWait(Invoice(creditor, invoiceId)) || (normalised is not null && MayWait(Reference(creditor, normalised)));

    public void Add(StreamId stream) => Add(stream.Name);

    public void AddWaiting(string scoped) => Add(Waiting(scoped));

    public void AddWaiting(string creditor, PaymentRow payment)
    {
        if (payment.OpenMinor > 0)
        {
            AddWaiting(creditor, payment.InvoiceId, Values.Normalised(payment.PaymentReference));
        }
    }

    /// <summary>Takes in what was there before the writer began to add what is new.</summary>
    public async Task Fill(ReadConnections reads, CancellationToken cancellation)
    {
        var last = await reads.Read(LastId, cancellation);
        for (var after = 0L; after < last; after += Page)
        {
            var from = after;
            await reads.Visit(session => AddStreams(session, from, from + Page), cancellation);
        }

        await reads.Visit(AddPayments, cancellation);
        _isComplete = true;
    }

    private void AddStreams(Session session, long after, long upTo) => session.Each(
        "SELECT name, keys FROM streams WHERE id > ?1 AND id <= ?2",
        row =>
        {
            var name = row.Text(0);
            Add(name);
            if (row.TextOrNull(1) is { } keys && StreamId.Parse(name) is { Kind: StreamKind.Payment } payment)
            {
                foreach (var key in LookupTable.Scoped(payment, keys))
                {
                    AddWaiting(key);
                }
            }
        },
        after,
        upTo);

    private void AddPayments(Session session) => session.Each(
        "SELECT creditor, invoice, normalised FROM payments WHERE open > 0", row => AddWaiting(row.Text(0), row.TextOrNull(1), row.TextOrNull(2)));

    private void AddWaiting(string creditor, string? invoiceId, string? normalised)
    {
        if (invoiceId is not null)
        {
            AddWaiting(Invoice(creditor, invoiceId));
        }

        if (normalised is not null)
        {
            AddWaiting(Reference(creditor, normalised));
        }
    }

    private bool MayHold(string text)
    {
        if (!_isComplete)
        {
            return true;
        }

        var (at, step) = Hash(text);
        for (var probe = 0; probe < Probes; probe++, at = unchecked(at + step))
        {
            if ((Volatile.Read(ref _words[(at & _mask) >> 6]) & (1UL << (int)(at & 63))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string text)
    {
        var (at, step) = Hash(text);
        for (var probe = 0; probe < Probes; probe++, at = unchecked(at + step))
        {
            Interlocked.Or(ref _words[(at & _mask) >> 6], 1UL << (int)(at & 63));
        }
    }

    private static long LastId(Session session) => session.One("SELECT coalesce(max(id), 0) FROM streams", static row => row.Long(0));

    private static string Waiting(string scoped) => $"waiting {scoped}";

    private static string Invoice(string creditor, string invoiceId) => $"i {creditor}~{invoiceId}";

    private static string Reference(string creditor, string normalised) => $"r {creditor}~{normalised}";

    // FNV-1a, mixed as MurmurHash3 ends; the second half leads on from probe to probe.
    private static (ulong At, ulong Step) Hash(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in text)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
            hash ^= hash >> 33;
            return (hash, BitOperations.RotateLeft(hash, 32) | 1);
        }
    }
}
