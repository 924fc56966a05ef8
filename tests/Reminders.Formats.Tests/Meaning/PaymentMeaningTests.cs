using System.Text;
using NodaTime;
using Reminders.Domain.Payments;
using Reminders.Formats.Meaning;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Tests.Meaning;

public sealed class PaymentMeaningTests
{
    private static readonly string[] Schemes = [.. SignatureTable.All.Select(row => row.Source)];

    [Fact]
    public void EverySample_MeansWhatItSays()
    {
        foreach (var sample in Sample.All)
        {
            var meaning = sample.Meaning();
            Assert.True(meaning is Understanding.Reports, $"{sample.Json}: {meaning}");
            var report = Assert.Single(((Understanding.Reports)meaning).All, one => one.Kind == sample.Kind);
            Assert.Equal(
                (sample.Scheme, sample.Kind, sample.Payment, sample.Amount, sample.Movement, sample.Total, sample.Retry),
                (report.Source, report.Kind, report.PaymentId, report.Amount?.ToString(), report.MovementId, report.AmountIsTotal, report.RetryComing));
        }
    }

    [Theory]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":-5,"currency":"eur"}}}""", "sign")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":5,"currency":"xyz"}}}""", "currency")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":5}}}""", "currency")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":1e30,"currency":"eur"}}}""", "whole number")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":99999999999999,"currency":"eur"}}}""", "large")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":1.5,"currency":"eur"}}}""", "whole number")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":"5","currency":"eur"}}}""", "whole number")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":150,"currency":"isk"}}}""", "smallest unit")]
    [InlineData("stripe", """{"type":"payment_intent.succeeded","data":{"object":{"amount_received":5,"currency":"eur"}}}""", "no payment")]
    [InlineData("standard", """{"type":"payment.paid","data":{"paymentId":"1","amount":"-5.00","currency":"EUR"}}""", "sign")]
    [InlineData("standard", """{"type":"payment.paid","data":{"paymentId":"1","amount":"5.001","currency":"EUR"}}""", "decimals")]
    [InlineData("standard", """{"type":"payment.paid","data":{"paymentId":"1","amount":"5,00","currency":"EUR"}}""", "decimal")]
    [InlineData("standard", """{"type":"payment.paid","data":{"paymentId":"1","amount":5.00,"currency":"EUR"}}""", "quotes")]
    [InlineData("standard", """{"type":"payment.paid","data":{"paymentId":"1","amount":"99999999999999999999999","currency":"EUR"}}""", "larger")]
    public void WhatCannotBeTrue_IsSaidClearly(string scheme, string json, string word) =>
        Assert.Contains(word, Assert.IsType<Understanding.Unreadable>(Sample.Meaning(scheme, json)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("stripe", """{"type":"customer.created","data":{}}""")]
    [InlineData("stripe", """{"data":{}}""")]
    [InlineData("stripe", "[]")]
    [InlineData("stripe", """{"type":"invoice.paid","data":{"object":{"id":"in_1","amount_paid":0,"currency":"eur"}}}""")]
    [InlineData("gocardless", """{"resource_type":"mandates","action":"created"}""")]
    [InlineData("paypal", """{"event_type":"BILLING.PLAN.CREATED"}""")]
    [InlineData("square", """{"type":"payment.updated","data":{"object":{"payment":{"status":"SOMETHING"}}}}""")]
    public void WhatIsNoNewsOfMoney_IsIgnoredWithTheReason(string scheme, string json) =>
        Assert.NotEmpty(Assert.IsType<Understanding.Ignored>(Sample.Meaning(scheme, json)).Why);

    [Fact]
    public void Adyen_CaptureThatFailed_NeitherComesNorStays() => Assert.Equal(
        [PaymentNews.Failed, PaymentNews.Refunded],
        Assert.IsType<Understanding.Reports>(Sample.Meaning(
            "adyen",
            """{"pspReference":"P1","originalReference":"P0","amount":{"value":11900,"currency":"EUR"}}""",
            eventId: "P1/CAPTURE_FAILED/true")).All.Select(report => report.Kind));

    [Fact]
    public void Stripe_InvoiceThatNamesNoIntent_SumsUp_AndItsPaymentNamesIt()
    {
        var invoice = Said("stripe", """{"type":"invoice.paid","data":{"object":{"id":"in_1","object":"invoice","amount_paid":11900,"currency":"eur","metadata":{"invoiceId":"i1"}}}}""");
        var payment = Said("stripe", """{"type":"invoice_payment.paid","data":{"object":{"id":"inpay_1","invoice":"in_1","amount_paid":11900,"currency":"eur","payment":{"type":"payment_intent","payment_intent":"pi_1"}}}}""");
        var older = Said("stripe", """{"type":"invoice.paid","data":{"object":{"id":"in_1","payment_intent":"pi_1","amount_paid":11900,"currency":"eur"}}}""");

        Assert.Equal(("in_1", true, "in_1"), (invoice.PaymentId, invoice.SumsUp, invoice.References.GatewayInvoice));
        Assert.Equal(("pi_1", false, "in_1"), (payment.PaymentId, payment.SumsUp, payment.References.GatewayInvoice));
        Assert.Equal(("pi_1", false, "in_1"), (older.PaymentId, older.SumsUp, older.References.GatewayInvoice));
    }

    [Theory]
    [InlineData("payment.partPaid")]
    [InlineData("payment.refunded")]
    public void Own_PartThatDoesNotSayWhichOne_IsOneOfItsOwn(string type)
    {
        var json = $$$"""{"type":"{{{type}}}","data":{"paymentId":"1","amount":"5.00","currency":"EUR"}}""";

        Assert.Equal("e7", Assert.Single(Assert.IsType<Understanding.Reports>(Sample.Meaning("standard", json, eventId: "e7")).All).MovementId);
    }

    [Theory]
    [InlineData("payment.Paid")]
    [InlineData("Payment.paid")]
    [InlineData("payment.payed")]
    public void Own_MisspeltNews_IsNotPassedOver(string type) =>
        Assert.IsType<Understanding.Unreadable>(Sample.Meaning("standard", $$$"""{"type":"{{{type}}}","data":{}}"""));

    [Fact]
    public void Adyen_CaptureOfAPaymentThatPaidAtAuthorisation_AddsNothing() =>
        Assert.IsType<Understanding.Ignored>(Sample.Meaning("adyen", """{"pspReference":"P1"}""", eventId: "P1/CAPTURE/true"));

    [Fact]
    public void GoCardless_TellsNoAmount_AndWhereToAsk()
    {
        var report = Only(Sample.Meaning("gocardless", """{"resource_type":"payments","action":"confirmed","links":{"payment":"PM1"}}"""));
        Assert.Equal("https://api.gocardless.com/payments/PM1", report.AmountAt?.AbsoluteUri);

        Assert.Null(Only(Sample.Meaning("gocardless", """{"resource_type":"payments","action":"confirmed","links":{"payment":"PM1/../x"}}""")).AmountAt);
    }

    [Fact]
    public void Mollie_SignedEventAboutAPayment_LeadsToThePayment() => Assert.Equal(
        "https://api.mollie.com/v2/payments/tr_1",
        Assert.IsType<Understanding.NeedsPayment>(Sample.Meaning("mollie", """{"id":"event_1","type":"payment.paid","entityId":"tr_1"}""")).Url.AbsoluteUri);

    [Fact]
    public void Mollie_PaymentThatStaysPaid_TellsRefundAndChargebackByItsTotals()
    {
        const string payment =
            """{"id":"tr_1","status":"paid","paidAt":"2026-01-02T03:04:05+00:00","amount":{"value":"119.00","currency":"EUR"},"amountRefunded":{"value":"19.00","currency":"EUR"},"amountChargedBack":{"value":"100.00","currency":"EUR"},"metadata":{"invoiceId":"2026-1001"},"details":{"consumerName":"A. Example","consumerAccount":"NL91ABNA0417164300"}}""";

        var reports = Assert.IsType<Understanding.Reports>(Fetched("tr_1", payment)).All;

        Assert.Equal([PaymentNews.Paid, PaymentNews.Refunded, PaymentNews.ChargedBack], reports.Select(report => report.Kind));
        Assert.Equal(["tr_1/paid", "tr_1/amountRefunded/19.00", "tr_1/amountChargedBack/100.00"], reports.Select(report => report.EventId));
        Assert.Equal([false, true, true], reports.Select(report => report.AmountIsTotal));
        Assert.All(reports, report => Assert.Equal("2026-1001", report.References.InvoiceId));
        Assert.Equal("NL91ABNA0417164300", reports[0].References.PayerAccount);
    }

    [Fact]
    public void Mollie_AnswerAboutAnotherPayment_IsNotBelieved()
    {
        Assert.IsType<Understanding.Unreadable>(Fetched("tr_2", """{"id":"tr_1","status":"paid","amount":{"value":"1.00","currency":"EUR"}}"""));
        Assert.IsType<Understanding.Unreadable>(Fetched("tr_1", "<html>"));
        Assert.IsType<Understanding.Ignored>(Fetched("tr_1", """{"id":"tr_1","status":"open","amount":{"value":"1.00","currency":"EUR"}}"""));
    }

    [Fact]
    public void ReferencesAndTime_AreTaken()
    {
        var report = Only(Sample.Meaning(
            "stripe",
            """{"type":"payment_intent.succeeded","created":1700000000,"data":{"object":{"id":"pi_1","amount_received":5,"currency":"eur","invoice":"in_1","description":"Invoice 2026-1001","metadata":{"invoiceId":"2026-1001"}}}}"""));

        Assert.Equal(Instant.FromUnixTimeSeconds(1700000000), report.OccurredAt);
        Assert.Equal(new PaymentReferences { InvoiceId = "2026-1001", GatewayInvoice = "in_1", Text = "Invoice 2026-1001" }, report.References);
    }

    [Fact]
    public void SamplesDamagedAnywhere_AreUnderstoodOrNot_ButNeverThrow()
    {
        foreach (var sample in Sample.All)
        {
            var bytes = Encoding.UTF8.GetBytes(sample.Json);
            for (var i = 0; i < bytes.Length; i++)
            {
                foreach (var damage in (byte[])[1, 8, 64])
                {
                    bytes[i] ^= damage;
                    if (WebhookJson.Read(bytes, out _) is { } json)
                    {
                        Assert.NotNull(PaymentMeaning.Of(sample.Scheme, new VerifiedEvent("e-1", json)));
                    }

                    bytes[i] ^= damage;
                }
            }
        }
    }

    [Fact]
    public void EventsOfOtherSources_NeverThrow()
    {
        foreach (var sample in Sample.All)
        {
            foreach (var scheme in Schemes.Where(scheme => scheme != "mollie-classic"))
            {
                Assert.NotNull(Sample.Meaning(scheme, sample.Json));
            }
        }

        Assert.IsType<Understanding.Unreadable>(Sample.Meaning("unknown", "{}"));
    }

    private static Understanding Fetched(string id, string json) => PaymentMeaning.OfMolliePayment(id, Encoding.UTF8.GetBytes(json));

    private static PaymentReport Only(Understanding meaning) => Assert.Single(Assert.IsType<Understanding.Reports>(meaning).All);

    private static PaymentReport Said(string scheme, string json) =>
        Assert.Single(Assert.IsType<Understanding.Reports>(Sample.Meaning(scheme, json)).All);
}
