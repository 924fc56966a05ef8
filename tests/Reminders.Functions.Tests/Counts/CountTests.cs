using Reminders.Functions.Tests.Hosting;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Counts;

/// <summary>
/// What whole lives cost does not grow. Most counts are what the protocol asks for: five entity-group writes for a life without a
/// reminder (customer, invoice, payment, posting, how the customer paid) and four for each reminder (claim, intent, outcome on invoice and customer); two
/// queries for each look at a case (invoice, customer); a wake row and its removal for each change of the wake time;
/// a key of the invoice and some of the customer, under which payments find them, and a look for payments on file before each reminder,
/// one query for each way to write the payer's name; a row,
/// two reads of the head, one of the stream, a mark and a removal for what is published together. A bound may be
/// raised for a reason that is worth the money, and is lowered with the count.
/// </summary>
public sealed class CountTests
{
    [StoreFact]
    public Task PaidBeforeDue() => Costs(Lives.PaidBeforeDue, [1, 9, 2, 5, 1, 1, 5, 22, 6, 18, 24, 1, 0, 1, 1, 3]);

    [StoreFact]
    public Task PaidAfterOneReminder() => Costs(Lives.PaidAfterOneReminder, [1, 19, 5, 10, 1, 3, 9, 28, 9, 27, 42, 3, 1, 1, 1, 4]);

    [StoreFact]
    public Task NinetyDaysUpToTheApproval() => Costs(Lives.NeverPaid, [1, 47, 14, 23, 0, 9, 19, 34, 15, 39, 89, 9, 4, 0, 0, 6]);

    /// <summary>A hop each three days, and nothing else: nobody reads the ledger meanwhile.</summary>
    [StoreFact]
    public Task NinetyDaysAsleep() => Costs(Lives.Asleep, [0, 30, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    private static async Task Costs(string life, int[] atMost)
    {
        var counted = await Lives.Count(life);

        Assert.Equal([], Columns.All.Zip(atMost)
            .Where(column => counted[column.First] > column.Second)
            .Select(column => $"{column.First}: {counted[column.First]}, was {column.Second}"));
        Assert.Equal(Columns.All.Count, atMost.Length);
    }
}
