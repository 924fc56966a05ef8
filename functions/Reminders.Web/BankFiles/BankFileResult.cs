using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.BankFiles;
using Reminders.Application.Feeds;
using Reminders.Formats.BankFiles;

namespace Reminders.Web.BankFiles;

/// <summary>What became of a piece of a bank file. Closed: every case is here.</summary>
public abstract record BankFileResult
{
    private BankFileResult()
    {
    }

    public sealed record OfLine(BankLine Line, BankOutcome Outcome) : BankFileResult;

    /// <summary>Behind the lines of the statement.</summary>
    public sealed record OfStatement(BankStatementView Statement) : BankFileResult;
}

/// <summary>What became of a statement.</summary>
/// <param name="Account">Whose it is, as IBAN where that is known.</param>
/// <param name="Statement">The bank's id of it.</param>
/// <param name="Number">Its number among the account's statements, where the bank counts them.</param>
/// <param name="Kind"><c>report</c> (camt.052), <c>statement</c> (camt.053, MT940) or <c>notification</c> (camt.054).</param>
/// <param name="From">The first day it covers.</param>
/// <param name="To">The last one.</param>
/// <param name="Entries">The bookings in it, also those not booked yet.</param>
/// <param name="Payments">New payments. <see cref="Unmatched"/> tells how many of them wait for a person.</param>
/// <param name="Duplicates">Lines whose booking was told before.</param>
/// <param name="Reversals">New returns that took a payment back: what it paid is open again.</param>
/// <param name="Ignored">Lines that pay no invoice: not booked, own payments.</param>
/// <param name="Unmatched">New payments, and returns, that wait for a person.</param>
/// <param name="Failed">Lines that could not be stored: send the file again.</param>
/// <param name="Gap">Statements missing before this one; null if there are none.</param>
public sealed record BankStatementView(
    string Account,
    string Statement,
    long? Number,
    BankFileKind Kind,
    LocalDate? From,
    LocalDate? To,
    long Entries,
    long Payments,
    long Duplicates,
    long Reversals,
    long Ignored,
    long Unmatched,
    long Failed,
    MissingStatementsView? Gap);

/// <summary>What became of a file.</summary>
/// <param name="Statements">Each statement in it, in the file's order; at most 1000.</param>
/// <param name="MoreStatements">How many are not shown.</param>
/// <param name="Entries">Of all statements, as the following.</param>
public sealed record BankFileView(
    ImmutableArray<BankStatementView> Statements,
    long MoreStatements,
    long Entries,
    long Payments,
    long Duplicates,
    long Reversals,
    long Ignored,
    long Unmatched,
    long Failed);
