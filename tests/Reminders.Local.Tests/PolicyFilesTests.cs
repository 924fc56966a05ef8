using Reminders.Application.Policies;
using Reminders.Local.Commands;
using Reminders.Policies;

namespace Reminders.Local.Tests;

/// <summary>Policies of one's own in the data folder, from the first start to the day a file is taken away.</summary>
public sealed class PolicyFilesTests
{
    private const string Calm = """
        policy: calm
        version: 1
        contactBudget:
          - { messages: 1, per: 7 days }
        quietHours: { weekdaysOutside: 09:00-19:00 }
        final: { after: 14 days }
        segments:
          - id: everybody
            steps:
              - { id: friendly, at: 20 days after due, severity: friendly, channels: [email] }
        """;

    [Fact]
    public async Task OwnPolicy_IsFollowedByNameAndPinnedByVersion()
    {
        using var folder = new TempFolder();
        Put(folder, "calm-1.yaml", Calm);
        Put(folder, "calm-2.yaml", Calm.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("20 days", "30 days", StringComparison.Ordinal));
        await using var host = await TestHost.Start(folder: folder.Path);

        await Post(host, "newest", "calm");
        await Post(host, "pinned", "calm@1");
        await Post(host, "shipped", "standard");
        var moved = await host.Post("/api/invoices/shipped/assign-policy", new { policy = "calm@1" });

        Assert.Equal(("calm@2", "2026-07-15T07:00:00Z"), await Next(host, "newest"));
        Assert.Equal(("calm@1", "2026-07-06T07:00:00Z"), await Next(host, "pinned"));
        Assert.Equal("calm@1", (string?)moved["policy"]);
    }

