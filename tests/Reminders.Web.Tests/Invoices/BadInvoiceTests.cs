using System.Net;
using System.Text.Json.Nodes;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Invoices;

public sealed class BadInvoiceTests : ApiTest
{
    [Theory]
    [InlineData("invoiceId", "\"\"", "1 to 40")]
    [InlineData("invoiceId", "\"a/b\"", "1 to 40")]
    [InlineData("invoiceId", "\"..\"", "1 to 40")]
    [InlineData("invoiceId", "\"i-1\\n\"", "1 to 40")]
    [InlineData("invoiceId", "7", "must be text")]
    [InlineData("number", "\"one\\ntwo\"", "one line")]
    [InlineData("number", "\"  \"", "blank")]
    [InlineData("currency", "\"EURO\"", "did you mean 'EUR'?")]
    [InlineData("currency", "\"XXX\"", "ISO 4217")]
    [InlineData("amount", "\"119.001\"", "has 3 decimals; EUR has 2")]
    [InlineData("amount", "119.001", "has 3 decimals; EUR has 2")]
    [InlineData("amount", "1e2", "decimal number")]
    [InlineData("amount", "\"119,00\"", "decimal number")]
    [InlineData("amount", "\"1,190.00\"", "decimal number")]
    [InlineData("amount", "\"+1\"", "decimal number")]
    [InlineData("amount", "99999999999999", "is larger than")]
    [InlineData("amount", "true", "decimal number")]
    [InlineData("amount", "{}", "decimal number")]
    [InlineData("issueDate", "\"2026-02-30\"", "must be a date")]
    [InlineData("issueDate", "\"01.11.2026\"", "must be a date")]
    [InlineData("issueDate", "\"1999-12-31\"", "between 2000-01-01")]
    [InlineData("issueDate", "20261101", "must be text")]
    [InlineData("dueDate", "\"2026-10-31\"", "before the issue date 2026-11-01")]
    [InlineData("dueDate", "\"2029-11-01\"", "730 days")]
    [InlineData("dueDate", "\"9999-12-31\"", "between")]
    [InlineData("paymentUrl", "\"javascript:alert(1)\"", "web address")]
    [InlineData("paymentUrl", "\"ftp://pay.example\"", "web address")]
    [InlineData("paymentUrl", "\"https://pay.example/a b\"", "web address")]
    [InlineData("autoCollect", "\"yes\"", "true or false")]
    [InlineData("policy", "\"standart\"", "did you mean 'standard'?")]
    [InlineData("policy", "\"harsh\"", "known: standard")]
    [InlineData("metadata", "{\"a\":{\"b\":1}}", "object of at most 50 texts", "/metadata/a")]
    [InlineData("metadata", "[]", "object of at most 50 texts")]
    [InlineData("cashDiscounts", "[]", "list of 1 to 10 objects")]
    [InlineData("cashDiscounts", "[{\"percent\":0,\"days\":14}]", "must be more than 0 and at most 20", "/cashDiscounts/0/percent")]
    [InlineData("cashDiscounts", "[{\"percent\":2.125,\"days\":14}]", "must be more than 0 and at most 20", "/cashDiscounts/0/percent")]
    [InlineData("cashDiscounts", "[{\"percent\":2,\"days\":366}]", "must be a whole number from 1 to 365", "/cashDiscounts/0/days")]
    [InlineData("cashDiscounts", "[{\"percent\":2,\"until\":\"2026-02-30\"}]", "must be a date", "/cashDiscounts/0/until")]
    [InlineData("customer", "\"c-1\"", "must be an object")]
    public async Task ABadValue_IsToldAtItsField(string field, string value, string problem, string? pointer = null)
    {
        var reply = await Api.Post("/api/invoices", Given.Invoice().With(field, JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        var told = reply.ErrorAt(pointer ?? $"/{field}");
        Assert.Contains(pointer is null ? problem : "must be", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("/api/invoices/i-1")).Status);
    }

    [Theory]
    [InlineData("{\"percent\":2}", "", "needs either days or until")]
    [InlineData("{\"percent\":2,\"days\":14,\"until\":\"2026-11-15\"}", "", "needs either days or until")]
    [InlineData("{\"percent\":2,\"until\":\"2026-10-31\"}", "/until", "is before the issue date 2026-11-01")]
    [InlineData("{\"percent\":2,\"until\":\"2027-11-02\"}", "/until", "more than 365 days")]
    [InlineData("{\"percent\":2,\"days\":14,\"baseAmount\":\"0\"}", "/baseAmount", "greater than zero")]
    public async Task ACashDiscountThatSaysNoLastDay_IsRefused(string tier, string field, string problem)
    {
        var reply = await Api.Post("/api/invoices", Given.Invoice().With("cashDiscounts", new JsonArray(JsonNode.Parse("{\"percent\":3,\"days\":7}"), JsonNode.Parse(tier))));

        Assert.Contains(problem, reply.ErrorAt($"/cashDiscounts/1{field}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customerId", "\"c 1\"")]
    [InlineData("type", "\"person\"")]
    [InlineData("email", "\"ada\"")]
    [InlineData("email", "\"ada@@example.com\"")]
    [InlineData("email", "\"ada@example.com, bob@example.com\"")]
    [InlineData("email", "\"ada@example.com\\r\\nBcc: eve@example.com\"")]
    [InlineData("email", "\"ada@example\"")]
    [InlineData("email", "\"\"")]
    [InlineData("phone", "\"0151 123\"")]
    [InlineData("phone", "\"+0151123456\"")]
    [InlineData("locale", "\"de_DE\"")]
    [InlineData("timeZone", "\"Europe/Berln\"")]
    [InlineData("timeZone", "\"UTC+5\"")]
    [InlineData("country", "\"de\"")]
    [InlineData("country", "\"ZZ\"")]
    [InlineData("region", "\"Bayern\"")]
    [InlineData("since", "\"2100-01-02\"")]
    [InlineData("vulnerable", "1")]
    public async Task ABadValueOfTheCustomer_IsToldAtItsFieldAndNotRepeated(string field, string value)
    {
        var reply = await Api.Post("/api/invoices", Given.Invoice().WithCustomer(field, JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.NotNull(reply.ErrorAt($"/customer/{field}"));
        if (field is "email" && value.Length > 2)
        {
            Assert.DoesNotContain(value.Trim('"'), reply.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ada@localhost")]
    [InlineData("ada+tag@sub.example.co.uk")]
    [InlineData("\u00e4d\u00e4@b\u00fccher.example")]
    public async Task APlausibleAddress_IsAccepted(string email) => await Register(Given.Invoice().WithCustomer("email", email));

    [Theory]
    [InlineData("name", 200)]
    [InlineData("email", 254)]
    public async Task ATextBeyondItsBound_IsRefused(string field, int max)
    {
        var reply = await Api.Post("/api/invoices", Given.Invoice().WithCustomer(field, new string('x', max + 1)));

        Assert.NotNull(reply.ErrorAt($"/customer/{field}"));
    }

    [Fact]
    public async Task EveryMissingField_IsToldAtOnce()
    {
        var reply = await Api.Post("/api/invoices", "{}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.All(
            new[] { "invoiceId", "amount", "currency", "issueDate", "dueDate", "customer" },
            field => Assert.Equal("is missing", reply.ErrorAt($"/{field}")));
    }

    [Fact]
    public async Task SeveralFaults_AreToldAtOnce()
    {
        var reply = await Api.Post(
            "/api/invoices", Given.Invoice().With("amount", "1.001").With("dueDate", "2026-01-01").WithCustomer("emial", "x").WithCustomer("country", "D"));

        Assert.NotNull(reply.ErrorAt("/amount"));
        Assert.NotNull(reply.ErrorAt("/dueDate"));
        Assert.NotNull(reply.ErrorAt("/customer/country"));
        Assert.Equal("unknown field 'emial'; did you mean 'email'?", reply.ErrorAt("/customer/emial"));
    }

    [Theory]
    [InlineData("due_date", "dueDate")]
    [InlineData("DueDate", "dueDate")]
    [InlineData("currancy", "currency")]
    public async Task AnUnknownField_IsRefusedWithTheNearestName(string sent, string meant)
    {
        var reply = await Api.Post("/api/invoices", Given.Invoice().With(sent, "x"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal($"unknown field '{sent}'; did you mean '{meant}'?", reply.ErrorAt($"/{sent}"));
    }

    [Fact]
    public async Task AHundredThousandUnknownFields_GiveAShortAnswer()
    {
        var body = new JsonObject(Enumerable.Range(0, 100_000).Select(i => KeyValuePair.Create<string, JsonNode?>($"field{i}", i)));

        var reply = await Api.Post("/api/invoices", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.InRange(reply.Text.Length, 1, 20_000);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task WhatIsNoObject_IsNoInvoice(string body) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Post("/api/invoices", body)).Status);

    [Fact]
    public async Task MetadataOverItsBounds_IsRefused()
    {
        var many = new JsonObject(Enumerable.Range(0, 51).Select(i => KeyValuePair.Create<string, JsonNode?>($"k{i}", "v")));
        Assert.NotNull((await Api.Post("/api/invoices", Given.Invoice().With("metadata", many))).ErrorAt("/metadata"));

        var longText = new JsonObject { ["k"] = new string('v', 1001) };
        Assert.NotNull((await Api.Post("/api/invoices", Given.Invoice().With("metadata", longText))).ErrorAt("/metadata/k"));
    }
}
