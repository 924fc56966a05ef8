using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Tasks;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Running;

/// <summary>What operators, customers and providers do.</summary>
internal sealed partial class Clients
{
    private Task Act(Input.Act act, Node to)
    {
        var date = Today.PlusDays(act.Days);
        var until = world.Start + Duration.FromDays(act.Days);
        var id = InvoiceId(act.Invoice);
        CaseCommand For(Case state) => act.Deed switch
        {
            Deed.Hold => new CaseCommand.PlaceHold(null),
            Deed.HoldFor => new CaseCommand.PlaceHold(until),
            Deed.Release => new CaseCommand.ReleaseHold(),
            Deed.Dispute => new CaseCommand.OpenDispute(null),
            Deed.Reject => new CaseCommand.ResolveDispute(DisputeOutcome.Rejected),
            Deed.Uphold => new CaseCommand.ResolveDispute(DisputeOutcome.Upheld),
            Deed.Promise => new CaseCommand.MakePromise(date, null),
            Deed.Plan => Plan(state, date),
            Deed.ClaimPaid => new CaseCommand.ClaimPaid(null),
            Deed.Defer => new CaseCommand.Defer(date),
            Deed.Skip => new CaseCommand.SkipStep(),
            Deed.Approve => new CaseCommand.Approve(),
            Deed.RejectApproval => new CaseCommand.Reject(),
            Deed.Amend => new CaseCommand.Amend(date, null, null, null),
            Deed.Cancel => new CaseCommand.Cancel(),
            Deed.WriteOff => new CaseCommand.WriteOff(),
            Deed.Reopen => new CaseCommand.Reopen(),
            _ => throw new InvalidOperationException($"No deed: {act.Deed}."),
        };
        var fact = EventOf(act.Deed) is { } happened ? $"{happened} {id} a{act.Number}" : null;
        return Act(to, act.Invoice, fact, For, $"a{act.Number}");
    }

    private static CaseCommand.AgreePlan Plan(Case state, LocalDate date)
    {
        var half = new MinorUnits(state.Outstanding.Minor / 2);
        return new CaseCommand.AgreePlan([new Instalment(date, half), new Instalment(date.PlusDays(10), new MinorUnits(state.Outstanding.Minor - half.Value))]);
    }

    // Events that only people cause, so that they can be counted.
    private static string? EventOf(Deed deed) => deed switch
    {
        Deed.Hold or Deed.HoldFor => "holdPlaced",
        Deed.Dispute => "disputeOpened",
        Deed.Promise => "promiseMade",
        Deed.Plan => "planAgreed",
        Deed.ClaimPaid => "paymentClaimed",
        Deed.Defer => "deferralGranted",
        _ => null,
    };

    private async Task Act(Node to, int invoice, string? fact, Func<Case, CaseCommand> commandFor, string key)
    {
        if (fact is not null)
        {
            world.Books.Sent(fact);
        }

        var answer = await to.Get<CaseActions>().Act(
            World.Main, InvoiceId(invoice), commandFor, new ActionRequest("operator") { Idempotency = (key, key) });
        if (answer is Answer<CaseFile>.Done && fact is not null)
        {
            world.Books.Acknowledged(fact);
        }
    }

    private Task Tell(Input.Tell tell, Node to)
    {
        var id = CustomerId(tell.Customer);
        return tell.Wish switch
        {
            Wish.NoEmail => Report(_ => [new CustomerEvent.OptedOut("email", null)]),
            Wish.NothingAtAll => Report(_ => [new CustomerEvent.OptedOut(null, null)]),
            Wish.EmailBounced => Report(_ => [new CustomerEvent.AddressBounced("email", null)]),
            Wish.Complaint => Report(version =>
                [new CustomerEvent.ComplaintReceived(null), new CustomerEvent.TaskOpened($"{id}-{version + 2}", TaskKind.Complaint, "answer them")]),
            Wish.Called => Report(_ => [new CustomerEvent.ContactReported("phone", null)]),
            Wish.NewAddress => Save(new CustomerInput(id) { Email = $"new{tell.Number}@example.com" }),
            Wish.Vulnerable => Save(new CustomerInput(id) { Vulnerable = tell.Number % 2 == 0 }),
            Wish.OtherZone => Save(new CustomerInput(id) { TimeZone = Homes[tell.Number % Homes.Length].Zone ?? "Europe/Berlin" }),
            _ => throw new InvalidOperationException($"No wish: {tell.Wish}."),
        };

        Task Report(Func<int, ImmutableArray<CustomerEvent>> facts) => to.Get<CustomerBook>().Report(
            World.Main, id, facts, null, new ActionRequest("customer") { Idempotency = ($"t{tell.Number}", $"{tell.Wish}") });

        Task Save(CustomerInput input) => to.Get<CustomerBook>().Save(World.Main, input, false, "operator");
    }

    private async Task Finish(Input.FinishTask finish, Node to)
    {
        var tasks = await world.Lists.Tasks(World.Main, null, 20);
        if (tasks.Items.Count > 0)
        {
            await to.Get<TaskDesk>().Complete(World.Main, tasks.Items[finish.Nth % tasks.Items.Count].TaskId, "done", null, "operator");
        }
    }

    private async Task Deliver(Input.Delivery delivery, Node to)
    {
        if (world.Email.Taken is { Count: > 0 } taken)
        {
            var handed = taken.ElementAt(delivery.Nth % taken.Count);
            await to.Get<DeliveryReports>().Take(
                World.Main, new DeliveryReport(handed.Message.OperationId, delivery.Bounced ? DeliveryStatus.Bounced : DeliveryStatus.Delivered, null), "provider");
        }
    }
}
