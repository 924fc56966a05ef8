using System.Runtime.CompilerServices;
using NodaTime;
using Reminders.Application.BankFiles;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using Reminders.Formats.BankFiles;
using Reminders.Web.Invoices;

namespace Reminders.Web.BankFiles;

/// <summary>
/// Takes in a bank's file: looked through from end to end first, so that of a file with anything wrong nothing counts; then line by
/// line, each by itself and once. What stops half-way is sent again.
/// </summary>
public sealed class BankFileIntake(BankPosting posting, FeedWatch feeds, ICreditors creditors, ILogger<BankFileIntake> logger)
{
    /// <summary>Looks the file through, from its start.</summary>
    /// <exception cref="BankFileException">What is wrong with it, and where.</exception>
    public void Check(Stream file, string creditor, CancellationToken cancellation = default)
    {
        var known = Creditor(creditor);
        var check = new StatementCheck([.. known.Iban is { } iban ? [iban] : Array.Empty<string>(), .. known.BankAccounts]);
        file.Position = 0;
        foreach (var item in BankFileReader.Read(file))
        {
            cancellation.ThrowIfCancellationRequested();
            check.Take(item);
        }
    }

    /// <summary>Takes in a file that was looked through: a result for each line, and one for each statement behind its lines.</summary>
    /// <exception cref="LedgerUnavailableException">Storage takes nothing; what was answered before is stored.</exception>
    public async IAsyncEnumerable<BankFileResult> Take(
        Stream file, string creditor, string actor, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var known = Creditor(creditor);
        var order = new KeyedOrder();
        var tally = new BankTally();
        file.Position = 0;
        await foreach (var (step, outcome) in InOrder.Run(Steps(file), Start, cancellation))
        {
            switch (step)
            {
                case Step.OfLine(var line):
                    tally.Add(outcome!);
                    yield return new BankFileResult.OfLine(line, outcome!);
                    break;
                case Step.EndOf(var statement, var entries):
                    yield return new BankFileResult.OfStatement(tally.Of(statement, entries, await Hear(known, statement, cancellation)));
                    tally = new BankTally();
                    break;
                default:
                    throw new InvalidOperationException($"No step: {step.GetType().Name}.");
            }
        }

        await feeds.Heard(known, BankPosting.Source, cancellation: cancellation);

        Task<(Step Step, BankOutcome? Outcome)> Start(Step step, CancellationToken token) => step is Step.OfLine(var line)
            ? order.Run($"booking/{line.Booking}", $"payer/{line.EndToEndId ?? line.Booking}", async () => (step, (BankOutcome?)await Post(line, token)))
            : Task.FromResult((step, (BankOutcome?)null));

        async Task<BankOutcome> Post(BankLine line, CancellationToken token)
        {
            try
            {
                return await posting.Post(creditor, line, actor, token);
            }
            catch (Exception failure) when (failure is not (LedgerUnavailableException or OperationCanceledException))
            {
                logger.LogError(failure, "The entry of line {Line} was not stored", line.Line);
                return new BankOutcome(BankOutcomeKind.Failed) { Why = Problems.Failures.Of(failure).Detail };
            }
        }
    }

    private Creditor Creditor(string id) => creditors.Find(id) ?? throw new UnknownCreditorException(id);

    // A report of a day so far and a single notification have no place in the chain of statements.
    private async Task<MissingStatementsView?> Hear(Creditor creditor, BankStatement statement, CancellationToken cancellation)
    {
        if (statement.Kind != BankFileKind.Statement || statement.Day is not { } day)
        {
            return null;
        }

        var word = new StatementWord(day)
        {
            Number = statement.Number,
            Page = statement.Page,
            Opening = statement.Opening is { } opening ? new MinorUnits(opening.Amount.Minor) : null,
            Closing = statement.Closing is { } closing ? new MinorUnits(closing.Amount.Minor) : null,
        };
        return await feeds.Heard(creditor, BankPosting.Source, BankAccount.Plain(statement.Account), word, cancellation);
    }

    private static async IAsyncEnumerable<Step> Steps(Stream file)
    {
        var (lines, entries) = (new BankLines(), 0L);
        foreach (var item in BankFileReader.Read(file))
        {
            switch (item)
            {
                case BankFileItem.Opened(var statement):
                    lines.Begin(statement);
                    entries = 0;
                    break;
                case BankFileItem.Entry(var entry):
                    entries++;
                    foreach (var line in lines.Of(entry))
                    {
                        yield return new Step.OfLine(line);
                    }

                    break;
                case BankFileItem.Closed(var statement):
                    yield return new Step.EndOf(statement, entries);
                    break;
                default:
                    throw new InvalidOperationException($"No item: {item.GetType().Name}.");
            }
        }

        await Task.CompletedTask;
    }

    private abstract record Step
    {
        public sealed record OfLine(BankLine Line) : Step;

        public sealed record EndOf(BankStatement Statement, long Entries) : Step;
    }
}
