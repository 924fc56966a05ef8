using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Tests;

/// <summary>Bank lines. Ada Example is c1; invoices are due on Monday 15 June 2026.</summary>
public sealed class MatchingTests
{
    private const string Account = "DE89 3704 0044 0532 0130 00";

    [Theory]
    [InlineData("RF18 5390 0754 7034", null)]
    [InlineData(null, "thanks, RF18539007547034")]
    public async Task ReferenceWithCheckDigits_PostsWhoeverPays(string? reference, string? text)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(with: Referring("RF18539007547034"));

        await world.PayByBank("40.00", payer: "Somebody Else", account: Account, reference: reference, text: text);

        Assert.Equal("60.00", (await world.View()).Outstanding);
    }

    [Fact]
    public async Task NumberAmountAndPayer_Post()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(with: Numbered("RE-2026001"));

        var paid = await world.PayByBank("100.00", payer: "Example, Ada", text: "Rechnung 2026001");

        Assert.Equal("matched", paid.Status);
        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
    }

    [Fact]
    public async Task SeveralInvoicesThatAddUp_AreEachPaid()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1", "60.00", with: Numbered("RE-2026001"));
        await world.Register("i2", "40.00", with: Numbered("RE-2026777"));

        await world.PayByBank("100.00", text: "RE2026001 + 2026777");

        Assert.Equal(CaseStatus.Paid, (await world.View("i1")).Status);
        Assert.Equal(CaseStatus.Paid, (await world.View("i2")).Status);
    }

    [Fact]
    public async Task WrongCheckDigits_AreProposedAndNobodyIsReminded()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register(with: Referring("RF18539007547034"));

        var paid = await world.PayByBank("100.00", payer: "Somebody Else", reference: "RF19 5390 0754 7034", text: "June");
        await world.RunTo("2026-07-31 12:00");

        Assert.Equal("unmatched", paid.Status);
        Assert.Equal("operator:unmatchedPayment", (await world.View()).WaitsFor);
        Assert.Empty(await world.Sent());
        Assert.Contains("its reference with wrong check digits", Assert.Single(await Proposals(world)).Evidence);
    }

    [Fact]
    public async Task PayersNameAndAmount_HoldAllTheyHaveOpen()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register("i1");
        await world.Register("i2", "70.00");
        await world.Register("i3", "100.00", customer: World.Ada("c2") with { Name = "Ben Other" });

        await world.PayByBank("100.00", payer: "ADA EXAMPLE", text: "as agreed");
        await world.RunTo("2026-07-31 12:00");

        Assert.Empty(await world.Sent("i1"));
        Assert.Empty(await world.Sent("i2"));
        Assert.NotEmpty(await world.Sent("i3"));
    }

    [Fact]
    public async Task AmountAlone_ProposesAndHoldsNothing()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();

        await world.PayByBank("100.00", payer: "Somebody Else", account: Account, text: "thank you");
        await world.RunTo("2026-06-30 12:00");

        Assert.Empty(await Proposals(world));
        Assert.NotEmpty(await world.Sent());
    }

    [Fact]
    public async Task AssignedOnce_TheAccountPostsTheNext_UntilItIsForgotten()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.PayByBank("100.00", "b1", "J. Neighbour", Account, "rent");
        await Assign(world, "b1", "i1");
        await world.Register("i2", "70.00");

        var next = await world.PayByBank("70.00", "b2", "J. Neighbour", Account.Replace(" ", "", StringComparison.Ordinal), "rent");
        await Forget(world);
        await world.Register("i3", "80.00");
        var last = await world.PayByBank("80.00", "b3", "J. Neighbour", Account, "rent");

        Assert.Equal("matched", next.Status);
        Assert.Equal(CaseStatus.Paid, (await world.View("i2")).Status);
        Assert.Equal("unmatched", last.Status);
        Assert.Empty(await Proposals(world, "b3"));
    }

    [Theory]
    [InlineData("PayPal Europe", "Zahlung von Emil Ernst")]
    [InlineData("PayPal Europe", "Zahlung von Emil")]
    [InlineData("Emil Ernst", "danke")]
    public async Task AccountOfAServiceThatPaysForMany_PaysNobodyElsesInvoice(string payer, string text)
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register("d1");
        await world.PayByBank("100.00", "b1", "PayPal Europe", Account, "for Ada");
        await Assign(world, "b1", "d1");
        await world.Register("d2", "49.00");
        var emil = World.Ada("c2") with { Name = "Emil Ernst" };
        await world.Register("e0", "10.00", customer: emil);
        await world.Pay("10.00", "p0", "e0");

        var foreign = await world.PayByBank("49.00", "b2", payer, Account, text);
        await world.Register("e1", "49.00", customer: emil);
        await world.RunTo("2026-07-31 12:00");

        Assert.Equal("unmatched", foreign.Status);
        Assert.Equal("49.00", (await world.View("d2")).Outstanding);
        Assert.True(text.EndsWith("Emil", StringComparison.Ordinal) || (await world.Sent("e1")).Length == 0);
    }

    [Fact]
    public async Task AccountOfTwoCustomers_PostsForNeither_EvenIfOneOwesNothing()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("g1");
        await world.PayByBank("100.00", "b1", "J. Neighbour", Account, "rent");
        await Assign(world, "b1", "g1");
        await world.Register("g2", "70.00", customer: World.Ada("c2") with { Name = "Ben Other" });
        await world.PayByBank("70.00", "b2", "J. Neighbour", Account, "rent for May");
        await Assign(world, "b2", "g2");
        await world.Register("g3", "33.00");

        var next = await world.PayByBank("33.00", "b3", "J. Neighbour", Account, "rent");

        Assert.Equal("unmatched", next.Status);
    }

    [Theory]
    [InlineData("Ada Example", "Ada Maria Example")]
    [InlineData("Ada Exampler", "Ada und Otto Exampler")]
    [InlineData("Zoe Example", "Zoe Exampla")]
    [InlineData("Linda Bucher-Meier", "BUCHER LINDA")]
    [InlineData("Mueller Handels GmbH", "Mueller Handelsgesellschaft mbH")]
    public async Task PayerWithANameLikeTheCustomers_AndTheAmount_HoldTheInvoice_WhicheverComesFirst(string customer, string payer)
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register(customer: World.Ada() with { Name = customer });

        await world.PayByBank("100.00", payer: payer, text: "Danke");
        await world.PayByBank("30.00", "b2", payer, text: "Danke");
        await world.Register("i2", "30.00", customer: World.Ada() with { Name = customer });
        await world.RunTo("2026-07-31 12:00");

        Assert.NotEmpty(await Proposals(world));
        Assert.Empty(await world.Sent());
        Assert.Empty(await world.Sent("i2"));
    }

    [Fact]
    public async Task PayerIsTheCustomer_AnyAmountHolds()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();

        await world.PayByBank("25.00", payer: "Ada Example", text: "Rate 1");
        await world.RunTo("2026-07-31 12:00");

        Assert.Empty(await world.Sent());
        Assert.Equal("i1", Assert.Single(await Proposals(world)).InvoiceId);
    }

    [Fact]
    public async Task MoneyInAnotherCurrency_ForANamedInvoice_Holds()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();

        await world.Take(new PaymentInput("bank", "b1", new Money(13200, Currency.Of("USD")), World.Date("2026-06-08")) { InvoiceId = "i1" });
        await world.RunTo("2026-07-31 12:00");

        Assert.Empty(await world.Sent());
        Assert.DoesNotContain((await world.View()).Explanation, said => said.Detail.Contains("132", StringComparison.Ordinal));
        var proposal = Assert.Single(await Proposals(world));
        Assert.Equal("i1", proposal.InvoiceId);
        Assert.Empty(proposal.Allocations);
        Assert.Contains("another currency", proposal.Evidence);
    }

    [Theory]
    [InlineData("i1", null)]
    [InlineData(null, "RF18539007547034")]
    public async Task MoneyAfterTheHandOver_IsProposed_AndSomebodyHasToTellWhoCollects(string? invoiceId, string? reference)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(with: Referring("RF18539007547034"));
        await world.RunTo("2026-09-01 12:00");
        await world.Act(new CaseCommand.Approve());

        await world.Take(new PaymentInput("bank", "b1", World.Eur("100.00"), World.Date("2026-09-01")) { InvoiceId = invoiceId, PaymentReference = reference });
        await world.RunTo("2026-09-10 12:00");

        Assert.Equal("100.00", Assert.Single(Assert.Single(await Proposals(world)).Allocations).Amount);
        Assert.Equal("paidAfterHandOver", Assert.Single(await world.Tasks()).Kind);
    }

    [Theory]
    [InlineData("RE-2026-900")]
    [InlineData("re-2026-900")]
    public async Task NumberGivenAsTheInvoiceId_IsProposedAndHolds(string given)
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register("2026-900", with: Numbered("RE/2026/900"));

        var paid = await world.Pay("100.00", "p1", given);
        await world.RunTo("2026-07-31 12:00");

        Assert.Equal("unmatched", paid.Status);
        Assert.Empty(await world.Sent("2026-900"));
    }

    [Fact]
    public async Task CustomerOfAnEarlierVersion_IsFoundByPartsOfTheName_OnceRefreshed()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        var stream = StreamId.Customer(World.Main, "c1");
        var customer = await world.Get<StreamStates>().Customer(World.Main, "c1");
        await world.Ledger.Append(new Append
        {
            Stream = stream,
            Head = customer.Head,
            Events =
            [
                EventFormat.Write(new CustomerEvent.CustomerProfileChanged(
                    customer.State.Type, true, true, null, null, null, null, null, false, false, false, customer.State.Profile!)),
            ],
            At = World.At("2026-06-08 12:00"),
            Actor = "system",
            Rows = new StreamRows { Keys = [] },
        });

        await world.Get<CustomerBook>().Refresh(World.Main, "c1");
        var refreshed = await world.Get<StreamStates>().Customer(World.Main, "c1");
        await world.Get<CustomerBook>().Refresh(World.Main, "c1");

        Assert.Equal(refreshed.Head.Version, (await world.Get<StreamStates>().Customer(World.Main, "c1")).Head.Version);
        await world.PayByBank("100.00", payer: "Ada Maria Example", text: "Danke");
        Assert.NotEmpty(await Proposals(world));
    }

    [Fact]
    public async Task AssignedToTwoCustomers_TeachesNothing()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1", "60.00");
        await world.Register("i2", "40.00", customer: World.Ada("c2"));
        await world.PayByBank("100.00", "b1", "J. Neighbour", Account, "rent");

        await Assign(world, "b1", "i1", "i2");

        Assert.Empty((await world.Get<StreamStates>().Customer(World.Main, "c1")).State.PayerAccounts);
        Assert.Empty((await world.Get<StreamStates>().Customer(World.Main, "c2")).State.PayerAccounts);
    }

    [Fact]
    public async Task FreeTextBeforeTheInvoice_IsPostedWhenItComes()
    {
        await using var world = new World("2026-05-15 12:00");
        var early = await world.PayByBank("100.00", text: "Rechnung 2026 001, danke");

        var view = await world.Register(with: Numbered("RE-2026001"));

        Assert.Equal("unmatched", early.Status);
        Assert.Equal(CaseStatus.Paid, view.Status);
    }

    [Fact]
    public async Task PayerBeforeTheInvoice_IsProposedWhenItComes()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.PayByBank("100.00", payer: "Ada Example", text: "as agreed");

        await world.Register();
        await world.RunTo("2026-07-31 12:00");

        Assert.Empty(await world.Sent());
    }

    [Fact]
    public async Task PaidTwiceByReference_TheSecondIsOverpaid()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(with: Referring("RF18539007547034"));
        await world.PayByBank("100.00", "b1", account: Account, reference: "RF18539007547034");

        await world.PayByBank("100.00", "b2", account: Account, reference: "RF18539007547034");

        Assert.Equal("overpayment", Assert.Single(await world.Tasks()).Kind);
    }

    [Fact]
    public async Task OneReferenceForSeveralInvoices_IsProposed()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1", with: Referring("RF18539007547034"));
        await world.Register("i2", "70.00", with: Referring("RF18539007547034"));
        await world.Pay("100.00", "p1", "i1");

        var late = await world.PayByBank("70.00", account: Account, reference: "RF18539007547034");

        Assert.Equal("unmatched", late.Status);
        Assert.Equal("operator:unmatchedPayment", (await world.View("i2")).WaitsFor);
    }

    [Fact]
    public async Task ListsMadeAnew_FindTheSame()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.PayByBank("100.00", text: "Rechnung 2026001");
        await world.Register("i2", "70.00", with: Numbered("RE-2026555"));
        await world.Store.Clear();
        foreach (var stream in new[]
        {
            StreamId.Payment(World.Main, "bank", "b1"), StreamId.Invoice(World.Main, "i2"), StreamId.Customer(World.Main, "c1"),
        })
        {
            await world.Store.Write(stream, world.Get<RowMaker>().Of(stream, (await world.Ledger.Read(stream)).Events));
        }

        var view = await world.Register(with: Numbered("RE-2026001"));
        await world.PayByBank("70.00", "b2", text: "2026555");

        Assert.Equal(CaseStatus.Paid, view.Status);
        Assert.Equal(CaseStatus.Paid, (await world.View("i2")).Status);
    }

    private static Func<RegisterInvoice, RegisterInvoice> Referring(string reference) => invoice => invoice with { PaymentReference = reference };

    private static Func<RegisterInvoice, RegisterInvoice> Numbered(string number) => invoice => invoice with { Number = number };

    private static async Task<IReadOnlyList<ProposalView>> Proposals(World world, string paymentId = "b1")
    {
        var payment = await world.Get<StreamStates>().Payment(StreamId.Payment(World.Main, "bank", paymentId));
        return await world.Get<PaymentMatching>().Proposals(World.Main, payment.State);
    }

    private static async Task Assign(World world, string paymentId, params string[] invoices)
    {
        var parts = new List<Allocation>();
        foreach (var invoice in invoices)
        {
            parts.Add(new Allocation(invoice, new MinorUnits(World.Eur((await world.View(invoice)).Outstanding).Minor)));
        }

        Assert.IsType<Answer<PaymentView>.Done>(
            await world.Get<PaymentIntake>().Assign(StreamId.Payment(World.Main, "bank", paymentId), [.. parts], "operator"));
    }

    private static async Task Forget(World world)
    {
        var known = Assert.Single((await world.Get<StreamStates>().Customer(World.Main, "c1")).State.PayerAccounts);
        Assert.IsType<Answer<CustomerView>.Done>(await world.Get<CustomerBook>().Report(
            World.Main, "c1", _ => [new CustomerEvent.PayerAccountForgotten(known.Account, null)], null, "operator"));
    }
}
