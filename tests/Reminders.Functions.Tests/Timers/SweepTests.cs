using Microsoft.Extensions.Logging.Abstractions;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Functions.Rings;
using Reminders.Functions.Tests.Hosting;
using Reminders.Functions.Timers;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Timers;

/// <summary>The hourly sweep finds every kind of stream that stopped half-way; the nightly check puts lists right.</summary>
public sealed class SweepTests
{
    [StoreFact]
    public async Task PaymentTakenButNotBooked_TheSweepBooksIt()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register();
        await app.Rest();
        var transactions = 0;

        // The payment's own append goes in, the one on the invoice does not.
        app.Tables.Answers = request => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && ++transactions == 2 ? 503 : null;
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => app.Pay());
        app.Tables.Answers = _ => null;
        Assert.DoesNotContain("paymentReceived", await app.Timeline());

        await app.RunTo("2026-05-15 13:07");
        await app.Sweep();

        Assert.Equal("paid", await app.Status());
        Assert.Equal("closed: paid", app.CustomStatus());
    }

    [StoreFact]
    public async Task CustomerChangedButCasesNotRung_TheSweepRingsThem()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register();
        await app.Rest();
        var isIn = false;
        app.Tables.Answers = request =>
        {
            var stops = isIn;
            isIn |= request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
            return stops ? 503 : null;
        };
        Assert.Equal(503, (await app.Send("POST", "/api/customers/c1/events", """{ "type": "optedOut", "channel": "email" }""")).Status);
        app.Tables.Answers = _ => null;
        app.Counts.Reset();

        await app.RunTo("2026-05-15 13:07");
        await app.Sweep();

        Assert.InRange(app.Counts[Columns.Rings], 1, 2);
        Assert.Null((await app.Store.Read(StreamId.Customer(World.Main, "c1"))).Head.WakeAt);
    }

    [Fact]
    public async Task BackendIsSlow_TheRunEndsLongBeforeTheHostEndsIt()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00") { IsDeaf = true };
        for (var number = 0; number < 12; number++)
        {
            await cloud.World.Register($"i{number}");
        }

        cloud.World.MoveTo(World.At("2026-06-20 12:00"));
        var slow = new SlowBell(cloud.World);
        await new Sweep(cloud.World.Ledger, cloud.World.Get<CaseRunner>(), slow, cloud.World, NullLogger<Sweep>.Instance).Run(default);

        Assert.InRange(slow.Rung, 5, 7);
    }

    private sealed class SlowBell(World world) : IDoorbell
    {
        public int Rung { get; private set; }

        public ValueTask Ring(StreamId stream, CancellationToken cancellation = default)
        {
            Rung++;
            world.MoveTo(world.GetCurrentInstant() + NodaTime.Duration.FromMinutes(1));
            return ValueTask.CompletedTask;
        }
    }

    [StoreFact]
    public async Task NothingIsOverdue_NobodyIsRung()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register();
        await app.Rest();
        app.Counts.Reset();

        await app.RunTo("2026-05-15 13:07");
        await app.Sweep();

        Assert.Equal((0, 0), (app.Counts[Columns.Starts], app.Counts[Columns.Rings]));
        Assert.Equal(16, app.Counts[Columns.Queries]);
    }

    [StoreFact]
    public async Task ListsLagBehind_TheNightlyCheckSaysWhatItPutRight()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        app.Tables.Answers = request => request.Method == Azure.Core.RequestMethod.Post && request.Uri.Path.EndsWith("Lists", StringComparison.Ordinal) ? 503 : null;
        Assert.Equal(202, (await app.Register()).Status);
        app.Tables.Answers = _ => null;
        Assert.Empty((await app.Send("GET", "/api/invoices")).Body["items"]!.AsArray());

        var found = await app.Get<INightlyCheck>().Run();

        Assert.Equal("2 streams, restored 0 wake times, 0 marks and 7 rows, removed 0, 0 and 0", found);
        Assert.Single((await app.Send("GET", "/api/invoices")).Body["items"]!.AsArray());
    }
}
