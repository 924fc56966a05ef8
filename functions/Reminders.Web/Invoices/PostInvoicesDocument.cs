using System.Text.Json.Nodes;
using Reminders.Application.Cases;
using Reminders.Web.EInvoices;
using Reminders.Web.OpenApi;

namespace Reminders.Web.Invoices;

/// <summary>What the OpenAPI document says of many invoices in one request.</summary>
internal static class PostInvoicesDocument
{
    public static void Refine(JsonObject operation, AnswerSchemas schemas)
    {
        var content = operation["requestBody"]!["content"]!;
        var invoice = content["application/json"]!["schema"]!.DeepClone();
        schemas.All["Invoice"] = invoice;
        content["application/json"] = Media(new JsonObject { ["oneOf"] = new JsonArray(Invoice(), Many(Invoice())) });
        content["application/x-ndjson"] = Media(Invoice());
        content[PostEInvoice.ContentType] = Media(new JsonObject
        {
            ["type"] = "string",
            ["description"] = "An e-invoice by EN 16931: UBL 2.1 Invoice or CreditNote, or UN/CEFACT CII. A credit note answers with the case it credits.",
        });

        var result = schemas.Reference(typeof(InvoiceResult));
        operation["responses"]!["200"] = new JsonObject
        {
            ["description"] = "The same invoice again, or one result per invoice, in order",
            ["content"] = new JsonObject
            {
                ["application/json"] = Media(new JsonObject
                {
                    ["oneOf"] = new JsonArray(schemas.Reference(typeof(CaseView)), Many(result.DeepClone())),
                }),
                ["application/x-ndjson"] = Media(result),
            },
        };
    }

    private static JsonObject Invoice() => new() { ["$ref"] = "#/components/schemas/Invoice" };

    private static JsonObject Many(JsonNode item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject Media(JsonNode schema) => new() { ["schema"] = schema };
}
