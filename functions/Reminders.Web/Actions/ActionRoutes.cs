using Reminders.Application.Cases;
using Reminders.Application.Policies;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Actions;

/// <summary>What people and billing systems do to a case.</summary>
internal static class ActionRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        PaymentAction.Route,
        .. CaseActionTable.All.Select(action => new ApiRoute(
            HttpMethods.Post, $"/api/invoices/{{invoiceId}}/{action.Name}", action.Permission, action.Summary)
        {
            Handle = call => Act(call, action.Name, (fields, context) => action.ReadWith(fields, context)),
            Body = fields => action.ReadWith(fields, ActionContext.ForDocument),
            Answer = typeof(CaseView),
            TakesIdempotencyKey = true,
        }),
    ];

    /// <summary>Reads the body against the case it is about, and acts.</summary>
    public static async Task<IResult> Act(ApiCall call, string name, Func<Fields, ActionContext, RequestedAction?> read)
    {
        var (request, badRequest) = await IdempotencyKey.Request(call, name);
        if (request is null)
        {
            return badRequest!.Result();
        }

        var invoiceId = call.Route("invoiceId");
        if (await call.Service<CaseBook>().Find(call.Creditor, invoiceId, call.Cancellation) is not { } file)
        {
            return Problem.NotFound("There is no such invoice.").Result();
        }

        var context = new ActionContext(file.Case.Principal.Currency, file.Creditor.Zone, call.Service<IPolicies>());
        var requested = await call.Read(fields => read(fields, context));
        if (requested.Value is not { } action)
        {
            return requested.Problem!.Result();
        }

        var answer = await call.Service<CaseActions>().Act(
            call.Creditor, invoiceId, _ => action.Command, request with { Reason = action.Why }, call.Cancellation);
        return answer.Accepted(call.Service<CaseReader>().View);
    }
}
