using Reminders.Application.Cases;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Messages;

/// <summary>A message as the customer received it.</summary>
internal static class MessageEndpoints
{
    public static async Task<IResult> Show(HttpContext http, string invoiceId, string contactId, CaseReader reader)
    {
        var visit = RequireVisit.Of(http);
        if (await reader.Message(visit.CreditorId, invoiceId, contactId, http.RequestAborted) is not { } message)
        {
            return Page.NotFound(visit, "There is no such message, or it was erased.");
        }

        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicyOfMessages;
        return Page.Of<MessagePage>(visit, new MessagePageModel(invoiceId, message));
    }
}
