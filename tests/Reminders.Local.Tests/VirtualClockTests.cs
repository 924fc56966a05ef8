using System.Net;
using System.Net.Http.Json;
using NodaTime;
using NodaTime.Text;
using Reminders.Local.Commands;

namespace Reminders.Local.Tests;

public sealed class VirtualClockTests
{
    [Fact]
    public async Task Advance_VisitsEveryStepOnTheWay_AndTheMessagesAreInTheOutbox()
    {
        await using var host = await TestHost.Start();
        await host.Post("/api/invoices", Samples.Invoice("i1", due: "2026-06-15"));

        await host.Advance(Samples.At("2026-06-20T08:00:00Z"));

        var sent = await host.Sent("i1");
        Assert.Equal(["soft 2026-06-10T07:00:00Z", "friendly 2026-06-19T07:00:00Z"], sent);
        Assert.Equal(2, Directory.GetFiles(host.Host.Folder.Outbox, "*.eml").Length);
    }

    [Fact]
    public async Task TimeNeverGoesBack_NotByAdvance_NotByARestart()
    {
        using var folder = new TempFolder();
        await using (var host = await TestHost.Start("2026-05-15T08:00:00Z", folder.Path))
        {
            await host.Advance(Samples.At("2026-06-01T00:00:00Z"));
            using var back = await host.Http.PostAsJsonAsync("/api/clock/advance", new { to = "2026-05-20T00:00:00Z" });
            Assert.Equal(HttpStatusCode.Conflict, back.StatusCode);
        }

        await using var again = await TestHost.Start("2026-05-15T08:00:00Z", folder.Path);
        using var earlier = await again.Http.PostAsJsonAsync("/api/clock/advance", new { to = "2026-05-31T00:00:00Z" });
        Assert.Equal(HttpStatusCode.Conflict, earlier.StatusCode);
    }

    [Fact]
    public async Task OutageAcrossARestart_OneRightStep()
    {
        using var folder = new TempFolder();
        await using (var host = await TestHost.Start("2026-05-15T08:00:00Z", folder.Path))
        {
            await host.Post("/api/invoices", Samples.Invoice("i1", due: "2026-06-15"));
            await host.Advance(Samples.At("2026-06-12T08:00:00Z"));
        }

        await using var later = await TestHost.Start("2026-09-15T08:00:00Z", folder.Path);
        await later.Advance(Samples.At("2026-09-15T12:00:00Z"));

        Assert.Equal(["soft 2026-06-10T07:00:00Z", "friendly 2026-09-15T08:00:00Z"], await later.Sent("i1"));
    }

    [Fact]
    public async Task FolderFromTheFuture_NeedsItsVirtualClock()
    {
        using var folder = new TempFolder();
        await using (await TestHost.Start("2126-05-15T08:00:00Z", folder.Path))
        {
        }

        var refused = await Assert.ThrowsAsync<StartException>(() => TestHost.Start(clock: null, folder.Path));
        Assert.Contains("--clock", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAVirtualClock_TheRouteDoesNotExist()
    {
        await using var host = await TestHost.Start(clock: null);

        using var response = await host.Http.PostAsJsonAsync("/api/clock/advance", new { to = "2126-05-20T00:00:00Z" });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task SamePastTwice_TheSameTimeline()
    {
        var first = await Play();
        var second = await Play();

        Assert.Equal(first, second);

        static async Task<string> Play()
        {
            await using var host = await TestHost.Start();
            foreach (var i in Enumerable.Range(1, 9))
            {
                await host.Post("/api/invoices", Samples.Invoice($"i{i}", due: $"2026-06-{10 + i}", customer: $"c{i % 4}"));
            }

            await host.Advance(Samples.At("2026-07-20T08:00:00Z"));
            var sent = new List<string>();
            foreach (var i in Enumerable.Range(1, 9))
            {
                sent.AddRange(await host.Sent($"i{i}"));
            }

            return string.Join('\n', sent);
        }
    }
}
