using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Charges;
using Reminders.Domain.Policies;
using Reminders.Policies;

namespace Reminders.Domain.Tests.Lives;

/// <summary>
/// What is decided and said in the lives of cases and payments stays what it was: an upgrade that changes a decision or a word for cases
/// under way does so on purpose, in a change that shows it.
/// </summary>
public sealed class RecordedLivesTests
{
    // Seeds whose lives differ most from each other.
    private static readonly ulong[] Cases =
    [
        40, 195, 207, 216, 233, 321, 333, 341, 342, 367, 546, 558, 666, 673, 751, 784, 813, 875, 954, 1001, 1074, 1123, 1190,
        1271, 1298, 1485, 1554, 1564, 1777, 1783, 1816, 1978, 1991, 2050, 2065, 2129, 2130, 2209, 2212, 2232, 2244, 2257, 2304,
        2322, 2444, 2456, 2460, 2645, 2685, 2727, 2826, 2829, 2849, 2894, 3002, 3017, 3171, 3242, 3249, 3265, 3333, 3346, 3423,
        3461, 3496, 3509, 3549, 3650, 3693, 3733, 3846, 3858, 3868, 3884, 3914, 4039, 4226, 4252, 4290, 4296, 4328, 4415, 4451,
        4501, 4524, 4643, 4705, 4715, 4731, 4778, 4781, 4846, 4863, 4889, 4926, 4999, 5169, 5240, 5296, 5351, 5409, 5421, 5433,
        5657, 5807, 5847, 5872, 5875, 5961, 5971,
    ];

    private static readonly ulong[] Payments =
    [
        56, 83, 175, 176, 181, 197, 257, 289, 295, 305, 310, 363, 399, 418, 443, 444, 467, 480, 521, 579, 582, 583, 638, 703,
        715, 723, 738, 807, 855, 888, 898, 906, 960, 1031, 1071, 1130, 1131, 1146, 1151, 1209, 1214, 1305, 1309, 1352, 1360,
        1379, 1387, 1464, 1504, 1584, 1600, 1639, 1720, 1780, 1804, 1810, 1895, 1900, 1946, 1949, 1971, 1981, 2033, 2066, 2071,
        2096, 2103, 2162, 2191, 2203, 2218, 2252, 2293, 2356, 2416, 2455, 2506, 2576, 2587, 2609, 2661, 2662, 2678, 2684, 2780,
        2798, 2805, 2830, 2898, 2957, 3020, 3086, 3149, 3199, 3222, 3226, 3231, 3262, 3303, 3325, 3370, 3384, 3471, 3496, 3521,
        3562, 3597, 3642, 3670, 3701, 3707, 3749, 3750, 3754, 3777, 3800, 3832, 3966, 3974, 4000,
    ];

    private static readonly ImmutableArray<Policy> Policies = Read();

    [Fact]
    public void CasesLivedAgain_DecideAsRecorded() => Recorded.Compare("Lives/cases.txt", Cases.SelectMany(seed => CaseLife.Tell(seed, Policies)));

    [Fact]
    public void PaymentsLivedAgain_AreWorthWhatWasRecorded() => Recorded.Compare("Lives/payments.txt", Payments.SelectMany(PaymentLife.Tell));

    // The shipped policies, and what none of them says.
    private static ImmutableArray<Policy> Read()
    {
        var standard = PolicySources.StandardPolicy;
        var interest = new Charge("interest", ChargeKind.Interest, [.. new[] { "DE", "FR", "CH" }.Select(country =>
            new ChargeRate(country, new LocalDate(2025, 7, 1), new LocalDate(2026, 10, 31), "the law") { Percent = 10.27m })]) { Consumers = true };
        return
        [
            standard,
            standard with { Name = "strict", OnStaleFeed = StaleFeedRule.HoldEverything, Calendar = "CH-ZH", Budget = standard.Budget with { Caps = [] } },
            standard with { Name = "charging", Charges = [interest], Segments = [.. standard.Segments.Select(segment => segment with
            {
                Steps = [.. segment.Steps.Select(step => step with { Charge = step.Severity == Severity.Friendly ? interest.Id : null })],
            })] },
            .. new[] { "b2b-wholesaler", "small-club", "subscription", "utility" }.Select(
                name => PolicyReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies", $"{name}.yaml"))).File!.Policy),
        ];
    }
}
