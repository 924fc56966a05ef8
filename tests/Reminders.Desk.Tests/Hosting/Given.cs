using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Reminders.Application.BankFiles;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;
using Reminders.Formats.BankFiles;

namespace Reminders.Desk.Tests.Hosting;

/// <summary>What happened before: through the same use cases that billing systems, customers and the runner use.</summary>
public sealed class Given(IServiceProvider services, StandingClock clock)
{
    public static LocalDate Due { get; } = new(2026, 11, 30);

    /// <summary>An invoice due on <see cref="Due"/>, of a customer with a working address.</summary>
    public async Task Invoice(
        string id, string amount = "119.00", string? number = null, LocalDate? due = null, string customer = "c-17", string? email = "ada@example.com",
        bool autoCollect = false, CustomerType type = CustomerType.Consumer, string currency = "EUR", string? reference = null,
        string? document = null, string locale = "en", string? paymentUrl = null, string? account = null)
    {
        Assert.Null(Money.Parse(amount, Currency.Of(currency), out var money));
        var dueDate = due ?? Due;
        var answer = await services.GetRequiredService<Registration>().Register(
            Creditor.DefaultId,
            new RegisterInvoice(id, number ?? id, money, dueDate.PlusDays(-20), dueDate, new CustomerInput(customer)
            {
                Name = "Ada Example", Email = email, Type = type, Country = "DE", Locale = locale,
            })
            {
                AutoCollect = autoCollect, PaymentReference = reference, PaymentUrl = paymentUrl, Received = await Received(document), NamedAccounts = account is null ? [] : [account],
            },
            "Erp");
        Assert.True(answer is Answer<CaseFile>.Done, answer.ToString());
    }

    /// <summary>An XML document, kept as one that was received.</summary>
    public async Task<ImmutableArray<DocumentRef>> Received(string? document) => document is null
        ? []
        : await services.GetRequiredService<ReceivedFiles>().Keep(Creditor.DefaultId, "application/xml", Encoding.UTF8.GetBytes(document));

    public async Task Did(string id, CaseCommand command, string? reason = null, string actor = "Otto")
    {
        var answer = await services.GetRequiredService<CaseActions>().Act(
            Creditor.DefaultId, id, _ => command, new ActionRequest(actor) { Reason = reason });
        Assert.True(answer is Answer<CaseFile>.Done, answer.ToString());
    }

    public async Task Paid(string paymentId, string amount, string? invoiceId = null, string currency = "EUR", string? reference = null, string? payer = null, string? text = null)
    {
        Assert.Null(Money.Parse(amount, Currency.Of(currency), out var money));
        await services.GetRequiredService<PaymentIntake>().Receive(
            Creditor.DefaultId,
            new PaymentInput("bank", paymentId, money, clock.Now.InUtc().Date) { InvoiceId = invoiceId, PaymentReference = reference, Payer = payer, Text = text },
            "Bank");
    }

    /// <summary>The bank takes money back, and nobody can tell which payment it was.</summary>
    public Task Returned(string id, string amount, string payer, string text)
    {
        Assert.Null(Money.Parse(amount, Currency.Of("EUR"), out var money));
        return services.GetRequiredService<BankPosting>().Post(
            Creditor.DefaultId,
            new BankLine(BankLineKind.Return, 1, id, id, money, clock.Now.InUtc().Date) { Payer = payer, Text = text, ReturnReason = "AC04" },
            "Bank");
    }

    public Task Happened(string customer, params CustomerEvent[] events) => services.GetRequiredService<CustomerBook>().Report(
        Creditor.DefaultId, customer, _ => [.. events], null, "Otto");

    /// <summary>The customer's personal data is taken away for good.</summary>
    public async Task EraseProfile(string customer)
    {
        var loaded = await services.GetRequiredService<StreamStates>().Customer(Creditor.DefaultId, customer);
        Assert.True(await services.GetRequiredService<IDocuments>().Erase(loaded.State.Profile!.Id));
    }

    /// <summary>The channel answers this from now on.</summary>
    public void ChannelsAnswer(HandOver answer)
    {
        foreach (var channel in services.GetServices<IMessageChannel>().OfType<DeafChannel>())
        {
            channel.Answer = answer;
        }
    }

    /// <summary>Lets time pass until an instant, and everything happen on the way that has to.</summary>
    public async Task Until(Instant instant)
    {
        var ledger = services.GetRequiredService<ILedger>();
        var runner = services.GetRequiredService<CaseRunner>();
        while (await ledger.NextWake() is { } next && next <= instant)
        {
            clock.Now = Instant.Max(next, clock.Now);
            foreach (var due in await ledger.Due(clock.Now, 100))
            {
                await runner.Look(due.Stream);
            }
        }

        clock.Now = instant;
    }

    public Task Until(int year, int month, int day, int hour = 10) => Until(Instant.FromUtc(year, month, day, hour - 1, 0));
}
