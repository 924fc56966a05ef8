using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Projections;
using Reminders.Formats.References;
using Reminders.Messages;

namespace Reminders.Application.Tests;

/// <summary>What the code in a message asks for is what the message says, as far as a code can be made.</summary>
public sealed class PaymentCodeTests
{
    private const string German = "DE89370400440532013000";
    private const string Second = "DE02120300000000202051";
    private const string Stranger = "DE02500105170137075030";
    private const string Swiss = "CH5204835012345671000";
    private const string QrIban = "CH4431999123000889012";

    private static readonly PostalAddress Payer = new("Ada Example", "Weg 1", "8000", "Zürich", "CH");

    [Fact]
    public async Task Reminder_BearsACodeOfWhatIsStillOpen()
    {
        await using var world = new World("2026-05-15 12:00");
        world.Set(creditor => creditor with { Iban = German });
        await world.Register(with: invoice => invoice with { PaymentReference = "RF18539007547034" });
        await world.Pay("40.00");

        await world.RunTo("2026-06-12 12:00");

        var email = Assert.IsType<OutgoingMessage.Email>(Assert.Single(world.Email.Handed));
        Assert.Equal(
            CodeImage.Png(new PaymentCode("BCD\n002\n1\nSCT\n\nExample Ltd\nDE89370400440532013000\nEUR60.00\n\nRF18539007547034")),
            Assert.Single(email.Body.Images).Content);
        Assert.Contains("60.00", email.Body.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE02 1203 0000 0000 2020 51", Second)]
    [InlineData(Stranger, German)]
    [InlineData("DE02120300000000202052", German)]
    [InlineData(Stranger + "," + Second + "," + German, Second)]
    public async Task AccountThatTheInvoiceNames_IsPrintedOnlyIfItIsTheCreditors(string named, string printed)
    {
        await using var world = new World("2026-05-15 12:00");
        world.Set(creditor => creditor with { Iban = German, Bic = "COBADEFFXXX", BankAccounts = [Second] });
        await world.Register(with: invoice => invoice with { NamedAccounts = [.. named.Split(',')] });

        await world.RunTo("2026-06-12 12:00");

        var email = Assert.IsType<OutgoingMessage.Email>(Assert.Single(world.Email.Handed));
        Assert.Equal(
            CodeImage.Png(new PaymentCode($"BCD\n002\n1\nSCT\n{(printed == German ? "COBADEFFXXX" : "")}\nExample Ltd\n{printed}\nEUR100.00\n\n\nNo i1")),
            Assert.Single(email.Body.Images).Content);
        Assert.Contains(Iban.Format(printed), email.Body.Text, StringComparison.Ordinal);
        Assert.Equal(printed == German, email.Body.Text.Contains("COBADEFFXXX", StringComparison.Ordinal));
        Assert.DoesNotContain(Iban.Format(Stranger), email.Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccountThatIsNoLongerTheCreditors_IsNotPrinted()
    {
        await using var world = new World("2026-05-15 12:00");
        world.Set(creditor => creditor with { Iban = German, BankAccounts = [Second] });
        await world.Register(with: invoice => invoice with { NamedAccounts = [Second] });
        world.Set(creditor => creditor with { BankAccounts = [] });

        await world.RunTo("2026-06-12 12:00");

        var email = Assert.IsType<OutgoingMessage.Email>(Assert.Single(world.Email.Handed));
        Assert.Contains(Iban.Format(German), email.Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneMessageAboutInvoicesWithDifferentAccounts_NamesTheUsualOne()
    {
        await using var world = new World("2026-05-15 12:00");
        world.Set(creditor => creditor with { Iban = German, BankAccounts = [Second] });
        await world.Register("i1", with: invoice => invoice with { NamedAccounts = [Second] });
        await world.Register("i2");

        await world.RunTo("2026-06-12 12:00");

        var email = Assert.IsType<OutgoingMessage.Email>(Assert.Single(world.Email.Handed));
        Assert.Contains(Iban.Format(German), email.Body.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Iban.Format(Second), email.Body.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QrIban, "210000000003139471430009017", QrIban)]
    [InlineData(QrIban, "RF18539007547034", null)]
    [InlineData(Swiss, "210000000003139471430009017", null)]
    [InlineData(Swiss, null, Swiss)]
    public void SwissAccountThatDoesNotTakeTheReference_IsPassedOver(string named, string? reference, string? taken) => Assert.Equal(
        taken, PayeeAccounts.Named(Creditor("CH", Swiss) with { BankAccounts = [QrIban] }, [named], reference));

    [Theory]
    [InlineData(German, null, "EUR119.00\n\n\nNo 1")]
    [InlineData(German, "RF18539007547034", "EUR119.00\n\nRF18539007547034")]
    [InlineData(German, "210000000003139471430009017", "EUR119.00\n\n\n210000000003139471430009017")]
    [InlineData(German, "RF19539007547034", null)]
    [InlineData(German, "two\nlines", null)]
    [InlineData(null, "RF18539007547034", null)]
    public void CreditorInTheEuroArea_HasASepaCode(string? iban, string? reference, string? end)
    {
        var code = PaymentCodes.Of(Creditor("DE", iban), "No 1", reference, World.Eur("119.00"), Payer);

        Assert.Equal(end is not null, code is not null);
        Assert.EndsWith(end ?? "", code?.Payload ?? "", StringComparison.Ordinal);
        Assert.Null(code?.Swiss);
    }

    [Theory]
    [InlineData(Swiss, null, "NON\n\nNo 1\nEPD")]
    [InlineData(Swiss, "RF18539007547034", "SCOR\nRF18539007547034\nNo 1\nEPD")]
    [InlineData(QrIban, "210000000003139471430009017", "QRR\n210000000003139471430009017\nNo 1\nEPD")]
    [InlineData(QrIban, "RF18539007547034", null)]
    [InlineData(QrIban, null, null)]
    [InlineData(Swiss, "210000000003139471430009017", null)]
    public void CreditorInSwitzerland_HasASwissCode(string iban, string? reference, string? end)
    {
        var code = PaymentCodes.Of(Creditor("CH", iban), "No 1", reference, World.Eur("1949.75"), Payer);

        Assert.Equal(end is not null, code is not null);
        Assert.EndsWith(end ?? "", code?.Payload ?? "", StringComparison.Ordinal);
        Assert.Equal(end is null ? null : "1 949.75", code?.Swiss!.Amount);
    }

    [Fact]
    public void PayerWhoDoesNotFitIntoASwissCode_IsLeftOut_AndACreditorWithoutAddressHasNone()
    {
        var cyrillic = PaymentCodes.Of(Creditor("CH", Swiss), "No 1", null, World.Eur("5.00"), Payer with { Name = "Ада" });

        Assert.Empty(cyrillic!.Swiss!.Payer);
        Assert.Null(PaymentCodes.Of(Creditor("CH", Swiss) with { City = null }, "No 1", null, World.Eur("5.00"), Payer));
    }

    [Theory]
    [InlineData("RE/2026/1001")]
    [InlineData("20261001")]
    [InlineData("Rechnung für Müller, Nr. 7 vom Dezember")]
    public async Task InvoiceWithoutReference_GetsOne_AndAPaymentFindsItByThat(string number)
    {
        await using var world = new World("2026-05-15 12:00");
        world.Set(creditor => creditor with { Iban = German, References = ReferenceKind.Rf });

        var view = await world.Register(with: invoice => invoice with { Number = number });
        await world.PayByBank("40.00", "b1", payer: "Somebody Else", reference: CreditorReference.Format(view.PaymentReference!));
        await world.PayByBank("60.00", "b2", payer: "Somebody Else", text: $"danke {view.PaymentReference}");

        Assert.Equal(GeneratedReference.Rf(number), view.PaymentReference);
        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
    }

    [Fact]
    public async Task QrReference_IsGivenAndFound_AndOneThatCameIsKept()
    {
        await using var world = new World("2026-05-15 12:00");
        world.Set(creditor => creditor with { Country = "CH", Iban = QrIban, References = ReferenceKind.Qrr });

        var given = await world.Register();
        var own = await world.Register("i2", with: invoice => invoice with { PaymentReference = "210000000003139471430009017" });
        await world.PayByBank("100.00", payer: "Somebody Else", reference: given.PaymentReference);

        Assert.True(SwissQrReference.IsValid(given.PaymentReference!));
        Assert.Equal("210000000003139471430009017", own.PaymentReference);
        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
    }

    [Fact]
    public async Task SameInvoiceAgain_IsNoOtherOne_ThoughItsReferenceWasGiven()
    {
        await using var world = new World("2026-05-15 12:00");
        world.Set(creditor => creditor with { References = ReferenceKind.Rf });
        var sent = new RegisterInvoice("i1", "No 1", World.Eur("100.00"), World.Date("2026-05-15"), World.Date("2026-06-15"), World.Ada());
        await world.Get<Registration>().Register(World.Main, sent, "billing");
        var first = await world.View();
        world.Set(creditor => creditor with { References = ReferenceKind.None });

        var again = await world.Get<Registration>().Register(World.Main, sent, "billing");

        Assert.IsType<Answer<CaseFile>.Unchanged>(again);
        var after = await world.View();
        Assert.Equal((first.PaymentReference, first.Version), (after.PaymentReference, after.Version));
    }

    private static Creditor Creditor(string country, string? iban) => new("main", "Example Ltd", NodaTime.DateTimeZone.Utc, country)
    {
        Iban = iban, Street = "Rue du Lac 1268", Postcode = "2501", City = "Biel",
    };
}
