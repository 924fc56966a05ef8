using Reminders.Messages;
using Reminders.Policies.Linting;

namespace Reminders.Policies.Tests;

/// <summary>The files that ship, and a small good one to break.</summary>
internal static class Files
{
    public const string Small = """
        policy: small
        version: 1
        contactBudget:
          - { messages: 1, per: 48 hours }
        quietHours: { weekdaysOutside: 09:00-19:00 }
        charges:
          - id: fee
            kind: lumpSum
            rates:
              - { country: DE, from: 2026-01-01, amount: 40.00 EUR, source: law }
        segments:
          - id: good
            when: { vulnerable: false }
            steps:
              - id: friendly
                at: 4 days after due
                severity: friendly
                channels: [email, sms]
              - id: help
                at: 10 days after due
                severity: firm
                channels: [email]
              - id: formal
                at: 18 days after due
                severity: formal
                channels: [email]
                charge: fee
              - id: handOver
                at: 35 days after due
                severity: handOver
          - id: all
            steps:
              - id: friendly
                at: 4 days after due
                severity: friendly
                channels: [email, sms]
              - id: review
                at: 20 days after due
                severity: firm
                task: review
        """;

    public static TemplateSet Templates { get; } = new(new MessageRenderer().Wordings);

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "policies");

    public static TheoryData<string> Shipped =>
        [.. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>The small file with one slip in it.</summary>
    public static string Slip(string good, string bad)
    {
        var at = Small.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{good}' is not in the small file");
        return Small[..at] + bad + Small[(at + good.Length)..];
    }

    public static string[] Lint(string text)
    {
        var reading = PolicyReader.Read(text);
        var problems = reading.File is { } file ? PolicyLint.Check(file, Templates) : reading.Problems;
        return [.. problems.Select(problem => problem.In("p"))];
    }
}
