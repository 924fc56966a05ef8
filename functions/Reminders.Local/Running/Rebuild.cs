using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Local.Running;

/// <summary>Makes every list anew from the streams. Versions, wake times and events stay as they are.</summary>
public sealed class Rebuild(ILedger ledger, IProjectionRebuild projections, RowMaker rows, CustomerBook customers)
{
    /// <summary>Answers how many streams were read.</summary>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        await projections.Clear(cancellation);
        return await Complete(cancellation);
    }

    /// <summary>Writes what an older version did not; what is there stays meanwhile.</summary>
    public async Task<int> Complete(CancellationToken cancellation = default)
    {
        var count = 0;
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            await foreach (var stream in ledger.Streams(kind, cancellation))
            {
                await projections.Write(stream, rows.Of(stream, (await ledger.Read(stream, 0, cancellation)).Events), cancellation);
                if (kind == StreamKind.Customer)
                {
                    await customers.Refresh(stream.Creditor, stream.Id, cancellation);
                }

                count++;
            }
        }

        return count;
    }
}
