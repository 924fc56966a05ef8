using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Web.Access;
using Reminders.Web.Invoices;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Customers;

/// <summary>Customers: who they are, how they are reached, what they told us.</summary>
internal static class CustomerRoutes
{
    private const string One = "/api/customers/{customerId}";

    public static IEnumerable<ApiRoute> All { get; } =
    [
        ApiRoute.Get<CustomerView>(One, Permission.ReadBilling, "A customer as they are known", Find),
        new ApiRoute(HttpMethods.Put, One, Permission.ActBilling, "Replace a customer")
        {
            Handle = call => Save(call, replace: true, CustomerBody.Replacement),
            Body = fields => CustomerBody.Replacement(fields, ""),
            Answer = typeof(CustomerView),
        },
        new ApiRoute(HttpMethods.Patch, One, Permission.ActBilling, "Change a customer; null clears a field")
        {
            Handle = Change,
            Body = fields => CustomerBody.Change(fields, ""),
            Answer = typeof(CustomerView),
        },
        ApiRoute.Get<TimelineView>($"{One}/timeline", Permission.ReadBilling, "Everything that happened, oldest first", Timeline),
        ApiRoute.With<CustomerEventBody, CustomerView>(
            HttpMethods.Post, $"{One}/events", Permission.ActBilling, "Report something a customer said or that happened to them",
            CustomerEventBody.Read, CustomerEvents.Report) with { TakesIdempotencyKey = true },
    ];

    private static async Task<IResult> Find(ApiCall call) =>
        (await call.Service<CustomerBook>().Find(call.Creditor, call.Route("customerId"), call.Cancellation)).Found();

    private static async Task<IResult> Timeline(ApiCall call) => TimelineView.Answer(
        await call.Service<CaseReader>().CustomerTimeline(call.Creditor, call.Route("customerId"), call.Cancellation), "There is no such customer.");

    private static async Task<IResult> Change(ApiCall call)
    {
        var known = await call.Service<CustomerBook>().Find(call.Creditor, call.Route("customerId"), call.Cancellation);
        return known is Answer<CustomerView>.NotFound
            ? known.Problem().Result()
            : await Save(call, replace: false, CustomerBody.Change);
    }

    private static async Task<IResult> Save(ApiCall call, bool replace, Func<Fields, string, CustomerInput?> body)
    {
        var customerId = call.Route("customerId");
        if (TextTypes.Id.FromText!(customerId, out _) is { } problem)
        {
            return Problem.Invalid("/customerId", problem).Result();
        }

        var read = await call.Read(fields => body(fields, customerId));
        return read.Value is { } input
            ? (await call.Service<CustomerBook>().Save(call.Creditor, input, replace, call.Actor, call.Cancellation)).Accepted()
            : read.Problem!.Result();
    }
}
