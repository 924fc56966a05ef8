using Reminders.Domain.Customers;

namespace Reminders.Simulation.Populations;

/// <summary>
/// What is assumed of a kind of customer. The shares of habits lean on two years of real receivables, in which 81 % of invoices
/// were paid by day 7 after the due date and 92 % by day 14; everything else is a plain guess, and no figure is a prediction.
/// </summary>
/// <param name="Share">How many of a hundred customers are of this kind.</param>
/// <param name="TermDays">Days from issue to due date.</param>
/// <param name="InvoiceEveryDays">Days between a customer's invoices.</param>
/// <param name="Paid">How many invoices they paid before the simulation begins.</param>
/// <param name="PaidLate">How many days late they paid those.</param>
/// <param name="Amounts">The smallest and the largest invoice in whole units of the currency.</param>
/// <param name="Pace">For <see cref="Habit.OwnPace"/>: from and to how many days after the due date.</param>
/// <param name="Habits">How many of a hundred invoices are treated how.</param>
internal sealed record KindTraits(
    CustomerType Type,
    int Share,
    int TermDays,
    int InvoiceEveryDays,
    (int From, int To) Paid,
    (int From, int To) PaidLate,
    (int From, int To) Amounts,
    (int From, int To) Pace,
    IReadOnlyList<(Habit Value, int Weight)> Habits)
{
    public static IReadOnlyList<(Kind Value, int Weight)> Shares { get; } = [.. Enum.GetValues<Kind>().Select(kind => (kind, Of(kind).Share))];

    public static KindTraits Of(Kind kind) => kind switch
    {
        Kind.Regular => new(CustomerType.Consumer, 38, 14, 30, (0, 2), (0, 4), (20, 300), (3, 9), Mix(58, 24, 8, 4, 2, 3, 1)),
        Kind.Loyal => new(CustomerType.Consumer, 14, 14, 30, (4, 8), (0, 1), (20, 400), (2, 6), Mix(78, 16, 3, 1, 1, 1, 0)),
        Kind.New => new(CustomerType.Consumer, 12, 14, 30, (0, 0), (0, 0), (20, 250), (3, 9), Mix(50, 30, 7, 5, 4, 2, 2)),
        Kind.Slow => new(CustomerType.Consumer, 10, 14, 30, (3, 6), (11, 24), (40, 600), (10, 26), Mix(8, 24, 44, 12, 2, 8, 2)),
        Kind.Vulnerable => new(CustomerType.Consumer, 6, 14, 30, (0, 3), (0, 14), (20, 200), (5, 20), Mix(34, 20, 14, 24, 1, 6, 1)),
        Kind.Business => new(CustomerType.Business, 15, 30, 20, (1, 6), (0, 7), (150, 9000), (3, 14), Mix(52, 15, 22, 3, 5, 2, 1)),
        Kind.PublicBody => new(CustomerType.Public, 5, 30, 30, (1, 4), (0, 14), (200, 12000), (7, 35), Mix(40, 6, 46, 0, 8, 0, 0)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static IReadOnlyList<(Habit Value, int Weight)> Mix(
        int onTime, int forgets, int ownPace, int needsHelp, int disputes, int promises, int never) =>
    [
        (Habit.OnTime, onTime), (Habit.Forgets, forgets), (Habit.OwnPace, ownPace), (Habit.NeedsHelp, needsHelp),
        (Habit.Disputes, disputes), (Habit.Promises, promises), (Habit.Never, never),
    ];
}
