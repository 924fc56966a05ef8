using System.Text.Json.Serialization;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Web.Problems;

namespace Reminders.Web.Invoices;

/// <summary>What became of one invoice among many: the status it would have been answered with alone.</summary>
internal sealed record InvoiceResult(string? InvoiceId, int Status)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Problem? Problem { get; init; }

    /// <summary>Set if the item failed for no fault of its own.</summary>
    [JsonIgnore]
    public Exception? Failure { get; private init; }

    public static InvoiceResult Of(string? invoiceId, Answer<CaseFile> answer) => answer switch
    {
        Answer<CaseFile>.Done => new InvoiceResult(invoiceId, StatusCodes.Status202Accepted),
        Answer<CaseFile>.Unchanged => new InvoiceResult(invoiceId, StatusCodes.Status200OK),
        _ => Of(invoiceId, answer.Problem()),
    };

    // A sender has four cases to tell apart; text that is no JSON is an item that makes no sense like any other.
    public static InvoiceResult Of(string? invoiceId, Problem problem) =>
        problem.Status == StatusCodes.Status400BadRequest
            ? Of(invoiceId, problem with { Status = StatusCodes.Status422UnprocessableEntity })
            : new InvoiceResult(invoiceId, problem.Status) { Problem = problem };

    public static InvoiceResult Of(string? invoiceId, Exception failure) => Of(invoiceId, Failures.Of(failure)) with { Failure = failure };

    /// <summary>If not even the first item could be stored, the whole request is answered so: nothing has been said yet.</summary>
    public InvoiceResult AsFirst() =>
        Failure is LedgerUnavailableException unavailable ? throw new LedgerUnavailableException(unavailable.Message, unavailable) : this;
}
