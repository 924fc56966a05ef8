using Reminders.Application.BankFiles;
using Reminders.Application.Feeds;
using Reminders.Formats.BankFiles;

namespace Reminders.Web.BankFiles;

/// <summary>Counts what becomes of the lines of one statement.</summary>
internal sealed class BankTally
{
    private readonly long[] _counts = new long[Enum.GetValues<BankOutcomeKind>().Length];

    public void Add(BankOutcome outcome) => _counts[(int)outcome.Kind]++;

    public BankStatementView Of(BankStatement statement, long entries, MissingStatementsView? gap) => new(
        BankAccount.Plain(statement.Account),
        statement.Id,
        statement.Number,
        statement.Kind,
        statement.From,
        statement.To,
        entries,
        Payments: Count(BankOutcomeKind.Paid) + Count(BankOutcomeKind.Unmatched),
        Duplicates: Count(BankOutcomeKind.Known),
        Reversals: Count(BankOutcomeKind.Reversed),
        Ignored: Count(BankOutcomeKind.Ignored),
        Unmatched: Count(BankOutcomeKind.Unmatched) + Count(BankOutcomeKind.ReturnUnmatched),
        Failed: Count(BankOutcomeKind.Failed),
        gap);

    private long Count(BankOutcomeKind kind) => _counts[(int)kind];
}
