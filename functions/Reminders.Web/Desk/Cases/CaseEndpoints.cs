using Reminders.Application.Cases;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Cases;

/// <summary>One case: its page, and what people do with it.</summary>
internal static class CaseEndpoints
{
    public static Task<IResult> Show(HttpContext http, string invoiceId, CaseLooks looks, Timelines timelines, CaseMoney money) =>
        Show(RequireVisit.Of(http), invoiceId, looks, timelines, money, null, StatusCodes.Status200OK, http.RequestAborted);

    public static async Task<IResult> Act(
        HttpContext http, string invoiceId, string action, CaseLooks looks, Timelines timelines, CaseMoney money, CaseActions actions)
    {
        var visit = RequireVisit.Of(http);
        var cancellation = http.RequestAborted;
        if (CaseActionCatalogue.Find(action) is not { } chosen)
        {
            return Page.NotFound(visit, "There is no such action.");
        }

        if (!visit.May(chosen.Needs))
        {
            return RequireRole.Refusal(visit, chosen.Needs);
        }

        if (await looks.Find(visit.CreditorId, invoiceId, cancellation) is not { } look)
        {
            return NoSuch(visit, invoiceId);
        }

        var form = await http.Request.ReadFormAsync(cancellation);
        if (await Try(visit, look, chosen, form, actions, cancellation) is { } failed)
        {
            var status = failed.Problem is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
            return await Show(visit, invoiceId, looks, timelines, money, failed, status, cancellation);
        }

        Flash.Leave(http, chosen.Name);
        return SeeOther.To($"/cases/{Uri.EscapeDataString(invoiceId)}");
    }

    private static async Task<FailedAction?> Try(
        Visit visit, CaseLook look, CaseAction action, IFormCollection form, CaseActions actions, CancellationToken cancellation)
    {
        var input = new ActionInput(form, look.Case.Principal.Currency, visit.Creditor.Zone);
        var command = action.Command(input);
        var reason = input.Reason(action.ReasonRequired);
        if (input.Errors.Count > 0)
        {
            return Failed(null, input.Errors);
        }

        var answer = await actions.Act(visit.CreditorId, look.Case.InvoiceId, _ => command, Request(visit, form, action, reason), cancellation);
        return answer switch
        {
            Answer<CaseFile>.Refused refused => Failed($"This is not possible now: {refused.Detail}.", NoErrors),
            Answer<CaseFile>.Invalid invalid => Failed(null, ByField(invalid)),
            Answer<CaseFile>.NotFound missing => Failed($"{missing.Detail}.", NoErrors),
            _ => null,
        };

        FailedAction Failed(string? problem, IReadOnlyDictionary<string, string> errors) =>
            new(action.Name, problem, errors, form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
    }

    private static IReadOnlyDictionary<string, string> NoErrors { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    // The same form sent twice (a double click, a reload) does nothing twice.
    private static ActionRequest Request(Visit visit, IFormCollection form, CaseAction action, string? reason)
    {
        var request = new ActionRequest(visit.Owner.Name) { Reason = reason };
        var formId = form["form"].ToString();
        if (formId.Length is 0 or > 64)
        {
            return request;
        }

        var fields = form.Where(field => field.Key != OwnForms.TokenField).OrderBy(field => field.Key, StringComparer.Ordinal);
        return request with { Idempotency = ($"desk:{formId}:{action.Name}", string.Join('\n', fields.Select(field => $"{field.Key}={field.Value}"))) };
    }

    private static Dictionary<string, string> ByField(Answer<CaseFile>.Invalid invalid) => invalid.Errors
        .GroupBy(error => error.Pointer.TrimStart('/'))
        .ToDictionary(group => group.Key, group => $"It {group.First().Detail}.", StringComparer.Ordinal);

    private static IResult NoSuch(Visit visit, string invoiceId) => Page.NotFound(visit, $"There is no invoice \u201c{invoiceId}\u201d.");

    private static async Task<IResult> Show(
        Visit visit, string invoiceId, CaseLooks looks, Timelines timelines, CaseMoney money, FailedAction? failed, int status, CancellationToken cancellation)
    {
        if (await looks.Find(visit.CreditorId, invoiceId, cancellation) is not { } look)
        {
            return NoSuch(visit, invoiceId);
        }

        var timeline = await timelines.Of(visit.CreditorId, invoiceId, look.Case.Principal.Currency, visit.Clock, cancellation);
        var possible = CaseActionCatalogue.All
            .Where(action => visit.May(action.Needs) && action.IsPossible(look.Case, look.Context))
            .Select(action => action.In(look.Case));
        return Page.Of<CasePage>(visit, new CasePageModel(look, timeline, [.. possible], failed)
        {
            Payments = await money.Payments(visit.CreditorId, invoiceId, look.Case.Principal.Currency, cancellation),
            Accounts = await money.Accounts(look.Context.Customer, visit.CanAct, cancellation),
        }, status);
    }
}
