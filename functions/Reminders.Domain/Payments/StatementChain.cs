using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Domain.Payments;

/// <summary>
/// The statements of one account as far as they were heard: each goes on where the one before ended, by its number and its opening
/// balance. What comes late fills the gap it left; what comes twice changes nothing.
/// </summary>
public sealed record StatementChain(string Account)
{
    /// <summary>More gaps than this are one long one: somebody has to look at the account anyway.</summary>
    public const int MaxGaps = 20;

    public StatementWord? Last { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<StatementGap> Gaps { get; init; } = [];

    public StatementChain Hear(StatementWord word)
    {
        if (Last is not { } last)
        {
            return this with { Last = word };
        }

        return !word.IsAfter(last) ? this with { Gaps = [.. Gaps.SelectMany(gap => gap.Without(word))] }
            : StatementGap.Between(last, word) is { } gap ? this with { Last = word, Gaps = Gaps.Length < MaxGaps ? Gaps.Add(gap) : Gaps.SetItem(MaxGaps - 1, Gaps[^1] with { Before = word, To = gap.To ?? Gaps[^1].To }) }
            : this with { Last = word };
    }
}

/// <summary>A statement as it takes part in the chain.</summary>
/// <param name="Day">The last day it covers.</param>
public sealed record StatementWord(LocalDate Day)
{
    public long? Number { get; init; }

    public int? Page { get; init; }

    public MinorUnits? Opening { get; init; }

    public MinorUnits? Closing { get; init; }

    /// <summary>Whether it is later than another. Two of one day that nothing tells apart are not.</summary>
    public bool IsAfter(StatementWord other) => Day != other.Day ? Day > other.Day
        : Number is { } number && other.Number is { } before ? number > before || (number == before && Page > other.Page)
        : this != other && Opening is not null && Opening == other.Closing && Closing != other.Closing;
}

/// <summary>Statements that never came.</summary>
/// <param name="After">The last one before them.</param>
/// <param name="Before">The first one after them.</param>
public sealed record StatementGap(StatementWord After, StatementWord Before)
{
    /// <summary>The missing numbers, both ends included; null where only the balances tell.</summary>
    public long? From { get; init; }

    public long? To { get; init; }

    internal static StatementGap? Between(StatementWord last, StatementWord word) =>
        FirstMissing(last, word) is { } first ? new StatementGap(last, word) { From = first, To = word.Number - 1 }
        : last.Closing is { } closing && word.Opening is { } opening && closing != opening ? new StatementGap(last, word)
        : null;

    /// <summary>What is still missing once a statement came: it may fill the gap or lie somewhere inside.</summary>
    internal IEnumerable<StatementGap> Without(StatementWord word) => word.IsAfter(After) && Before.IsAfter(word)
        ? new[] { Between(After, word), Between(word, Before) }.OfType<StatementGap>()
        : [this];

    // Numbers start again with the year, or by a rule that is the bank's own: then the balances tell.
    private static long? FirstMissing(StatementWord last, StatementWord word) => (last.Number, word.Number) switch
    {
        ({ } before, { } number) when number > before + 1 => before + 1,
        ({ } before, { } number) when number <= before && number > 1 && word.Day.Year > last.Day.Year => 1,
        _ => null,
    };
}
