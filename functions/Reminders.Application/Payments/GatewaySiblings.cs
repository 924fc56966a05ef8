using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>
/// Payments that belong to one invoice of a gateway: the invoice itself, which gateways report as a payment of its own, and those that
/// name it. Only one of them may say which of our invoices all are for.
/// </summary>
public sealed class GatewaySiblings(StreamStates states, IProjections projections)
{
    private const int MaxSiblings = 20;

    /// <summary>The payment with what its siblings say of its invoice, where it says nothing itself.</summary>
    public async Task<Payment> Named(string creditor, Payment payment, CancellationToken cancellation = default)
    {
        if (payment.Reports is not [var first, ..] || payment.NamedInvoice is not null || payment.NamedReference is not null)
        {
            return payment;
        }

        foreach (var stream in await Of(creditor, first with { GatewayInvoice = payment.GatewayInvoice }, cancellation))
        {
            var sibling = (await states.Payment(stream, cancellation)).State;
            if (sibling.NamedInvoice is not null || sibling.NamedReference is not null)
            {
                var named = first with { InvoiceId = sibling.NamedInvoice, PaymentReference = sibling.NamedReference };
                return payment with { Reports = payment.Reports.SetItem(0, named) };
            }
        }

        return payment;
    }

    /// <summary>The other payments of the gateway invoice that a report is about, in order of id.</summary>
    public async Task<IReadOnlyList<StreamId>> Of(string creditor, PaymentReported report, CancellationToken cancellation = default)
    {
        var keys = StoredKeys.Given(report.PaymentId, report.GatewayInvoice);
        var found = await projections.StreamsWith(creditor, StreamKind.Payment, keys, MaxSiblings, cancellation);
        var all = found.Select(id => new StreamId(StreamKind.Payment, creditor, id));
        all = report.GatewayInvoice is { } invoice ? all.Prepend(StreamId.Payment(creditor, report.Source, invoice)) : all;
        var own = StreamId.Payment(creditor, report.Source, report.PaymentId);
        return [.. all.Where(other => other != own && other.Id.StartsWith($"{report.Source}/", StringComparison.Ordinal)).Distinct()];
    }
}
