using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Policies;
using Reminders.Web.Reading;

namespace Reminders.Web.Invoices;

/// <summary>
/// Invoices in a file, a line of JSON each, as they are posted (<c>application/x-ndjson</c>); with a field more, <c>paidOn</c>.
/// </summary>
public static class InvoiceFile
{
    private const int MaxLine = 1024 * 1024;

    /// <summary>Every line that is not blank, in order: an invoice, or what is wrong with it.</summary>
    public static async IAsyncEnumerable<FiledInvoice> Read(
        Stream file, IPolicies policies, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var number = 0;
        await foreach (var line in LineReader.Lines(PipeReader.Create(file), MaxLine, cancellation))
        {
            number++;
            if (line is not { } content)
            {
                yield return new FiledInvoice(number, null, "the line is longer than 1 MB");
            }
            else if (content.Span.ContainsAnyExcept(" \t\r"u8))
            {
                yield return Read(number, content, policies);
            }
        }
    }

    private static FiledInvoice Read(int number, ReadOnlyMemory<byte> line, IPolicies policies)
    {
        var (body, malformed) = JsonBody.Parse(line);
        if (body is null)
        {
            return new FiledInvoice(number, null, malformed!.Detail);
        }

        var read = body.Read(fields =>
        {
            var paidOn = fields.OptionalValue("paidOn", DateTypes.Date);
            var isNeverPaid = fields.IsNull("paidOn");
            return InvoiceBody.Read(fields, policies) is { } invoice
                ? new FiledInvoice(number, invoice, null) { PaidOn = paidOn, IsNeverPaid = isNeverPaid }
                : null;
        });
        return read.Value ?? new FiledInvoice(number, null, string.Join("; ", read.Problem!.Errors is { } errors
            ? errors.Select(error => $"{error.Pointer} {error.Detail}")
            : [read.Problem.Detail]));
    }
}

/// <summary>A line of an invoice file.</summary>
public sealed record FiledInvoice(int Line, RegisterInvoice? Invoice, string? Problem)
{
    /// <summary>When it was paid; null: the file does not say.</summary>
    public LocalDate? PaidOn { get; init; }

    /// <summary>The file says <c>"paidOn": null</c>.</summary>
    public bool IsNeverPaid { get; init; }
}
