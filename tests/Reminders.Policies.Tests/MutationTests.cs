using System.Globalization;

namespace Reminders.Policies.Tests;

/// <summary>Files as people break them: the reader never falls over, and never refuses without saying where.</summary>
public sealed class MutationTests
{
    private const string Letters = "abz019 :-{}[],'\"#&*!|>%@`\t\n~?€\u0000";

    [Theory]
    [MemberData(nameof(Files.Shipped), MemberType = typeof(Files))]
    public void BrokenAtRandom_LoadsOrSaysWhere(string name)
    {
        var good = Files.Read(name);
        for (var seed = 0; seed < 1000; seed++)
        {
            var text = Break(good, new Random(seed));
            var reading = PolicyReader.Read(text);

            Assert.True(reading.File is null != reading.Problems.IsEmpty, $"seed {seed}: either a policy or a problem");
            Assert.All(reading.Problems, problem => Assert.True(
                problem.Line >= 1 && problem.Column >= 1 && problem.Line <= text.Split('\n').Length + 1 && !problem.Message.Contains('\n', StringComparison.Ordinal),
                string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {problem}")));
            if (reading.File is { } file && seed % 50 == 0)
            {
                _ = Linting.PolicyLint.Check(file, Files.Templates);
            }
        }
    }

    [Theory]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\n")]
    [InlineData("policy: !!python/object/apply:os.system [ls]\n")]
    [InlineData("policy: a\n---\npolicy: b\n")]
    [InlineData("")]
    [InlineData("# nothing but a note\n")]
    [InlineData("? [a, b]\n: c\n")]
    [InlineData("%YAML 9.9\n---\npolicy: a\n")]
    [InlineData("- policy: a\n")]
    [InlineData("\"\\x\"")]
    public void StrangeFile_IsRefusedWithALine(string text) => Assert.NotEmpty(PolicyReader.Read(text).Problems);

    [Fact]
    public void DeepFile_IsRefusedAndNotFollowed() =>
        Assert.NotEmpty(PolicyReader.Read("policy: " + new string('[', 100_000)).Problems);

    [Fact]
    public void HugeFile_IsRefusedUnread() =>
        Assert.Contains("at most", Assert.Single(PolicyReader.Read(new string('#', 300_000)).Problems).Message, StringComparison.Ordinal);

    private static string Break(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var lines = text.Split('\n').ToList();
            var line = random.Next(lines.Count);
            var at = random.Next(text.Length + 1);
            text = random.Next(7) switch
            {
                0 => text[..at],
                1 => text.Insert(at, Letters[random.Next(Letters.Length)].ToString()),
                2 when at < text.Length => text.Remove(at, 1),
                3 => Joined(lines, all => all.RemoveAt(line)),
                4 => Joined(lines, all => all.Insert(line, all[random.Next(all.Count)])),
                5 => Joined(lines, all => all[line] = " " + all[line]),
                _ => Joined(lines, all => (all[line], all[^1]) = (all[^1], all[line])),
            };
        }

        return text;
    }

    private static string Joined(List<string> lines, Action<List<string>> change)
    {
        change(lines);
        return string.Join('\n', lines);
    }
}
