using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Tasks;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Tasks;
using Reminders.Simulation.Schedules;

namespace Reminders.Simulation.Running;

/// <summary>
/// Billing, gateways, operators, customers and providers: turns inputs into calls of the use cases, as HTTP does, and keeps the books of
/// what was sent and acknowledged. An exception is no acknowledgement.
/// </summary>
internal sealed class Clients(World world)
{
    public const string Source = "api";
    private const string Gateway = "gate";

    private static readonly Currency Eur = Currency.Of("EUR");
    private static readonly (string? Country, string? Zone)[] Homes =
        [("DE", null), ("US", "America/New_York"), (null, "Pacific/Auckland"), ("GB", null), ("DE", "Asia/Kolkata"), (null, null)];

    private LocalDate Today => world.Start.InUtc().Date;

    public Task Send(Input what, Node to)
    {
        world.Host.Enter();
        return what switch
        {
            Input.Register register => Register(register, to),
            Input.Pay pay => Pay(pay, to),
            Input.Reverse reverse => Reverse(reverse, to),
            Input.Report report => Report(report, to),
            Input.Credit credit => Act(
                to, credit.Invoice, $"creditNoteApplied i{credit.Invoice} n{credit.Note}", _ => new CaseCommand.ApplyCreditNote($"n{credit.Note}", new MinorUnits(credit.Minor)), $"credit{credit.Note}"),
            Input.Act act => Act(act, to),
            Input.Tell tell => Tell(tell, to),
            Input.FinishTask finish => Finish(finish, to),
            Input.Heartbeat => to.Get<FeedWatch>().Heard(world.Creditor, Source),
            Input.Delivery delivery => Deliver(delivery, to),
            _ => throw new InvalidOperationException($"No input: {what.GetType().Name}."),
        };
    }

    public static string InvoiceId(int number) => $"i{number}";

    public static string CustomerId(int number) => $"c{number}";

    public static (string? Country, string? Zone) HomeOf(int customer) => Homes[customer % Homes.Length];

    private async Task Register(Input.Register register, Node to)
    {
        var (country, zone) = HomeOf(register.Customer);
        var customer = new CustomerInput(CustomerId(register.Customer))
        {
            Name = $"Ada {register.Customer}",
            Email = $"ada{register.Customer}@example.com",
            Phone = register.Customer % 2 == 0 ? "+4915112345678" : null,
            Type = CustomerType.Consumer,
            Country = country,
            TimeZone = zone,
            Locale = "en",
        };
        var id = InvoiceId(register.Invoice);
        var invoice = new RegisterInvoice(
            id, $"No {id}.", new Money(register.Minor, Eur), Today.PlusDays(-30), Today.PlusDays(register.DueIn), customer)
        {
            PaymentReference = $"REF-{id}",
            AutoCollect = register.AutoCollect,
        };
        var fact = $"invoiceRegistered {id}";
        world.Books.Sent(fact);
        Note(fact, await to.Get<Registration>().Register(World.Main, invoice, "billing"));
    }

    private async Task Pay(Input.Pay pay, Node to)
    {
        var input = new PaymentInput(Source, $"p{pay.Payment}", new Money(pay.Minor, Eur), Today)
        {
            InvoiceId = pay.ByReference ? null : InvoiceId(pay.Invoice),
            PaymentReference = pay.ByReference ? $"REF-{InvoiceId(pay.Invoice)}" : null,
        };
        var fact = $"paymentReceived {Source}/p{pay.Payment} {pay.Minor}";
        world.Books.Sent(fact);
        Note(fact, await to.Get<PaymentIntake>().Receive(World.Main, input, "billing"));
    }

    private async Task Reverse(Input.Reverse reverse, Node to)
    {
        var fact = $"paymentReversed {Source}/p{reverse.Payment} r{reverse.Reversal} {reverse.Minor}";
        world.Books.Sent(fact);
        Note(fact, await to.Get<PaymentIntake>().Reverse(
            StreamId.Payment(World.Main, Source, $"p{reverse.Payment}"), new ReversalInput($"r{reverse.Reversal}", new Money(reverse.Minor, Eur)), "billing"));
    }

    private async Task Report(Input.Report report, Node to)
    {
        var isMoney = report.News is not (PaymentNews.Pending or PaymentNews.Failed or PaymentNews.Disputed or PaymentNews.DisputeClosed);
        var input = new PaymentReportInput(Gateway, $"g{report.Payment}", $"e{report.Order}", report.News)
        {
            Amount = isMoney ? new Money(report.Minor, Eur) : null,
            MovementId = report.News switch
            {
                PaymentNews.Paid or PaymentNews.Pending or PaymentNews.Failed => null,
                PaymentNews.ChargedBack or PaymentNews.Reinstated or PaymentNews.Disputed or PaymentNews.DisputeClosed => "dispute",
                _ => $"m{report.Order}",
            },
            OccurredAt = world.Start + Duration.FromMinutes(report.Order),
            InvoiceId = InvoiceId(report.Invoice),
        };
        world.Books.Gateway(report.Payment).Sent.Add(report);
        if (await to.Get<PaymentReports>().Take(world.Creditor, input, "gateway") is Answer<PaymentView>.Done or Answer<PaymentView>.Unchanged)
        {
            world.Books.Gateway(report.Payment).Acknowledged.Add(report);
        }
    }

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

    private void Note<T>(string fact, Answer<T> answer)
    {
        if (answer is Answer<T>.Done or Answer<T>.Unchanged)
        {
            world.Books.Acknowledged(fact);
        }
    }
}
