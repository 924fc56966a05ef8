using System.Collections.Immutable;
using Reminders.Domain.Policies;
using Reminders.Policies;

namespace Reminders.Domain.Tests.Lives;

/// <summary>
/// What is decided and said in the lives of cases and payments stays what it was: an upgrade that changes a decision or a word for cases
/// under way does so on purpose, in a change that shows it.
/// </summary>
public sealed class RecordedLivesTests
{
    private const int Cases = 100;
    private const int Payments = 120;

    private static readonly string Here = Path.Combine(AppContext.BaseDirectory, "Lives");

    private static readonly ImmutableArray<Policy> Policies = Read();

    [Fact]
    public void CasesLivedAgain_DecideAsRecorded() => Compare("cases.txt", Seeds(Cases).SelectMany(seed => CaseLife.Tell(seed, Policies)));

    [Fact]
    public void PaymentsLivedAgain_AreWorthWhatWasRecorded() => Compare("payments.txt", Seeds(Payments).SelectMany(PaymentLife.Tell));

    // The shipped policies, and what none of them says.
    private static ImmutableArray<Policy> Read()
    {
        var standard = PolicySources.StandardPolicy;
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.yaml").Order(StringComparer.Ordinal);
        return
        [
            standard,
            standard with { Name = "strict", OnStaleFeed = StaleFeedRule.HoldEverything, Calendar = "CH-ZH", Budget = standard.Budget with { Caps = [] } },
            .. files.Select(file => PolicyReader.Read(File.ReadAllText(file)).File!.Policy),
        ];
    }

    private static IEnumerable<ulong> Seeds(int count) => Enumerable.Range(1, count).Select(seed => (ulong)seed);

    private static void Compare(string name, IEnumerable<string> told)
    {
        var now = told.ToList();
        var file = Path.Combine(Here, name);
        var recorded = File.Exists(file) ? File.ReadAllLines(file) : [];
        var differs = now.Zip(recorded).TakeWhile(pair => pair.First == pair.Second).Count();
        if (differs == now.Count && differs == recorded.Length)
        {
            return;
        }

        var changed = $"{file}.now";
        File.WriteAllText(changed, string.Join('\n', now) + '\n');
        Assert.Fail(
            $"""
            {name} differs from line {differs + 1}.
            recorded: {recorded.ElementAtOrDefault(differs)}
            now:      {now.ElementAtOrDefault(differs)}
            If that is meant, copy {changed} over tests/Reminders.Domain.Tests/Lives/{name}.
            """);
    }
}
