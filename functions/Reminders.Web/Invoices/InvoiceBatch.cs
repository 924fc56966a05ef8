using System.Runtime.CompilerServices;
using System.Text.Json;
using Reminders.Application.Cases;
using Reminders.Application.Policies;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Invoices;

/// <summary>Registers many invoices. Results come in the order of the items. No item's trouble keeps the others out.</summary>
internal sealed class InvoiceBatch(Registration registration, IPolicies policies, ILogger logger, string creditor, string actor)
{
    private readonly KeyedOrder _order = new();

    public static InvoiceBatch For(ApiCall call) => new(
        call.Service<Registration>(),
        call.Service<IPolicies>(),
        call.Service<ILoggerFactory>().CreateLogger("Reminders.Web.Api"),
        call.Creditor,
        call.Actor);

    public async IAsyncEnumerable<InvoiceResult> Register(
        IAsyncEnumerable<ReadResult<JsonBody>> items, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isFirst = true;
        await foreach (var result in InOrder.Run(items, Start, cancellation))
        {
            yield return isFirst ? result.AsFirst() : result;
            isFirst = false;
        }
    }

    // What was sent is read here and now, and let go; only what is short and checked waits for its turn.
    private Task<InvoiceResult> Start(ReadResult<JsonBody> item, CancellationToken cancellation)
    {
        if (item.Value is not { } body)
        {
            return Task.FromResult(InvoiceResult.Of(null, item.Problem!));
        }

        var read = body.Read(fields => InvoiceBody.Read(fields, policies));
        return read.Value is { } invoice
            ? _order.Run($"invoice/{invoice.InvoiceId}", $"customer/{invoice.Customer.CustomerId}", () => Register(invoice, cancellation))
            : Task.FromResult(InvoiceResult.Of(IdOf(body.Root), read.Problem!));
    }

    private async Task<InvoiceResult> Register(RegisterInvoice invoice, CancellationToken cancellation)
    {
        try
        {
            return InvoiceResult.Of(invoice.InvoiceId, await registration.Register(creditor, invoice, actor, cancellation));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            logger.LogError(exception, "An invoice among many was not registered");
            return InvoiceResult.Of(invoice.InvoiceId, exception);
        }
    }

    // Only what is an id is shown back.
    private static string? IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("invoiceId", out var id)
        && TextTypes.Id.Read(id, "", new FieldErrors(), out var invoiceId)
            ? invoiceId
            : null;
}
