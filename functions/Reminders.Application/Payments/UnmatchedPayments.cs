using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;

namespace Reminders.Application.Payments;

/// <summary>The payments that wait for a person, each with what it may pay as things stand now.</summary>
public sealed class UnmatchedPayments(IProjections projections, StreamStates states, PaymentMatching matching, IDocuments documents)
{
    /// <param name="creditor">Whose payments.</param>
    /// <param name="cursor">Where to go on, from an earlier page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="withPayers">Whoever asks may see personal data.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Page<UnmatchedPaymentView>> Page(
        string creditor, string? cursor, int limit, bool withPayers, CancellationToken cancellation = default)
    {
        var page = await projections.UnmatchedPayments(creditor, cursor, limit, cancellation);
        var shown = new List<UnmatchedPaymentView>(page.Items.Count);
        foreach (var row in page.Items)
        {
            var payment = (await states.Payment(StreamId.Payment(creditor, row.Source, row.PaymentId), cancellation)).State;
            var payer = withPayers ? await PayerDetails.Of(payment, documents, null, cancellation) : PayerDetails.None;
            shown.Add(new UnmatchedPaymentView(PaymentView.Of(row))
            {
                Proposals = await matching.Proposals(creditor, payment, cancellation),
                Payer = payer == PayerDetails.None ? null : payer,
                ReceivedAt = row.ReceivedAt,
            });
        }

        return new Page<UnmatchedPaymentView>(shown, page.NextCursor);
    }
}
