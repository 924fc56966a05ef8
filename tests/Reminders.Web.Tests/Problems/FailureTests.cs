using System.Net;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Problems;

public sealed class FailureTests : ApiTest
{
    private const string Secret = "/data/reminders.db: no space left on its disk";

    [Fact]
    public async Task WhenStorageIsUnavailable_TheSenderIsToldToTryAgain()
    {
        Host.Ledger.OnAppend = _ => new LedgerUnavailableException(Secret);

        var reply = await Api.Post("/api/invoices", Given.Invoice());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Equal("application/problem+json", reply.Type);
        Assert.True(reply.Headers.ContainsKey("Retry-After"));
        Assert.DoesNotContain("reminders.db", reply.Text, StringComparison.Ordinal);
        Assert.Contains(Host.Log.Lines, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFilterTheStoreCannotApply_IsUnprocessableAndSaysWhatToDoInstead()
    {
        // Any call that meets it: which store refuses what is the store's business.
        Host.Ledger.OnAppend = _ => new UnsupportedFilterException("q", "would look through too many cases; narrow the search by customer");

        var reply = await Api.Post("/api/invoices", Given.Invoice());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal("unsupportedFilter: would look through too many cases; narrow the search by customer", reply.ErrorAt("/q"));
    }

    [Fact]
    public async Task WhatNobodyExpected_IsLoggedAndNotShown()
    {
        Host.Ledger.OnAppend = _ => new InvalidOperationException("the inside");

        var reply = await Api.Post("/api/invoices", Given.Invoice());

        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.DoesNotContain("inside", reply.Text, StringComparison.Ordinal);
        Assert.NotNull(reply["traceId"]);
        Assert.Equal("no-store", reply.Headers["Cache-Control"]);
        Assert.Contains(Host.Log.Lines, line => line.Contains("the inside", StringComparison.Ordinal));
        Assert.DoesNotContain(Host.Log.Lines, line => line.Contains("ada@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ACaseWhosePolicyIsNotLoaded_SaysSoAndHidesNoOther()
    {
        await Register(Given.Invoice().With("policy", "gentle"));
        Host.Policies.Unload("gentle");

        var reply = await Api.Get("/api/invoices/i-1");

        var list = await Api.Get("/api/invoices");

        Assert.Equal("operator:policy", reply["waitsFor"]);
        Assert.Contains("gentle@1", reply.Json["explanation"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, list.Status);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api")]
    [InlineData("/api/invoices/i-1/nothing")]
    public async Task AnUnknownAddress_IsAProblem(string path)
    {
        var reply = await Api.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.Equal("application/problem+json", reply.Type);
    }

    [Theory]
    [InlineData("DELETE", "/api/invoices/i-1", "GET, PATCH")]
    [InlineData("GET", "/api/payments", "POST")]
    [InlineData("GET", "/api/invoices/i-1/hold", "POST")]
    [InlineData("POST", "/health/live", "GET")]
    public async Task AMethodThatAnAddressDoesNotHave_IsToldWhichItHas(string method, string path, string allowed)
    {
        var reply = await Api.Send(new HttpMethod(method), path, null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.Status);
        Assert.Equal("application/problem+json", reply.Type);
        Assert.Equal(allowed, reply.Headers["Allow"]);
    }

    [Fact]
    public async Task Health_NeedsNoKeyAndNamesWhatIsWrong()
    {
        var anybody = As(null);
        Assert.Equal("live", (await anybody.Get("/health/live"))["status"]);
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get("/health/ready")).Status);

        Host.Health.Found.Add("storage does not answer");
        var reply = await anybody.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Equal("storage does not answer", reply.Json["problems"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task WithoutAVirtualClock_TheClocksAddressIsNotThere() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Post("/api/clock/advance", """{"to":"2026-12-01T00:00:00Z"}""")).Status);
}
