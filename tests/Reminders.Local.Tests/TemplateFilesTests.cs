using System.Text;
using Reminders.Local.Commands;
using Reminders.Local.Previews;
using Reminders.Messages;

namespace Reminders.Local.Tests;

/// <summary>Message templates of one's own in the data folder, from the first start to the message that leaves, and looking at them before.</summary>
public sealed class TemplateFilesTests
{
    private const string Charging = """
        policy: charging
        version: 1
        contactBudget:
          - { messages: 1, per: 48 hours }
        quietHours: { weekdaysOutside: 09:00-19:00 }
        charges:
          - id: lump
            kind: lumpSum
            for: business
            legalBasis: the law
            rates:
              - { country: DE, from: 2020-01-01, amount: 40.00 EUR, source: "section 288" }
        segments:
          - id: everybody
            steps:
              - { id: friendly, at: 4 days after due, severity: friendly, channels: [email] }
              - { id: help, at: 10 days after due, severity: firm, channels: [email], charge: lump }
              - { id: formal, at: 18 days after due, severity: formal, channels: [email] }
              - { id: review, at: 4 days after previous, severity: formal, task: review }
        """;

    [Fact]
    public async Task OwnWords_AreInTheMessageThatLeaves_EverybodysAndTheCreditorsOwn()
    {
        using var folder = new TempFolder();
        Put(folder, "templates/de/common.hbs", "--- greeting\nMoin{{#if name}} {{name}}{{/if}},");
        Put(folder, "templates/main/de/common.hbs", "--- signOff\nTschuess aus Kiel");
        await using var host = await TestHost.Start(folder: folder.Path);
        await host.Post("/api/invoices", Samples.Invoice("a-1", "2026-06-01"));

        await host.Advance(Samples.At("2026-05-29T12:00:00Z"));

        var mail = Assert.Single(Mails(folder));
        Assert.Contains("Moin Ada Example,", mail, StringComparison.Ordinal);
        Assert.Contains("Tschuess aus Kiel", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenChargeAndLastDay_AreNamedByTheNextMessageAndNoEarlierOne()
    {
        using var folder = new TempFolder();
        Put(folder, "policies/charging.yaml", Charging);
        await using var host = await TestHost.Start(folder: folder.Path);
        await host.Post("/api/invoices", new
        {
            invoiceId = "a-1",
            amount = "100.00",
            currency = "EUR",
            issueDate = "2026-05-15",
            dueDate = "2026-06-01",
            policy = "charging",
            customer = new { customerId = "c1", type = "business", name = "Ada Example", email = "ada@example.com", country = "DE" },
        });

        await host.Advance(Samples.At("2026-06-16T12:00:00Z"));
        Assert.Equal(2, Mails(folder).Count);
        Assert.DoesNotContain(Mails(folder), mail => mail.Contains("section 288", StringComparison.Ordinal));
        await host.Advance(Samples.At("2026-06-19T20:00:00Z"));

        var formal = Assert.Single(Mails(folder), mail => mail.Contains("section 288", StringComparison.Ordinal));
        Assert.Contains("40,00", formal, StringComparison.Ordinal);
        Assert.Contains("140,00", formal, StringComparison.Ordinal);

        // The review may come four days after the notice, so its last day is the one before.
        Assert.Contains("22. Juni 2026", formal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("templates/de/friendly.hbs", "--- intro\n{{nmae}}", "friendly.hbs:2: error: there is no variable 'nmae'; did you mean 'name'?")]
    [InlineData("templates/main/de/friendly.hbs", "--- intro\n{{#if name}}", "friendly.hbs:2: error: {{#if name}} is not closed")]
    [InlineData("templates/de/friendly.hbs", "--- title\nJETZT ZAHLEN", "friendly.hbs:2: error: de/friendly: 'JETZT' in capitals shouts")]
    [InlineData("templates/mian/de/common.hbs", "--- signOff\nServus", "there is no creditor 'mian'; did you mean 'main'?")]
    [InlineData("templates/friendly.hbs", "--- signOff\nServus", "friendly.hbs:1: error: no template is looked for here")]
    public async Task TemplateThatCannotBeUsed_RefusesToStartAndSaysWhere(string path, string text, string hint)
    {
        using var folder = new TempFolder();
        Put(folder, path, text);

        var refused = await Assert.ThrowsAsync<TemplateException>(() => TestHost.Start(folder: folder.Path));

        Assert.Contains(hint, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CommandLine.Run(["serve", "--data", folder.Path, "--urls", "http://127.0.0.1:0"]));
    }

    [Fact]
    public async Task Lint_OfTemplates_EndsWithOneForErrorsAndZeroForGoodOnes()
    {
        using var folder = new TempFolder();
        Put(folder, "good/de/common.hbs", "--- signOff\nServus");
        Put(folder, "bad/north/en/common.hbs", "--- footer\nBye.");

        Assert.Equal(0, await CommandLine.Run(["lint", "--templates", Path.Combine(folder.Path, "good")]));
        Assert.Equal(1, await CommandLine.Run(["lint", "--format", "json", "--templates", Path.Combine(folder.Path, "bad")]));
        Assert.Equal(1, await CommandLine.Run(["lint", "--templates", Path.Combine(folder.Path, "missing")]));
        Assert.NotEqual(0, await CommandLine.Run(["lint"]));
    }

    [Fact]
    public async Task Preview_WritesEveryStepLanguageAndChannelWithAPageOfThem()
    {
        using var folder = new TempFolder();
        Put(folder, "templates/main/de/common.hbs", "--- signOff\nTschuess aus Kiel");

        Assert.Equal(0, await CommandLine.Run(["preview", "--data", folder.Path]));

        var files = Directory.GetFiles(Path.Combine(folder.Path, "preview")).Select(Path.GetFileName).ToList();
        var page = await File.ReadAllTextAsync(Path.Combine(folder.Path, "preview", "index.html"));
        foreach (var step in new[] { "soft", "dueDay", "friendly", "help", "formal" })
        {
            foreach (var language in new[] { "de", "en" })
            {
                Assert.All(new[] { "eml", "html", "txt", "sms.txt" }, kind => Assert.Contains($"{language}-{step}-one-invoice.{kind}", files));
                Assert.Contains($"src=\"{language}-{step}-one-invoice.html\"", page, StringComparison.Ordinal);
            }
        }

        Assert.Contains("Tschuess aus Kiel", await File.ReadAllTextAsync(Path.Combine(folder.Path, "preview", "de-soft-one-invoice.txt")), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Preview_IsShownToABrowser_AlsoFromAFolderNamedFromHere()
    {
        using var folder = new TempFolder();
        Put(folder, "index.html", "<h1>Messages</h1>");
        Put(folder, "de.txt", "Grüße");
        Put(folder, "reminders.db", "no message");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var started = new TaskCompletionSource<Uri>();

        var server = PreviewServer.Run(Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.Path), started.SetResult, stop.Token);
        await Task.WhenAny(server, started.Task);
        Assert.True(started.Task.IsCompleted, server.Exception?.Message);
        using var http = new HttpClient();
        Assert.Equal("<h1>Messages</h1>", await http.GetStringAsync(await started.Task));
        Assert.Equal("text/plain; charset=utf-8", (await http.GetAsync(new Uri(await started.Task, "de.txt"))).Content.Headers.ContentType?.ToString());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(new Uri(await started.Task, "reminders.db"))).StatusCode);

        await stop.CancelAsync();
        await Task.WhenAny(server);
    }

    [Fact]
    public async Task Preview_OfARealCase_ReadsWhileTheServiceRunsAndChangesNothing()
    {
        using var folder = new TempFolder();
        await using var host = await TestHost.Start(folder: folder.Path);
        await host.Post("/api/invoices", Samples.Invoice("a-1", "2026-06-01", customer: "c-99"));
        var before = (await host.Get("/api/invoices/a-1/timeline"))["items"]!.AsArray().Count;
        var to = Path.Combine(folder.Path, "seen");

        Assert.Equal(0, await CommandLine.Run(["preview", "--data", folder.Path, "--invoice", "a-1", "--out", to]));
        Assert.Equal(0, await CommandLine.Run(["preview", "--data", folder.Path, "--invoice", "a-1", "--step", "friendly", "--channel", "sms", "--out", to]));
        Assert.Equal(1, await CommandLine.Run(["preview", "--data", folder.Path, "--invoice", "a-2", "--out", to]));
        Assert.Equal(1, await CommandLine.Run(["preview", "--data", folder.Path, "--invoice", "a-1", "--step", "freindly", "--out", to]));
        Assert.Equal(1, await CommandLine.Run(["preview", "--data", folder.Path, "--step", "freindly", "--out", to]));
        Assert.Equal(1, await CommandLine.Run(["preview", "--data", folder.Path, "--language", "fr", "--out", to]));

        Assert.Contains("c-99@example.com", await File.ReadAllTextAsync(Path.Combine(to, "case-soft.eml")), StringComparison.Ordinal);
        Assert.Contains("Guten Tag Ada Example,", await File.ReadAllTextAsync(Path.Combine(to, "case-soft.txt")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(to, "case-friendly.sms.txt")));
        Assert.False(File.Exists(Path.Combine(to, "case-friendly.eml")));
        Assert.Equal(before, (await host.Get("/api/invoices/a-1/timeline"))["items"]!.AsArray().Count);
    }

    private static void Put(TempFolder folder, string path, string text)
    {
        var full = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    // Quoted-printable undone, as far as these tests look.
    private static List<string> Mails(TempFolder folder) =>
        [.. Directory.GetFiles(Path.Combine(folder.Path, "outbox"), "*.eml").Select(file => File.ReadAllText(file, Encoding.ASCII).Replace("=\r\n", "", StringComparison.Ordinal))];
}
