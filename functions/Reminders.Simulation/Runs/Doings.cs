using System.Globalization;
using Reminders.Application.Cases;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Simulation.Populations;

namespace Reminders.Simulation.Runs;

/// <summary>Carries out what people decided, through the same use cases as hosts. What has become impossible or needless is left.</summary>
internal sealed class Doings(World world, Scenario scenario)
{
    private int _payments;

    public async Task Do(PlannedInvoice invoice, Act act)
    {
        var state = (await world.Get<StreamStates>().Case(scenario.Creditor.Id, invoice.InvoiceId)).State;
        if (state.Closed is not null || state.Outstanding.Minor <= 0)
        {
            return;
        }

        var open = state.Outstanding;
        await (act switch
        {
            Act.Pay pay => Pay(invoice, open with { Minor = open.Minor * pay.Percent / 100 }),
            Act.PayInstalment part => Pay(invoice, open with { Minor = open.Minor / part.Of }),
            Act.Promise promise => Command(invoice, new CaseCommand.MakePromise(promise.Date, null)),
            Act.AgreePlan plan => Command(invoice, new CaseCommand.AgreePlan(Instalments.Equal(open, plan.Days))),
            Act.SayPaid => Command(invoice, new CaseCommand.ClaimPaid(null)),
            Act.Dispute => Command(invoice, new CaseCommand.OpenDispute(null)),
            Act.Settle settle => Command(invoice, new CaseCommand.ResolveDispute(settle.Outcome)),
            Act.Withdraw => Command(invoice, new CaseCommand.Cancel()),
            _ => throw new InvalidOperationException($"no such act: {act}"),
        });
    }

    private Task Pay(PlannedInvoice invoice, Money amount) => amount.Minor <= 0 ? Task.CompletedTask : world.Get<PaymentIntake>().Receive(
        scenario.Creditor.Id,
        new PaymentInput(Scenario.Feed, string.Create(CultureInfo.InvariantCulture, $"p{++_payments:D4}"), amount, world.Today) { InvoiceId = invoice.InvoiceId },
        "bank");

    private Task Command(PlannedInvoice invoice, CaseCommand command) =>
        world.Get<CaseActions>().Act(scenario.Creditor.Id, invoice.InvoiceId, _ => command, new ActionRequest("customer"));
}
