using Reminders.Application.Cases;
using Reminders.Application.Documents;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;
using Reminders.Web.EInvoices;

namespace Reminders.Web.Desk.Cases;

/// <summary>The documents that a case was read from, to be saved.</summary>
internal static class DocumentEndpoints
{
    public static async Task<IResult> OfInvoice(HttpContext http, string invoiceId, CaseReader reader)
    {
        var visit = RequireVisit.Of(http);
        return Answer(http, visit, await reader.Received(visit.CreditorId, invoiceId, http.RequestAborted), invoiceId);
    }

    public static async Task<IResult> OfCreditNote(HttpContext http, string invoiceId, string creditNoteId, CaseReader reader)
    {
        var visit = RequireVisit.Of(http);
        return Answer(http, visit, await reader.ReceivedCreditNote(visit.CreditorId, invoiceId, creditNoteId, http.RequestAborted), "credit-note");
    }

    private static IResult Answer(HttpContext http, Visit visit, ReceivedFile? file, string name) =>
        file is null ? Page.NotFound(visit, ReceivedDocument.Missing) : ReceivedDocument.ToSave(http, file, name);
}
