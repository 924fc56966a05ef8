using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Running;

/// <summary>
/// Billing, gateways, operators, customers and providers: turns inputs into calls of the use cases, as HTTP does, and keeps the books of
/// what was sent and acknowledged. An exception is no acknowledgement.
/// </summary>
internal sealed partial class Clients(World world)
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

    private void Note<T>(string fact, Answer<T> answer)
    {
        if (answer is Answer<T>.Done or Answer<T>.Unchanged)
        {
            world.Books.Acknowledged(fact);
        }
    }
}
