using System.Globalization;
using Xunit.Abstractions;

namespace Reminders.Fuzzing;

/// <summary>
/// No input makes a parser crash, hang or take memory without measure. Ten seconds each, all at once; REMINDERS_FUZZ_SECONDS and
/// REMINDERS_FUZZ_SEED say otherwise.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void BrokenInput_IsAnsweredOrRefused_ByEveryParser()
    {
        var reports = FuzzRun.All(AllTargets.All, TimeSpan.FromSeconds(Number("REMINDERS_FUZZ_SECONDS", 10)), Number("REMINDERS_FUZZ_SEED", 1));

        reports.ForEach(report => output.WriteLine(report.ToString()));
        Assert.DoesNotContain(reports, report => report.Problem is not null);
        Assert.All(reports, report => Assert.True(report.Inputs > report.Kinds && report.Kinds > 1, $"{report}"));
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
