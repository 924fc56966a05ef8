using System.Net;
using Reminders.Application.Projections;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Problems;

public sealed class FailureTests : ApiTest
{
    [Fact]
    public async Task AFilterTheStoreCannotApply_IsUnprocessableAndSaysWhatToDoInstead()
    {
        // Any call that meets it: which store refuses what is the store's business.
        Host.Ledger.OnAppend = _ => new UnsupportedFilterException("q", "would look through too many cases; narrow the search by customer");

        var reply = await Api.Post("/api/invoices", Given.Invoice());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal("unsupportedFilter: would look through too many cases; narrow the search by customer", reply.ErrorAt("/q"));
    }
}