    [Fact]
    public async Task BrokenFile_RefusesToStartAndSaysWhere()
    {
        using var folder = new TempFolder();
        Put(folder, "calm.yaml", Calm.Replace("severity: friendly", "severity: freindly", StringComparison.Ordinal));
        Put(folder, "other.yaml", Calm.Replace("20 days after", "20 das after", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<PolicyException>(() => TestHost.Start(folder: folder.Path));

        var lines = refused.Message.Split('\n');
        Assert.Contains("calm.yaml:10:58: error: severity: 'freindly'", lines[0], StringComparison.Ordinal);
        Assert.Contains("other.yaml:10:29: error: at: '20 das after due'", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileWithTheOtherExtension_IsReadAsWell()
    {
        using var folder = new TempFolder();
        Put(folder, "calm.yml", Calm.Replace("severity: friendly", "severity: freindly", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<PolicyException>(() => TestHost.Start(folder: folder.Path));

        Assert.Contains("calm.yml:10:58: error: severity: 'freindly'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileInAnotherEncoding_IsRefusedWithThePlaceOfTheFirstLetter()
    {
        using var folder = new TempFolder();
        Put(folder, "calm.yaml", "");
        await File.WriteAllBytesAsync(PathOf(folder, "calm.yaml"), System.Text.Encoding.Latin1.GetBytes("# ruhig\n# für alle\n" + Calm));

        var refused = await Assert.ThrowsAsync<PolicyException>(() => TestHost.Start(folder: folder.Path));

        Assert.EndsWith("calm.yaml:2:4: error: there is a letter that is not UTF-8 (byte FC): save the file as UTF-8", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CommandLine.Run(["lint", Path.Combine(folder.Path, "policies")]));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task FileWithAByteOrderMark_IsRead(string encoding)
    {
        using var folder = new TempFolder();
        Put(folder, "calm.yaml", "");
        var marked = System.Text.Encoding.GetEncoding(encoding);
        await File.WriteAllBytesAsync(PathOf(folder, "calm.yaml"), [.. marked.GetPreamble(), .. marked.GetBytes(Calm + "# Größe")]);

        Assert.Equal(0, await CommandLine.Run(["lint", Path.Combine(folder.Path, "policies")]));
    }

    [Fact]
    public async Task SameVersionTwice_IsRefused()
    {
        using var folder = new TempFolder();
        Put(folder, "a.yaml", Calm);
        Put(folder, "b.yaml", Calm.Replace("20 days", "30 days", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<PolicyException>(() => TestHost.Start(folder: folder.Path));

        Assert.Contains("b.yaml:2:10: error: calm@1 is in", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CommandLine.Run(["lint", Path.Combine(folder.Path, "policies")]));
        Assert.Equal(0, await CommandLine.Run(["lint", PathOf(folder, "b.yaml")]));
    }

    [Fact]
    public async Task VersionThatOpenCasesFollow_CannotVanish()
    {
        using var folder = new TempFolder();
        Put(folder, "calm.yaml", Calm);
        await using (var host = await TestHost.Start(folder: folder.Path))
        {
            await Post(host, "open1", "calm");
            await Post(host, "open2", "standard");
            await Post(host, "paid", "calm");
            await Post(host, "moved", "calm");
            await host.Post("/api/invoices/open2/assign-policy", new { policy = "calm" });
            await host.Post("/api/invoices/moved/assign-policy", new { policy = "standard" });
            await host.Post("/api/invoices/paid/payments", new { paymentId = "p1", amount = "10.00", currency = "EUR", bookedOn = "2026-05-15" });
        }

        File.Delete(Path.Combine(folder.Path, "policies", "calm.yaml"));
        var refused = await Assert.ThrowsAsync<PoliciesMissingException>(() => TestHost.Start(folder: folder.Path));

        Assert.StartsWith("calm@1 (2 open cases): not loaded but in use.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_ErrorsEndWithOne_WarningsAndGoodFilesWithZero()
    {
        using var folder = new TempFolder();
        Put(folder, "good.yaml", Calm);
        Put(folder, "bad.yaml", Calm.Replace("policy: calm", "polciy: calm", StringComparison.Ordinal));
        Put(folder, "unused.yaml", Calm.Replace("segments:", "steps:\n  - { id: call, severity: firm, task: call }\nsegments:", StringComparison.Ordinal));

        Assert.Equal(0, await CommandLine.Run(["lint", PathOf(folder, "good.yaml")]));
        Assert.Equal(0, await CommandLine.Run(["lint", "--format", "json", PathOf(folder, "unused.yaml")]));
        Assert.Equal(1, await CommandLine.Run(["lint", PathOf(folder, "good.yaml"), PathOf(folder, "bad.yaml")]));
        Assert.Equal(1, await CommandLine.Run(["lint", PathOf(folder, "missing.yaml")]));
    }

    [Fact]
    public async Task Lint_KnowsTemplatesOfOnesOwn()
    {
        using var folder = new TempFolder();
        Put(folder, "gym.yaml", Calm.Replace("severity: friendly,", "severity: friendly, template: gym,", StringComparison.Ordinal));
        foreach (var language in new[] { "de", "en" })
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, "templates", language));
            File.WriteAllText(
                Path.Combine(folder.Path, "templates", language, "gym.hbs"),
                "--- about\noverdue\n--- subject\n{{> what}}, {{focus.amount}}\n--- preheader\nx\n--- title\nx\n--- intro\n{{> what}}, {{focus.amount}}, {{> when}}.\n"
                    + "--- sms\n{{sms.sender}}: {{> what}}, {{focus.amount}}.{{> smsPay}}{{> smsEnd}}\n");
        }

        Assert.Equal(1, await CommandLine.Run(["lint", PathOf(folder, "gym.yaml")]));
        Assert.Equal(0, await CommandLine.Run(["lint", PathOf(folder, "gym.yaml"), "--templates", Path.Combine(folder.Path, "templates")]));
    }

    private static void Put(TempFolder folder, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "policies"));
        File.WriteAllText(PathOf(folder, name), text);
    }

    private static string PathOf(TempFolder folder, string name) => Path.Combine(folder.Path, "policies", name);

    private static Task Post(TestHost host, string id, string policy) => host.Post("/api/invoices", new
    {
        invoiceId = id,
        amount = "10.00",
        currency = "EUR",
        issueDate = "2026-05-15",
        dueDate = "2026-06-15",
        policy,
        customer = new { customerId = id, name = "Ada", email = "ada@example.com", country = "DE" },
    });

    private static async Task<(string?, string?)> Next(TestHost host, string id)
    {
        var view = await host.Get($"/api/invoices/{id}");
        return ((string?)view["policy"], (string?)view["nextWakeAt"]);
    }
}
