using Reminders.Web.Actions;
using Reminders.Web.BankFiles;
using Reminders.Web.Clock;
using Reminders.Web.Customers;
using Reminders.Web.DeadLetters;
using Reminders.Web.Deliveries;
using Reminders.Web.Feeds;
using Reminders.Web.Health;
using Reminders.Web.Invoices;
using Reminders.Web.OpenApi;
using Reminders.Web.Payments;
using Reminders.Web.Tasks;
using Reminders.Web.Webhooks;

namespace Reminders.Web.Routing;

/// <summary>Every route there is, by audience.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<ApiRoute> For(bool hasVirtualClock, bool hasDeadLetters)
    {
        List<ApiRoute> routes =
        [
            .. InvoiceRoutes.All,
            .. ActionRoutes.All,
            .. CustomerRoutes.All,
            .. PaymentRoutes.All,
            .. BankFileRoutes.All,
            .. WebhookRoutes.All,
            .. FeedRoutes.All,
            .. DeliveryRoutes.All,
            .. TaskRoutes.All,
            .. HealthRoutes.All,
        ];
        if (hasVirtualClock)
        {
            routes.AddRange(ClockRoutes.All);
        }

        if (hasDeadLetters)
        {
            routes.AddRange(DeadLetterRoutes.All);
        }

        routes.Add(OpenApiRoute.For(routes));
        return routes;
    }
}
