using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Hosting;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Web.Access;
using Reminders.Web.Actions;
using Reminders.Web.EInvoices;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.Invoices;

/// <summary>Invoices: posted, listed, looked into, amended.</summary>
internal static class InvoiceRoutes
{
    private const string One = "/api/invoices/{invoiceId}";
    private const string Missing = "There is no such invoice.";

    public static IEnumerable<ApiRoute> All { get; } =
    [
        new ApiRoute(HttpMethods.Post, "/api/invoices", Permission.Bill, "Register an invoice, or many")
        {
            Handle = PostInvoices.Handle,
            Body = fields => InvoiceBody.Read(fields, new ShippedPolicies()),
            Answer = typeof(CaseView),
            TakesIdempotencyKey = true,
            Refine = PostInvoicesDocument.Refine,
        },
        ApiRoute.Get<CaseFilter, Page<CaseView>>("/api/invoices", Permission.ReadBilling, "List cases by due date", CaseFilter.Read, List),
        ApiRoute.Get<CaseView>(One, Permission.ReadBilling, "Where a case is, what happens next, and why", Find),
        ApiRoute.Get<TimelineView>($"{One}/timeline", Permission.ReadBilling, "Everything that happened, oldest first", Timeline),
        ApiRoute.Get<OrchestrationView>($"{One}/orchestration", Permission.ReadBilling, "How the host runs the case", Orchestration),
        ApiRoute.Get<SentMessage>($"{One}/messages/{{contactId}}", Permission.ReadPersonal, "A message as the customer received it", Message),
        ApiRoute.Get<Stream>($"{One}/document", Permission.ReadPersonal, "The e-invoice as it was received", ReceivedDocument.OfInvoice),
        ApiRoute.Get<Stream>(
            $"{One}/credit-notes/{{creditNoteId}}/document", Permission.ReadPersonal, "The credit note as it was received", ReceivedDocument.OfCreditNote),
        new ApiRoute(HttpMethods.Patch, One, Permission.ActBilling, "Amend an invoice")
        {
            Handle = call => ActionRoutes.Act(call, "amend", (fields, _) => AmendBody.Read(fields)),
            Body = fields => AmendBody.Read(fields),
            Answer = typeof(CaseView),
            TakesIdempotencyKey = true,
        },
    ];

    private static async Task<IResult> List(ApiCall call, CaseFilter filter) =>
        Answers.Json(await call.Service<CaseReader>().List(filter.Query(call.Creditor, call.Now), call.Cancellation));

    private static async Task<IResult> Find(ApiCall call) =>
        Answers.Found(await call.Service<CaseReader>().Find(call.Creditor, call.Route("invoiceId"), call.Cancellation), Missing);

    private static async Task<IResult> Timeline(ApiCall call) => TimelineView.Answer(
        await call.Service<CaseReader>().InvoiceTimeline(call.Creditor, call.Route("invoiceId"), call.Cancellation), Missing);

    private static async Task<IResult> Orchestration(ApiCall call) =>
        Answers.Found(await call.Service<IOrchestrations>().Find(call.Creditor, call.Route("invoiceId"), call.Cancellation), Missing);

    private static async Task<IResult> Message(ApiCall call) => Answers.Found(
        await call.Service<CaseReader>().Message(call.Creditor, call.Route("invoiceId"), call.Route("contactId"), call.Cancellation),
        "There is no such message, or it was erased.");
}
