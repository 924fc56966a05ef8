using System.Net;
using System.Text.Json.Nodes;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Invoices;

public sealed class RegisterTests : ApiTest
{
    [Fact]
    public async Task ANewInvoice_IsAcceptedWithItsCaseAndItsAddress()
    {
        var reply = await Api.Post("/api/invoices", Given.Invoice());

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal("/api/invoices/i-1", reply.Headers["Location"]);
        Assert.Equal("scheduled", reply["status"]);
        Assert.Equal("119.00", reply["outstanding"]);
        Assert.Equal("standard@1", reply["policy"]);
        Assert.Equal("soft", reply["nextStep"]);
        Assert.Equal("2026-11-25T08:00:00Z", reply["nextWakeAt"]);
        Assert.True(reply.Json.AsObject().ContainsKey("waitsFor"), "nulls are said");
        Assert.Null(reply["waitsFor"]);
    }

    [Fact]
    public async Task TheSameInvoiceAgain_IsAnsweredWith200AndNothingIsAppended()
    {
        await Register(Given.Invoice());

        var again = await Api.Post("/api/invoices", Given.Invoice().With("amount", 119));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("1", again["version"]);
    }

    [Fact]
    public async Task TheSameIdWithOtherContent_IsAConflict()
    {
        await Register(Given.Invoice());

        var other = await Api.Post("/api/invoices", Given.Invoice().With("amount", "120.00"));

        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("PATCH", other["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.00", "paid")]
    [InlineData("-50.00", "credited")]
    public async Task AnInvoiceForNothing_IsKeptAndNeverReminded(string amount, string status)
    {
        var reply = await Register(Given.Invoice().With("amount", amount));

        Assert.Equal(status, reply["status"]);
        Assert.Equal(amount, reply["outstanding"]);
        Assert.Null(reply["nextWakeAt"]);
    }

    [Theory]
    [InlineData("\"119\"", "119.00", "EUR")]
    [InlineData("119.0", "119.00", "EUR")]
    [InlineData("1.10", "1.10", "EUR")]
    [InlineData("\"0.123\"", "0.123", "KWD")]
    [InlineData("\"119.00\"", "119.00", "EUR")]
    [InlineData("5000", "5000", "JPY")]
    public async Task AnAmount_IsTakenAsWritten(string written, string shown, string currency)
    {
        var reply = await Register(Given.Invoice().With("amount", JsonNode.Parse(written)).With("currency", currency));

        Assert.Equal(shown, reply["amount"]);
    }

    [Fact]
    public async Task ACustomerThatIsOnlyNamed_HasToBeKnown()
    {
        var reference = new JsonObject { ["customerId"] = "c-1" };
        var unknown = await Api.Post("/api/invoices", Given.Invoice().With("customer", reference.DeepClone()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.NotNull(unknown.ErrorAt("/customer/customerId"));

        await Register(Given.Invoice());
        await Register(Given.Invoice("i-2").With("customer", reference));
    }

    [Fact]
    public async Task AnEmbeddedCustomer_IsMerged()
    {
        await Register(Given.Invoice().WithCustomer("phone", "+4915112345678"));
        await Register(Given.Invoice("i-2").With("customer", new JsonObject { ["customerId"] = "c-1", ["email"] = "ada@new.example" }));

        var customer = await Api.Get("/api/customers/c-1");

        Assert.Equal("ada@new.example", customer["email"]);
        Assert.Equal("+4915112345678", customer["phone"]);
        Assert.Equal("Ada Example", customer["name"]);
    }

    [Fact]
    public async Task EveryFieldOfTheContract_IsAccepted()
    {
        const string example = """
            { "invoiceId": "2026-1001", "number": "RE/2026/1001", "amount": "119.00", "currency": "EUR",
              "issueDate": "2026-11-01", "dueDate": "2026-11-30", "paymentReference": "RF18539007547034",
              "paymentUrl": "https://pay.example/2026-1001", "policy": "standard", "autoCollect": false, "metadata": { "any": "text" },
              "customer": { "customerId": "c-17", "type": "consumer", "name": "Ada Example", "email": "ada@example.com",
                            "phone": "+4915112345678", "locale": "de-DE", "timeZone": "Europe/Berlin", "country": "DE", "region": "BY",
                            "since": "2021-03-01", "vulnerable": false } }
            """;

        var reply = await Api.Post("/api/invoices", example);

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal("regular", reply["segment"]);
        Assert.Equal("RE/2026/1001", reply["number"]);
    }

    [Fact]
    public async Task ExplicitNulls_CountAsLeftOut()
    {
        var reply = await Register(Given.Invoice().With("number", null).With("policy", null).WithCustomer("phone", null));

        Assert.Equal("i-1", reply["number"]);
    }

    [Fact]
    public async Task AByteOrderMark_IsNoReasonToRefuse() =>
        Assert.Equal(HttpStatusCode.Accepted, (await Api.Post("/api/invoices", "\ufeff" + Given.Invoice().ToJsonString())).Status);
}
