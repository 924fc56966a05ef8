using Reminders.Application.Cases;
using Reminders.Application.Documents;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.EInvoices;

/// <summary>The document that an invoice or a credit note was read from, byte for byte.</summary>
internal static class ReceivedDocument
{
    public const string Missing = "No document was received for it, or it was erased.";

    public static async Task<IResult> OfInvoice(ApiCall call) => Answer(
        call, await call.Service<CaseReader>().Received(call.Creditor, call.Route("invoiceId"), call.Cancellation), call.Route("invoiceId"));

    public static async Task<IResult> OfCreditNote(ApiCall call) => Answer(
        call,
        await call.Service<CaseReader>().ReceivedCreditNote(call.Creditor, call.Route("invoiceId"), call.Route("creditNoteId"), call.Cancellation),
        "credit-note");

    /// <summary>To be saved, never shown: what somebody sent is not a page of ours.</summary>
    /// <param name="name">The file's name without its extension.</param>
    public static IResult ToSave(HttpContext http, ReceivedFile file, string name)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Bytes(file.Content, file.ContentType, $"{name}.xml");
    }

    private static IResult Answer(ApiCall call, ReceivedFile? file, string name) =>
        file is null ? Problem.NotFound(Missing).Result() : ToSave(call.Http, file, name);
}
