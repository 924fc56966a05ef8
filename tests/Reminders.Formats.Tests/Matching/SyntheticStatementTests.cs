using Reminders.Domain.Amounts;
using System.Globalization;
using Reminders.Formats.Matching;
using Xunit.Abstractions;

namespace Reminders.Formats.Tests.Matching;

/// <summary>
/// Labelled lines by the thousand: none is posted wrongly, and enough are posted. <c>REMINDERS_LINES=1000000</c> tries a million,
/// <c>REMINDERS_SEED</c> others.
/// </summary>
public sealed class SyntheticStatementTests(ITestOutputHelper output)
{
    private const int Customers = 4000;
    private const int LinesPerBook = 50_000;

    private static readonly MatchingPolicy Policy = new() { CashDiscountBasisPoints = 200, CashDiscountDays = 14, BankCharges = [new Money(500, Currency.Of("EUR"))] };

    private static readonly NumericReferences[] Schemes = Enum.GetValues<NumericReferences>();

    [Fact]
    public void NoLineIsPostedWrongly_AndMostThatCanBeArePosted()
    {
        var total = Setting("REMINDERS_LINES", 20_000);
        var seed = Setting("REMINDERS_SEED", 20260310);
        var kinds = new SortedDictionary<string, (int Lines, int Posted, int FirstRight)>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var matching = TimeSpan.Zero;
        var perBook = Math.Min(LinesPerBook, total / Schemes.Length);
        for (var done = 0; done < total; done += perBook)
        {
            var random = new Random(seed + done);
            var books = new SyntheticBooks(random, Customers);
            var policy = Policy with { Numeric = Schemes[done / perBook % Schemes.Length] };
            var index = new CandidateIndex(books.Invoices, policy);
            var source = new SyntheticLines(books, random);
            var lines = Enumerable.Range(0, Math.Min(perBook, total - done)).Select(_ => source.Next()).ToList();
            var before = Environment.CpuUsage.TotalTime;
            var matches = lines.ConvertAll(labelled => index.Match(labelled.Line));
            matching += Environment.CpuUsage.TotalTime - before;
            foreach (var (labelled, match) in lines.Zip(matches))
            {
                var (count, posted, first) = kinds.GetValueOrDefault(labelled.Kind);
                kinds[labelled.Kind] = (
                    count + 1,
                    posted + (match is Match.Certain ? 1 : 0),
                    first + (match is Match.Proposals { Ranked: [var top, ..] } && labelled.Pays.Contains(top.Parts[0].InvoiceId) ? 1 : 0));
                if (match is Match.Certain certain && !IsRight(labelled, certain))
                {
                    wrong.Add($"{labelled.Kind}: {labelled.Line} meant {string.Join(' ', labelled.Pays)}, posted {certain.Said()}");
                }
            }
        }

        var all = kinds.Values.Sum(kind => kind.Posted);
        foreach (var (name, kind) in kinds)
        {
            output.WriteLine($"{name,-26} {kind.Lines,8} lines {100.0 * kind.Posted / kind.Lines,6:f1} % posted {100.0 * kind.FirstRight / kind.Lines,6:f1} % right on top");
        }

        output.WriteLine($"{total} lines: {wrong.Count} posted wrongly, {100.0 * all / total:f1} % posted automatically, {total / matching.TotalSeconds:f0} lines a second of one processor");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Take(10)));
        Assert.True(all > total * 0.4, $"only {all} of {total} were posted");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static bool IsRight(LabelledLine labelled, Match.Certain certain) =>
        certain.Parts.All(part => labelled.Pays.Contains(part.InvoiceId))
        && certain.Parts.Select(part => part.InvoiceId).Distinct().Count() == certain.Parts.Length
        && certain.Parts.Sum(part => part.Amount.Minor) + certain.Left.Minor == labelled.Line.Amount.Minor
        && certain.Parts.All(part => part.Amount.IsPositive);
}
