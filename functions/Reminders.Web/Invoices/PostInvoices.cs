using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Reminders.Application.Cases;
using Reminders.Application.Policies;
using Reminders.Web.EInvoices;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Invoices;

/// <summary>One invoice, an array of them, or lines of them without end.</summary>
internal static class PostInvoices
{
    private static readonly Problem OtherType = new(
        StatusCodes.Status415UnsupportedMediaType,
        "Send JSON (Content-Type: application/json), lines of JSON (application/x-ndjson) or an e-invoice in UBL or CII (application/xml). A PDF is not read here.");

    public static Task<IResult> Handle(ApiCall call) => MediaType(call) switch
    {
        "application/x-ndjson" or "application/ndjson" => InvoiceLines.Register(call),
        PostEInvoice.ContentType or "text/xml" => PostEInvoice.Handle(call),
        "application/pdf" => Task.FromResult(PostEInvoice.Pdf.Result()),
        _ => Json(call),
    };

    private static string MediaType(ApiCall call) =>
        MediaTypeHeaderValue.TryParse(call.Http.Request.ContentType, out var type) ? type.MediaType.ToString().ToLowerInvariant() : "";

    private static async Task<IResult> Json(ApiCall call)
    {
        var (body, problem) = await call.Body();
        return body is null ? (problem!.Status == OtherType.Status ? OtherType : problem).Result()
            : body.Root.ValueKind == JsonValueKind.Array ? await Many(call, body.Root)
            : await One(call, body);
    }

    private static async Task<IResult> One(ApiCall call, JsonBody body)
    {
        if (body.Raw.IsEmpty)
        {
            return Problem.Malformed("The body is empty. Send an invoice as a JSON object.").Result();
        }

        var policies = call.Service<IPolicies>();
        var read = body.Read(fields => InvoiceBody.Read(fields, policies));
        if (read.Value is not { } invoice)
        {
            return read.Problem!.Result();
        }

        var answer = await call.Service<Registration>().Register(call.Creditor, invoice, call.Actor, call.Cancellation);
        if (answer is Answer<CaseFile>.Unchanged same)
        {
            return Answers.Json(call.Service<CaseReader>().View(same.Value));
        }

        call.Http.Response.Headers.Location = answer is Answer<CaseFile>.Done ? $"/api/invoices/{invoice.InvoiceId}" : default;
        return answer.Accepted(call.Service<CaseReader>().View);
    }

    private static async Task<IResult> Many(ApiCall call, JsonElement array)
    {
        var results = new List<InvoiceResult>(array.GetArrayLength());
        await foreach (var result in InvoiceBatch.For(call).Register(Items(array), call.Cancellation))
        {
            results.Add(result);
        }

        return Answers.Json(results);
    }

    private static async IAsyncEnumerable<ReadResult<JsonBody>> Items(JsonElement array)
    {
        foreach (var item in array.EnumerateArray())
        {
            yield return new ReadResult<JsonBody>(new JsonBody(item, default), null);
        }

        await Task.CompletedTask;
    }
}
