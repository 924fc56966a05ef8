using System.Collections.Immutable;
using System.Text.Json;
using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Policies;
using Reminders.Web.Invoices;
using Reminders.Web.Problems;
using Reminders.Web.Reading;

namespace Reminders.Web.Importing;

/// <summary>
/// Takes in records of one kind, many at a time: read, checked and stored by what takes in the bodies of HTTP. No record's trouble
/// keeps the others out; storage that takes nothing ends it all.
/// </summary>
public sealed class RecordIntake(
    Registration registration, CustomerBook customers, PaymentIntake payments, IPolicies policies, ILogger<RecordIntake> logger)
{
    /// <summary>Stores what comes; a result each, in the same order.</summary>
    /// <exception cref="LedgerUnavailableException">Storage takes nothing; what was answered before is stored.</exception>
    public IAsyncEnumerable<RecordResult> Take(
        RecordKind kind, string creditor, string actor, IAsyncEnumerable<SentRecord> records, CancellationToken cancellation = default)
    {
        var order = new KeyedOrder();
        return InOrder.Run(records, Start, cancellation);

        Task<RecordResult> Start(SentRecord sent, CancellationToken token) => Read(kind, sent) switch
        {
            (RegisterInvoice invoice, _) => order.Run(
                $"invoice/{invoice.InvoiceId}",
                $"customer/{invoice.Customer.CustomerId}",
                () => Store(sent, invoice.InvoiceId, async () => Result(sent, invoice.InvoiceId, await registration.Register(creditor, invoice, actor, token)))),
            (PaymentInput payment, _) => order.Run(
                $"payment/{payment.Source}/{payment.PaymentId}",
                $"invoice/{payment.InvoiceId ?? payment.PaymentReference ?? payment.PaymentId}",
                () => Store(sent, payment.PaymentId, async () => Result(sent, payment.PaymentId, await payments.Receive(creditor, payment, actor, token)))),
            (CustomerInput customer, _) => order.Run(
                $"customer/{customer.CustomerId}",
                $"customer/{customer.CustomerId}",
                () => Store(sent, customer.CustomerId, async () => Result(sent, customer.CustomerId, await customers.Hear(creditor, customer, actor, token)))),
            var (_, wrong) => Task.FromResult(wrong!),
        };
    }

    private (object? Body, RecordResult? Wrong) Read(RecordKind kind, SentRecord sent)
    {
        var (json, malformed) = JsonBody.Parse(sent.Json);
        if (json is null)
        {
            return (null, Invalid(sent, null, [.. sent.Problems, .. malformed!.Errors ?? []]));
        }

        var read = json.Read(fields => RecordBodies.Read(kind, policies, fields));
        if (read.Value is { } body && sent.Problems.IsEmpty)
        {
            return (body, null);
        }

        // Of what could not be read it is no news that it is missing.
        var others = (read.Problem?.Errors ?? []).Where(error => sent.Problems.All(problem => problem.Pointer.Length > 0 && problem.Pointer != error.Pointer));
        return (null, Invalid(sent, IdOf(json.Root, RecordBodies.IdField(kind)), [.. sent.Problems, .. others]));
    }

    private async Task<RecordResult> Store(SentRecord sent, string id, Func<Task<RecordResult>> store)
    {
        try
        {
            return await store();
        }
        catch (Exception failure) when (failure is not (LedgerUnavailableException or OperationCanceledException))
        {
            logger.LogError(failure, "The record of line {Line} was not stored", sent.Line);
            return Result(sent, id, Failures.Of(failure));
        }
    }

    private static RecordResult Result<T>(SentRecord sent, string id, Answer<T> answer) => answer switch
    {
        Answer<T>.Done => new RecordResult(sent.Line, id, StatusCodes.Status202Accepted, []),
        Answer<T>.Unchanged => new RecordResult(sent.Line, id, StatusCodes.Status200OK, []),
        _ => Result(sent, id, answer.Problem()),
    };

    private static RecordResult Result(SentRecord sent, string id, Mention mention) => mention switch
    {
        Mention.News => new RecordResult(sent.Line, id, StatusCodes.Status202Accepted, []),
        Mention.NoNews => new RecordResult(sent.Line, id, StatusCodes.Status200OK, []),
        _ => Invalid(sent, id, [new FieldError("/customerId", CustomerBook.Unknown(id))]),
    };

    private static RecordResult Result(SentRecord sent, string id, Problem problem) =>
        new(sent.Line, id, problem.Status, problem.Errors ?? [new FieldError("", problem.Detail)]);

    private static RecordResult Invalid(SentRecord sent, string? id, ImmutableArray<FieldError> problems) =>
        new(sent.Line, id, StatusCodes.Status422UnprocessableEntity, problems);

    // Only what is an id is shown back.
    private static string? IdOf(JsonElement record, string field) =>
        record.TryGetProperty(field, out var id)
        && (field == "paymentId" ? TextTypes.ForeignId : TextTypes.Id).Read(id, "", new FieldErrors(), out var known)
            ? known
            : null;
}
