using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Formats.Matching;
using Reminders.Formats.Tests.Matching;
using Xunit.Abstractions;

namespace Reminders.Application.Tests;

/// <summary>Labelled lines, as people and banks write them, through the whole application.</summary>
public sealed class BankLinesTests(ITestOutputHelper output)
{
    private const int Customers = 150;
    private const int Lines = 250;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task NothingIsPostedWrongly_AndNobodyIsRemindedWhoMayHavePaid(int seed)
    {
        await using var world = new World("2026-03-10 12:00");
        var random = new Random(seed);
        var books = new SyntheticBooks(random, Customers);
        foreach (var invoice in books.Invoices)
        {
            await Register(world, invoice);
        }

        var source = new SyntheticLines(books, random);
        var meant = new Dictionary<string, LabelledLine>();
        for (var i = 0; i < Lines; i++)
        {
            var labelled = source.Next();
            if (await AreOpen(world, labelled.Pays))
            {
                meant[$"b{i}"] = labelled;
                await Receive(world, $"b{i}", labelled.Line);
            }
        }

        var held = await Held(world, books);
        await world.RunTo("2026-04-20 12:00");
        held.IntersectWith(await Held(world, books));
        var posted = 0;
        var waiting = new HashSet<string>();
        foreach (var (paymentId, labelled) in meant)
        {
            var payment = (await world.Get<StreamStates>().Payment(StreamId.Payment(World.Main, "bank", paymentId))).State;
            Assert.All(payment.Allocations, part => Assert.Contains(part.InvoiceId, labelled.Pays));
            posted += payment.Allocations.IsEmpty ? 0 : 1;
            waiting.UnionWith(payment.Allocations.IsEmpty ? labelled.Pays : []);
        }

        var reminded = new List<string>();
        foreach (var invoice in books.Invoices)
        {
            reminded.AddRange((await world.Sent(invoice.InvoiceId)).Take(1).Select(_ => invoice.InvoiceId));
        }

        output.WriteLine($"{meant.Count} lines on {books.Invoices.Count} invoices: {posted} posted, {held.Count} invoices held, {reminded.Count} reminded");
        Assert.Empty(held.Intersect(reminded));
        Assert.Empty(reminded.Intersect(waiting));
        Assert.NotEmpty(held);
        Assert.NotEmpty(reminded);
        Assert.True(posted > meant.Count / 4, $"only {posted} were posted");
    }

    // What was paid before cannot be told from what is meant now.
    private static async Task<bool> AreOpen(World world, IEnumerable<string> invoices)
    {
        foreach (var invoiceId in invoices)
        {
            if (!(await world.Get<StreamStates>().Case(World.Main, invoiceId)).State.IsOpen)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<HashSet<string>> Held(World world, SyntheticBooks books)
    {
        var held = new HashSet<string>();
        foreach (var invoice in books.Invoices)
        {
            if (!(await world.Get<StreamStates>().Case(World.Main, invoice.InvoiceId)).State.Proposed.IsEmpty)
            {
                held.Add(invoice.InvoiceId);
            }
        }

        return held;
    }

    private static async Task Register(World world, OpenInvoice invoice)
    {
        var customer = World.Ada(invoice.CustomerId) with { Name = invoice.CustomerName };
        Assert.IsType<Answer<CaseFile>.Done>(await world.Get<Registration>().Register(
            World.Main,
            new RegisterInvoice(invoice.InvoiceId, invoice.Number, invoice.Outstanding, invoice.IssueDate, invoice.DueDate, customer)
            {
                PaymentReference = invoice.PaymentReference,
            },
            "billing"));
        foreach (var account in invoice.KnownAccounts)
        {
            await world.Get<CustomerBook>().Learn(
                World.Main, invoice.CustomerId, new CustomerEvent.PayerAccountLearned(StoredKeys.Account(account.Account)!, "bank", "earlier", null));
        }
    }

    // A bank's own field takes one reference; any others stand in the text.
    private static Task Receive(World world, string paymentId, PaymentLine line) => world.Take(
        new PaymentInput("bank", paymentId, line.Amount, line.BookedOn)
        {
            PaymentReference = line.References is [var reference, ..] ? reference : null,
            Payer = line.PayerName,
            PayerAccount = line.PayerAccount,
            Text = line.Text ?? "",
        });
}
