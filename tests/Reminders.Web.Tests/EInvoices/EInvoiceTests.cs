using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.EInvoices;

/// <summary>E-invoices over HTTP: registered, credited, replaced, kept.</summary>
public sealed class EInvoiceTests : ApiTest
{
    [Fact]
    public async Task Invoice_BecomesACase_AndCanBeHadAgainAsItCame()
    {
        var xml = Document("RE-1");

        var (status, body) = await Post(xml);
        var (again, _) = await Post(xml);
        var kept = await Get("/api/invoices/RE-1/document");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (status, again));
        Assert.Equal(("scheduled", "119.00"), (body["status"]!.GetValue<string>(), body["outstanding"]!.GetValue<string>()));
        Assert.Equal(xml, kept);
        var buyer = await Api.Get("/api/customers/c-17");
        Assert.Equal(("Weg 1", "10115", "Berlin"), (buyer["street"], buyer["postcode"], buyer["city"]));
    }

    [Fact]
    public async Task SameNumberWithOtherContent_IsAConflict()
    {
        await Post(Document("RE-1"));

        Assert.Equal(HttpStatusCode.Conflict, (await Post(Document("RE-1", amount: "120.00"))).Status);
    }

    [Fact]
    public async Task CreditNote_LowersTheInvoiceItNames_Once()
    {
        await Post(Document("RE/2026/1"));
        var credit = Document("GS-1", amount: "19.00", type: "381", preceding: "RE/2026/1");

        var (status, body) = await Post(credit);
        await Post(credit);
        var id = body["invoiceId"]!.GetValue<string>();

        Assert.Equal((HttpStatusCode.Accepted, "100.00"), (status, body["outstanding"]!.GetValue<string>()));
        Assert.Equal("100.00", (await Api.Get($"/api/invoices/{id}"))["outstanding"]);
        Assert.Equal(credit, await Get($"/api/invoices/{id}/credit-notes/GS-1/document"));
    }

    [Fact]
    public async Task CreditNoteForAnInvoiceThatIsNotHere_IsRefusedAndSaysWhy()
    {
        var (status, body) = await Post(Document("GS-1", type: "381", preceding: "RE-404"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("not here", body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorrectedInvoice_TakesThePlaceOfTheFirst()
    {
        await Post(Document("RE-1"));

        await Post(Document("RE-2", amount: "99.00", type: "384", preceding: "RE-1"));

        Assert.Equal("cancelled", (await Api.Get("/api/invoices/RE-1"))["status"]);
        Assert.Equal("99.00", (await Api.Get("/api/invoices/RE-2"))["outstanding"]);
    }

    [Theory]
    [InlineData("0", "paid")]
    [InlineData("-20.00", "credited")]
    public async Task NothingOwed_ClosesAtOnce(string amount, string status)
    {
        await Post(Document("RE-1", amount: amount));

        Assert.Equal(status, (await Api.Get("/api/invoices/RE-1"))["status"]);
    }

    [Fact]
    public async Task DirectDebit_WaitsForTheBank()
    {
        var (_, body) = await Post(Document("RE-1", means: "59"));

        Assert.Equal("paused", body["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Pdf_IsToldWhatToPostInstead()
    {
        var (status, body) = await Post("%PDF-1.7", "application/pdf");
        var (asXml, _) = await Post("%PDF-1.7");

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnsupportedMediaType), (status, asXml));
        Assert.Contains("factur-x.xml", body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyOtherKindOfFile_IsToldWhichAreTaken()
    {
        var (status, body) = await Post("%PDF-1.7", "application/octet-stream");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains("an e-invoice in UBL or CII (application/xml)", body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsWrong_IsNamedWithItsPlaceInTheDocument()
    {
        var (status, body) = await Post(Document("RE-1", amount: "1,00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("BT-115", body["errors"]![0]!["pointer"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("/api/invoices/RE-1")).Status);
    }

    [Theory]
    [InlineData("DE02120300000000202051", "DE02120300000000202051")]
    [InlineData("DE02500105170137075030", null)]
    public async Task AccountItNames_IsTakenOnlyIfItIsOneOfTheCreditors(string named, string? taken)
    {
        Host.Creditors.BankAccounts = ["DE02120300000000202051"];
        await Post(Document("RE-1", account: named));

        var (status, _) = await Post(Document("RE-1", account: "DE89370400440532013000"));

        var registered = (await Api.Get("/api/invoices/RE-1/timeline")).Json["items"]!.AsArray()[0]!;
        Assert.Equal(taken, (string?)registered["payTo"]);
        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    [Fact]
    public async Task ContactDetailsThatAreNone_AreLeftOut()
    {
        var (status, _) = await Post(Document("RE-1", mail: "nicht vorhanden"));

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Null((await Api.Get("/api/customers/c-17"))["email"]);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(string body, string type = "application/xml")
    {
        using var http = Http();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await http.PostAsync("/api/invoices", content);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<string> Get(string path)
    {
        using var http = Http();
        return await http.GetStringAsync(path);
    }

    private HttpClient Http()
    {
        var http = new HttpClient { BaseAddress = Host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", "admin");
        return http;
    }

    private static string Document(
        string number, string amount = "119.00", string type = "380", string? preceding = null, string means = "58", string mail = "ada@example.com", string? account = null) => $"""
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-11-01</cbc:IssueDate><cbc:DueDate>2026-11-30</cbc:DueDate>
          <cbc:InvoiceTypeCode>{type}</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          {(preceding is null ? "" : $"<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{preceding}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>")}
          <cac:AccountingCustomerParty><cac:Party><cac:PartyIdentification><cbc:ID>c-17</cbc:ID></cac:PartyIdentification>
            <cac:PostalAddress><cbc:StreetName>Weg 1</cbc:StreetName><cbc:CityName>Berlin</cbc:CityName><cbc:PostalZone>10115</cbc:PostalZone></cac:PostalAddress>
            <cac:PartyLegalEntity><cbc:RegistrationName>Ada Example</cbc:RegistrationName></cac:PartyLegalEntity>
            <cac:Contact><cbc:ElectronicMail>{mail}</cbc:ElectronicMail></cac:Contact></cac:Party></cac:AccountingCustomerParty>
          <cac:PaymentMeans><cbc:PaymentMeansCode>{means}</cbc:PaymentMeansCode>{(account is null ? "" : $"<cac:PayeeFinancialAccount><cbc:ID>{account}</cbc:ID></cac:PayeeFinancialAccount>")}</cac:PaymentMeans>
          <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">{amount}</cbc:PayableAmount></cac:LegalMonetaryTotal>
        </Invoice>
        """;
}
