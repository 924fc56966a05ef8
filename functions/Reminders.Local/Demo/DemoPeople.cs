using System.Globalization;
using System.Text.Json;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Simulation.Populations;

namespace Reminders.Local.Demo;

/// <summary>Does over HTTP what people decided. What has become impossible or needless is left.</summary>
internal sealed class DemoPeople(DemoClient client)
{
    private int _payments;
    private int _taken;

    /// <summary>The last payment that named its invoice.</summary>
    public (string PaymentId, Money Amount)? LastPaid { get; private set; }

    /// <summary>How many payments came since this was asked last.</summary>
    public int TakePayments()
    {
        var since = _payments - _taken;
        _taken = _payments;
        return since;
    }

    public async Task Do(PlannedInvoice invoice, Act act, LocalDate today)
    {
        var view = await client.Get($"/api/invoices/{invoice.InvoiceId}");
        var open = DemoClient.MoneyOf(view, "outstanding");
        var status = view.GetProperty("status").GetString();
        if (open.Minor <= 0 || status is "paid" or "cancelled" or "credited" or "writtenOff" or "handedOver")
        {
            return;
        }

        var isDisputed = view.GetProperty("explanation").EnumerateArray().Any(rule => rule.GetProperty("rule").GetString() == "dispute");
        await (act switch
        {
            Act.Pay pay => Pay(invoice, open with { Minor = open.Minor * pay.Percent / 100 }, today),
            Act.PayInstalment part => Pay(invoice, open with { Minor = open.Minor / part.Of }, today),
            Act.Promise promise => client.Act(invoice.InvoiceId, "promise", new { date = DemoClient.Text(promise.Date), reason = "Said so on the phone." }),
            Act.AgreePlan plan => client.Act(invoice.InvoiceId, "plan", new { instalments = Instalments.Equal(open, plan.Days).Select(part => Part(part, open.Currency)) }),
            Act.SayPaid => client.Act(invoice.InvoiceId, "claim-paid", new { note = "Transferred yesterday." }),
            Act.Dispute when !isDisputed => client.Act(invoice.InvoiceId, "dispute", new { reason = "One of the items never arrived." }),
            Act.Settle settle when isDisputed => client.Act(invoice.InvoiceId, "resolve-dispute", new { outcome = JsonNamingPolicy.CamelCase.ConvertName(settle.Outcome.ToString()) }),
            Act.Withdraw => client.Act(invoice.InvoiceId, "cancel", new { reason = "The customer was right." }),
            Act.Dispute or Act.Settle => Task.CompletedTask,
            _ => throw new InvalidOperationException($"no such act: {act}"),
        });
    }

    private static object Part(Domain.Invoices.Instalment part, Currency currency) =>
        new { date = DemoClient.Text(part.Date), amount = part.Amount.In(currency).ToDecimalString() };

    // Most payments name their invoice, some only its reference, and some are a transfer on which people wrote what they liked.
    private async Task Pay(PlannedInvoice invoice, Money amount, LocalDate today)
    {
        if (amount.Minor <= 0)
        {
            return;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"pay-{++_payments:D4}");
        switch (_payments % 20)
        {
            case 7:
                await client.Pay(id, amount, today, payer: invoice.Invoice.Customer.Name, text: "Many thanks");
                break;
            case 3 or 13:
                await client.Pay(id, amount, today, payer: invoice.Invoice.Customer.Name, text: $"Invoice {invoice.Invoice.Number}");
                break;
            case 5 or 10 or 15:
                await client.Pay(id, amount, today, reference: invoice.Invoice.PaymentReference);
                break;
            default:
                await client.Pay(id, amount, today, invoiceId: invoice.InvoiceId);
                LastPaid = (id, amount);
                break;
        }
    }
}
