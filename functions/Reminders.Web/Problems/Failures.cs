using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Web.Problems;

/// <summary>What a caller is told of an exception: what to do about it, and nothing of the inside.</summary>
internal static class Failures
{
    public static Problem Of(Exception exception) => exception switch
    {
        LedgerUnavailableException => new Problem(
            StatusCodes.Status503ServiceUnavailable, "Storage cannot take or give anything now. Nothing was written; try again."),
        PolicyGoneException gone => Problem.Conflict(gone.Message),
        InvalidCursorException => Problem.Invalid("/cursor", "is not a cursor that this list gave out"),
        UnsupportedFilterException unsupported => Problem.Invalid($"/{unsupported.Filter}", $"unsupportedFilter: {unsupported.Reason}"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        BadHttpRequestException bad => new Problem(bad.StatusCode, "The request cannot be read."),
        UnknownCreditorException => new Problem(
            StatusCodes.Status500InternalServerError, "The creditor of this key is not configured here."),
        UnknownEventException => new Problem(
            StatusCodes.Status500InternalServerError, "A newer version wrote this record and this one cannot read it."),
        StreamGapException => new Problem(
            StatusCodes.Status500InternalServerError, "A part of this record is missing from storage. Nothing is done about it until a backup brings it back."),
        _ => new Problem(StatusCodes.Status500InternalServerError, "Something went wrong here. The log tells more under this traceId."),
    };

    public static Problem TooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, "The body is larger than 10 MB. Send many invoices as application/x-ndjson, of any length.");
}
