using System.Collections.Immutable;
using System.Text.Json;
using Reminders.Domain.Payments;
using Reminders.Formats.Webhooks;
using Reminders.Formats.Webhooks.Mollie;
using static Reminders.Domain.Payments.PaymentNews;

namespace Reminders.Formats.Meaning;

/// <summary>
/// Mollie: signed events with the entity inside, and payments that were fetched. A payment stays <c>paid</c> after refunds and
/// chargebacks; its totals tell them.
/// </summary>
internal static class MollieMeaning
{
    private const string Entity = "_embedded.entity.";

    private static readonly MeaningRow RefundedSoFar =
        new("amountRefunded", Refunded, "id") { Amount = "amountRefunded.value", Currency = "amountRefunded.currency", Total = true };

    private static readonly MeaningRow ChargedBackSoFar =
        new("amountChargedBack", ChargedBack, "id") { Amount = "amountChargedBack.value", Currency = "amountChargedBack.currency", Total = true };

    public static SourceMeaning Signed { get; } = new(SignatureTable.Mollie.Source, GatewayAmounts.Decimals,
    [
        new("payment-link.paid", Paid, "entityId") { Amount = Entity + "amount.value", Currency = Entity + "amount.currency" },
        new("sales-invoice.paid", Paid, "entityId") { Amount = Entity + "totalAmount.value", Currency = Entity + "totalAmount.currency", Total = true },
        new("sales-invoice.canceled", Voided, "entityId"),
        new("dispute.created", Disputed, Entity + "paymentId|entityId"),
        new("dispute.resolved", DisputeClosed, Entity + "paymentId|entityId"),
    ])
    {
        Names = happened => [((JsonPath)"type|event_type").Text(happened.Content, 100)],
        OccurredAt = "createdAt",
        InvoiceId = Entity + "metadata.invoiceId|" + Entity + "metadata.invoice_id",
        PaymentReference = Entity + "metadata.paymentReference|" + Entity + "reference",
        Text = Entity + "description",
    };

    private static SourceMeaning Fetched { get; } = new(SignatureTable.MollieClassic.Source, GatewayAmounts.Decimals,
    [
        Status("paid", Paid), Status("pending", Pending), Status("authorized", Pending),
        Status("failed", Failed), Status("expired", Failed), Status("canceled", Failed),
    ])
    {
        Names = happened => [((JsonPath)"status").Text(happened.Content, 40)],
        OccurredAt = "paidAt|failedAt|expiredAt|canceledAt|authorizedAt|createdAt",
        InvoiceId = "metadata.invoiceId|metadata.invoice_id",
        PaymentReference = "metadata.paymentReference|metadata.payment_reference",
        PayerName = "details.consumerName|details.cardHolder",
        PayerAccount = "details.consumerAccount",
        Text = "description",
    };

    /// <summary>A signed event; one about a payment that is not inside leads to the payment.</summary>
    public static Understanding OfEvent(VerifiedEvent happened) =>
        ((JsonPath)"entityId|id").Text(happened.Content, 40) is { } id && MollieClassicWebhook.IsPaymentId(id)
            ? new Understanding.NeedsPayment(id, MollieClassicWebhook.UrlOf(id))
            : Signed.Read(happened);

    /// <summary>A payment as Mollie's own interface answered it. What it says is taken in once for each thing it says.</summary>
    public static Understanding OfPayment(string paymentId, ReadOnlyMemory<byte> json)
    {
        if (WebhookJson.Read(json, out var problem) is not { } payment)
        {
            return new Understanding.Unreadable(problem);
        }

        if (WebhookJson.Text(payment, "id") != paymentId)
        {
            return new Understanding.Unreadable("the answer is about another payment");
        }

        var status = Fetched.Read(new VerifiedEvent($"{paymentId}/{WebhookJson.Text(payment, "status")}", payment));
        if (status is Understanding.Unreadable)
        {
            return status;
        }

        var reports = status is Understanding.Reports said ? said.All.ToBuilder() : ImmutableArray.CreateBuilder<PaymentReport>();
        foreach (var row in (MeaningRow[])[RefundedSoFar, ChargedBackSoFar])
        {
            switch (row.Amount!.In(payment) is { } total ? Fetched.Read(new VerifiedEvent($"{paymentId}/{row.Event}/{Shown(total)}", payment), row) : null)
            {
                case Understanding.Reports more:
                    reports.AddRange(more.All);
                    break;
                case Understanding.Unreadable unreadable:
                    return unreadable;
                default:
                    break;
            }
        }

        return reports.Count > 0 ? new Understanding.Reports(reports.ToImmutable()) : status;
    }

    private static string Shown(JsonElement total) => total.ValueKind == JsonValueKind.String ? total.GetString()! : "?";

    private static MeaningRow Status(string name, PaymentNews kind) => new(name, kind, "id") { Amount = "amount.value", Currency = "amount.currency" };
}
