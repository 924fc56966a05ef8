using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Application.Streams;

namespace Reminders.Local.Running;

/// <summary>Makes every list anew from the streams. Versions, wake times and events stay as they are.</summary>
public sealed class Rebuild(ILedger ledger, IProjectionRebuild projections, StateReader states, ICreditors creditors)
{
    /// <summary>Answers how many streams were read.</summary>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        await projections.Clear(cancellation);
        var count = 0;
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            await foreach (var stream in ledger.Streams(kind, cancellation))
            {
                await projections.Write(stream, await RowsOf(stream, cancellation), cancellation);
                count++;
            }
        }

        return count;
    }

    private async Task<StreamRows> RowsOf(StreamId stream, CancellationToken cancellation) => stream.Kind switch
    {
        StreamKind.Invoice => CaseRows.Of(
            (await states.Case(stream.Creditor, stream.Id, cancellation)).State,
            creditors.Find(stream.Creditor) ?? throw new UnknownCreditorException(stream.Creditor)),
        StreamKind.Customer => CustomerRows.Of(stream.Id, (await states.Customer(stream.Creditor, stream.Id, cancellation)).State),
        StreamKind.Payment => PaymentRows.Of((await states.Payment(stream, cancellation)).State),
        _ => throw new InvalidOperationException($"No kind of stream: {stream.Kind}."),
    };
}
