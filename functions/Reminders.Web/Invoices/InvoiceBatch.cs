using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Reminders.Application.Cases;
using Reminders.Application.Policies;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Invoices;

/// <summary>
/// Registers many invoices, a few hundred at a time, because what is appended together is made durable together. Results come in
/// the order of the items. No item's trouble keeps the others out.
/// </summary>
internal sealed class InvoiceBatch(Registration registration, IPolicies policies, ILogger logger, string creditor, string actor)
{
    private const int InFlight = 256;

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
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var started = Channel.CreateBounded<Task<InvoiceResult>>(new BoundedChannelOptions(InFlight) { SingleReader = true, SingleWriter = true });
        var starting = StartAll(items, started.Writer, stopping.Token);
        try
        {
            var isFirst = true;
            await foreach (var pending in started.Reader.ReadAllAsync(cancellation))
            {
                var result = await pending;
                yield return isFirst ? result.AsFirst() : result;
                isFirst = false;
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await starting;
        }
    }

    // Whatever goes wrong with the source comes out at the other end, after the results of what was read before.
    private async Task StartAll(
        IAsyncEnumerable<ReadResult<JsonBody>> items, ChannelWriter<Task<InvoiceResult>> started, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellation))
            {
                await started.WriteAsync(Start(item, cancellation), cancellation);
            }

            started.Complete();
        }
        catch (Exception exception)
        {
            started.Complete(exception);
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
