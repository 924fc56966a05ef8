using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.EInvoices;
using Reminders.Application.Policies;
using Reminders.Domain.Documents;
using Reminders.Formats.EInvoices;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.EInvoices;

/// <summary>An e-invoice: kept as received, then registered, or taken off the invoice it credits.</summary>
internal static class PostEInvoice
{
    public const string ContentType = "application/xml";

    /// <summary>Attachments are passed over and kept with the rest.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxAccounts = 20;
    private const int MaxAccountLength = 64;

    public static Problem Pdf { get; } = new(
        StatusCodes.Status415UnsupportedMediaType,
        "A PDF is not read here. Post the XML that a Factur-X or ZUGFeRD file has attached (factur-x.xml) as application/xml, or the invoice as application/json.");

    private static readonly Problem TooLarge = new(StatusCodes.Status413PayloadTooLarge, "The e-invoice is larger than 64 MB.");

    public static async Task<IResult> Handle(ApiCall call)
    {
        if (await Content(call) is not { } content)
        {
            return TooLarge.Result();
        }

        if (content.Span.StartsWith("%PDF"u8))
        {
            return Pdf.Result();
        }

        using var stream = new MemoryStream(content.ToArray(), writable: false);
        switch (EInvoiceReader.Read(stream))
        {
            case EInvoiceReading.Refused refused:
                return Problem.Invalid([.. refused.Complaints.Select(one => new FieldError(one.Place, one.Detail))]).Result();
            case EInvoiceReading.Done done:
                return await Take(call, done.Invoice, content);
            default:
                throw new InvalidOperationException("no such reading");
        }
    }

    private static async Task<IResult> Take(ApiCall call, EInvoice invoice, ReadOnlyMemory<byte> content)
    {
        var creditor = call.Service<ICreditors>().Find(call.Creditor) ?? throw new UnknownCreditorException(call.Creditor);
        switch (EInvoiceOrder.Of(invoice, creditor.PaymentTermDays))
        {
            case EInvoiceOrder.Register register:
                return await Register(call, invoice, register.Case, content);
            case EInvoiceOrder.Replace replace:
                var result = await Register(call, invoice, replace.Case, content);
                if (result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK or StatusCodes.Status202Accepted })
                {
                    await call.Service<EInvoiceIntake>().Cancel(call.Creditor, replace.Preceding, replace.Case.InvoiceId, call.Actor, call.Cancellation);
                }

                return result;
            case EInvoiceOrder.Credit credit:
                var answer = await call.Service<EInvoiceIntake>().Apply(call.Creditor, credit, await Keep(call, content), call.Actor, call.Cancellation);
                return answer.Accepted(call.Service<CaseReader>().View);
            case EInvoiceOrder.Unclear unclear:
                return Problem.Invalid("/", unclear.Detail).Result();
            default:
                throw new InvalidOperationException("no such order");
        }
    }

    private static async Task<IResult> Register(ApiCall call, EInvoice invoice, EInvoiceCase order, ReadOnlyMemory<byte> content)
    {
        var read = EInvoiceBody.Read(invoice, order, call.Service<IPolicies>());
        if (read.Value is not { } registration)
        {
            return read.Problem!.Result();
        }

        var answer = await call.Service<Registration>().Register(
            call.Creditor, registration with { Received = await Keep(call, content), NamedAccounts = Accounts(invoice) }, call.Actor, call.Cancellation);
        if (answer is Answer<CaseFile>.Unchanged same)
        {
            return Answers.Json(call.Service<CaseReader>().View(same.Value));
        }

        call.Http.Response.Headers.Location = answer is Answer<CaseFile>.Done ? $"/api/invoices/{registration.InvoiceId}" : default;
        return answer.Accepted(call.Service<CaseReader>().View);
    }

    private static ImmutableArray<string> Accounts(EInvoice invoice) =>
        [.. invoice.Means.Select(means => means.Iban).OfType<string>().Where(account => account.Length <= MaxAccountLength).Distinct().Take(MaxAccounts)];

    private static Task<ImmutableArray<DocumentRef>> Keep(ApiCall call, ReadOnlyMemory<byte> content) =>
        call.Service<ReceivedFiles>().Keep(call.Creditor, ContentType, content, call.Cancellation);

    private static async Task<ReadOnlyMemory<byte>?> Content(ApiCall call)
    {
        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes + 1;
        }

        using var content = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await call.Http.Request.Body.ReadAsync(chunk, call.Cancellation)) > 0)
        {
            if (content.Length + read > MaxBytes)
            {
                return null;
            }

            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }
}
