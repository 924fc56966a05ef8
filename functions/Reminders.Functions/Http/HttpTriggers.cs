using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Reminders.Functions.Access;
using Reminders.Functions.Rings;

namespace Reminders.Functions.Http;

/// <summary>
/// One trigger per audience, so that each can be watched, throttled and switched off by itself. All hand over to the one route
/// table, where keys and roles are checked.
/// </summary>
public sealed class HttpTriggers(RouteTableHandler routes, IDurableClients clients, CallerTokens tokens)
{
    [Function("Billing")]
    public Task<IResult> Billing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "patch", "delete", Route = "api/{**address}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => Handle(request, client);

    [Function("Gateways")]
    public Task<IResult> Gateways(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "options",
            Route = "api/{area:regex(^(webhooks|bank-statements|delivery-reports|feeds)$)}/{**address}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => Handle(request, client);

    [Function("Operators")]
    public Task<IResult> Operators(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "{**address}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => Handle(request, client);

    [Function("Customers")]
    public Task<IResult> Customers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "p/{**address}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => Handle(request, client);

    // The response is written by the route table; what is returned must not write another.
    private async Task<IResult> Handle(HttpRequest request, DurableTaskClient client)
    {
        clients.Use(client);
        await tokens.Check(request);
        await routes.Handle(request.HttpContext);
        return Results.Empty;
    }
}
