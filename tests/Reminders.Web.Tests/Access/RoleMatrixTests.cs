using System.Net;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Access;

/// <summary>The role matrix, written down a second time on purpose: a change here is a change of who may do what.</summary>
public sealed class RoleMatrixTests : ApiTest
{
    private const string Everyone = "billing viewer operator lead admin";
    private const string People = "viewer operator lead admin";
    private const string Acting = "operator lead admin";
    private const string ActingAndBilling = "billing operator lead admin";

    private static readonly string[] Roles = Everyone.Split(' ');

    protected override bool WithVirtualClock => true;

    [Theory]
    [InlineData("POST /api/invoices", "billing admin")]
    [InlineData("PATCH /api/invoices/x", ActingAndBilling)]
    [InlineData("GET /api/invoices", Everyone)]
    [InlineData("GET /api/invoices/x", Everyone)]
    [InlineData("GET /api/invoices/x/timeline", Everyone)]
    [InlineData("GET /api/invoices/x/orchestration", Everyone)]
    [InlineData("GET /api/invoices/x/messages/y", Acting)]
    [InlineData("GET /api/invoices/x/document", Acting)]
    [InlineData("GET /api/invoices/x/credit-notes/y/document", Acting)]
    [InlineData("POST /api/invoices/x/payments", ActingAndBilling)]
    [InlineData("POST /api/invoices/x/credit-notes", ActingAndBilling)]
    [InlineData("POST /api/invoices/x/cancel", ActingAndBilling)]
    [InlineData("POST /api/invoices/x/defer", ActingAndBilling)]
    [InlineData("POST /api/invoices/x/hold", Acting)]
    [InlineData("POST /api/invoices/x/release", Acting)]
    [InlineData("POST /api/invoices/x/dispute", Acting)]
    [InlineData("POST /api/invoices/x/resolve-dispute", Acting)]
    [InlineData("POST /api/invoices/x/claim-paid", Acting)]
    [InlineData("POST /api/invoices/x/promise", Acting)]
    [InlineData("POST /api/invoices/x/plan", Acting)]
    [InlineData("POST /api/invoices/x/reopen", Acting)]
    [InlineData("POST /api/invoices/x/skip-step", Acting)]
    [InlineData("POST /api/invoices/x/write-off", "lead admin")]
    [InlineData("POST /api/invoices/x/approve", "lead admin")]
    [InlineData("POST /api/invoices/x/reject", "lead admin")]
    [InlineData("POST /api/invoices/x/assign-policy", "lead admin")]
    [InlineData("GET /api/customers/x", Everyone)]
    [InlineData("PUT /api/customers/x", ActingAndBilling)]
    [InlineData("PATCH /api/customers/x", ActingAndBilling)]
    [InlineData("GET /api/customers/x/timeline", Everyone)]
    [InlineData("POST /api/customers/x/events", ActingAndBilling)]
    [InlineData("POST /api/payments", ActingAndBilling)]
    [InlineData("POST /api/payments/x/reversals", ActingAndBilling)]
    [InlineData("POST /api/payments/x/unassign", Acting)]
    [InlineData("POST /api/bank-statements", ActingAndBilling)]
    [InlineData("GET /api/feeds", Everyone)]
    [InlineData("POST /api/feeds/x/heartbeat", ActingAndBilling)]
    [InlineData("POST /api/delivery-reports", ActingAndBilling)]
    [InlineData("GET /api/unmatched-payments", Everyone)]
    [InlineData("POST /api/unmatched-payments/x/assign", Acting)]
    [InlineData("POST /api/unmatched-payments/x/set-aside", Acting)]
    [InlineData("GET /api/tasks", People)]
    [InlineData("POST /api/tasks/x/complete", Acting)]
    [InlineData("GET /api/dead-letters", Acting)]
    [InlineData("POST /api/dead-letters/x/retry", Acting)]
    [InlineData("POST /api/clock/advance", "admin")]
    public async Task ARoute_IsOpenToItsRolesAlone(string route, string allowed)
    {
        var (method, path) = (new HttpMethod(route.Split(' ')[0]), route.Split(' ')[1]);
        foreach (var role in Roles)
        {
            // Nothing in the body is known, so who may come in is told 422 or 404 and changes nothing.
            var reply = await As(role).Send(method, path, method == HttpMethod.Get ? null : "{\"nothing\":1}");
            Assert.True(
                reply.Status == HttpStatusCode.Forbidden != allowed.Split(' ').Contains(role) && (int)reply.Status < 500,
                $"{role}: {route} answered {reply.Status}");
        }
    }

    [Fact]
    public async Task EveryRouteOfTheDocument_IsInTheMatrix()
    {
        var document = (await As(null).Get("/openapi.json")).Json;
        var matrix = typeof(RoleMatrixTests).GetMethod(nameof(ARoute_IsOpenToItsRolesAlone))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .ToDictionary(arguments => (string)arguments[0].Value!, arguments => (string)arguments[1].Value!);

        var documented = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation)))
            .Where(one => one.operation.Value!["x-roles"] is not null)
            .ToDictionary(
                one => $"{one.operation.Key.ToUpperInvariant()} {OneSample(one.Key)}",
                one => string.Join(' ', one.operation.Value!["x-roles"]!.AsArray().Select(role => role!.GetValue<string>())));

        Assert.Equal(matrix.OrderBy(pair => pair.Key), documented.OrderBy(pair => pair.Key));
    }

    private static string OneSample(string pattern) =>
        pattern.Replace("{contactId}", "y", StringComparison.Ordinal).Replace("{creditNoteId}", "y", StringComparison.Ordinal) is var path && path.Contains('{', StringComparison.Ordinal)
            ? path[..path.IndexOf('{', StringComparison.Ordinal)] + "x" + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..]
            : path;
}
