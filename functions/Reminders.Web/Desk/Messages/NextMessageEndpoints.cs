using Reminders.Application.Contacts;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Messages;

/// <summary>A case's next message, before it is sent.</summary>
internal static class NextMessageEndpoints
{
    public static async Task<IResult> Show(HttpContext http, string invoiceId, MessagePreviews previews)
    {
        var visit = RequireVisit.Of(http);
        if (await previews.Of(visit.CreditorId, invoiceId, cancellation: http.RequestAborted) is not PreviewResult.Shown shown)
        {
            return Page.NotFound(visit, "No message comes next for this invoice.");
        }

        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicyOfMessages;
        return Page.Of<NextMessagePage>(visit, new NextMessageModel(invoiceId, shown));
    }
}
