using Microsoft.DurableTask.Client;
using Reminders.Application.Contacts;
using Reminders.Application.Ledger;
using Reminders.Functions.Tests.Hosting;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Faults;

/// <summary>The table server is busy or out of reach: callers are told to come back, what they were told is in stays in.</summary>
public sealed class StoreTroubleTests
{
    private const int Unreachable = 0;

    [StoreTheory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(Unreachable)]
    public async Task Down_CallersComeBack_AndNothingIsHalfDone(int status)
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register("i1");
        app.Tables.Answers = _ => status;

        var posted = await app.Register("i2");
        var ready = await app.Send("GET", "/health/ready");
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => app.Pay());
        Assert.Equal((503, "5"), (posted.Status, posted.Headers.RetryAfter.ToString()));
        Assert.Equal(503, ready.Status);

        app.Tables.Answers = _ => null;
        Assert.Equal(202, (await app.Register("i2")).Status);
        Assert.Equal(["completed"], (await app.Pay()).Did);
        await app.Rest();
        Assert.Equal("paid", await app.Status("i1"));
        Assert.Equal("scheduled", await app.Status("i2"));
    }

    [StoreFact]
    public async Task DownForAnHour_APaymentIsHeldBackLongerEachTime_AndTaken()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register();
        app.Tables.Answers = _ => 503;
        for (var delivery = 1; delivery <= 25; delivery++)
        {
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => app.Pay(delivery: delivery));
        }

        Assert.InRange(app.Time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        Assert.All(app.Time.Waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(3)));

        app.Tables.Answers = _ => null;
        Assert.Equal(["completed"], (await app.Pay(delivery: 26)).Did);
        Assert.Equal("paid", await app.Status());
    }

    [StoreFact]
    public async Task AnyOneRequestOfARegistrationFails_OneCase_OneReminder()
    {
        var requests = await RequestsOfARegistration();
        Assert.InRange(requests, 10, 60);
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        for (var failing = 1; failing <= requests; failing++)
        {
            var (seen, fails) = (0, failing);
            app.Tables.Answers = _ => Interlocked.Increment(ref seen) == fails ? 503 : null;
            var id = $"i{failing}";
            var status = (await app.Register(id, customer: $"c{failing}")).Status;
            while (status == 503)
            {
                status = (await app.Register(id, customer: $"c{failing}")).Status;
            }

            Assert.InRange(status, 200, 202);
        }

        app.Tables.Answers = _ => null;
        await app.RunTo("2026-06-10 12:00");
        await app.Sweep();

        Assert.Equal(requests, app.Engine.Instances.Count);
        Assert.Equal(requests, app.To.Distinct().Count());
        Assert.Equal(requests, app.To.Count);
    }

    [StoreFact]
    public async Task AnyOneRequestOfAPaymentFails_RedeliveredUntilTaken_BookedOnce()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        for (var failing = 1; failing <= 24; failing++)
        {
            var (seen, fails, id) = (0, failing, $"i{failing}");
            await app.Register(id, customer: $"c{failing}");
            app.Tables.Answers = _ => Interlocked.Increment(ref seen) == fails ? 503 : null;
            while (!await Taken(app, id))
            {
            }

            app.Tables.Answers = _ => null;
            await app.Rest();
            Assert.Single(await app.Timeline(id), type => type == "paymentReceived");
            Assert.Equal("paid", await app.Status(id));
        }

        Assert.All(app.Engine.Instances.Values, instance => Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.Status));
    }

    [StoreTheory]
    [InlineData(503)]
    [InlineData(Unreachable)]
    public async Task DownWhenAReminderIsDue_TheOrchestrationWaits_AndSendsOnce(int status)
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register();
        await app.RunTo("2026-06-10 08:50");

        app.Tables.Answers = _ => status;
        await app.RunTo("2026-06-10 09:40");
        Assert.StartsWith("in trouble (PlanNextStep: Reminders.Application.Ledger.LedgerUnavailableException)", app.CustomStatus(), StringComparison.Ordinal);
        app.Tables.Answers = _ => null;
        await app.RunTo("2026-06-10 10:30");

        Assert.Single(app.To);
        Assert.Single(await app.Timeline(), type => type == "reminderSent");
    }

    [StoreFact]
    public async Task AnyOneRequestOfASendingFails_SentOnce()
    {
        await using var app = await CloudApp.Open("2026-06-10 08:00");
        app.Email.Asked = id => app.Email.Handed.Exists(message => message.OperationId == id)
            ? new HandOver.Accepted()
            : new HandOver.Failed(false, "the provider never got it");
        var (day, seen) = (World.Date("2026-06-10"), int.MaxValue);
        for (var failing = 1; failing <= seen; failing++, day = day.PlusWeeks(1))
        {
            var (id, customer, fails) = ($"i{failing}", $"c{failing}", failing);
            await app.RunTo($"{day:uuuu-MM-dd} 08:00");
            await app.Register(id, customer, due: $"{day.PlusDays(5):uuuu-MM-dd}");
            await app.Rest();
            seen = 0;
            app.Tables.Answers = _ => Interlocked.Increment(ref seen) == fails ? 503 : null;
            await app.RunTo($"{day.PlusDays(3):uuuu-MM-dd} 20:00");
            app.Tables.Answers = _ => null;

            Assert.Equal([$"{customer}@example.com"], app.To);
            Assert.Single(await app.Timeline(id), type => type == "reminderSent");
            app.Email.Handed.Clear();
            await app.Pay(paymentId: id, invoiceId: id);
            await app.Rest();
        }

        Assert.InRange(seen, 15, 60);
    }

    private static async Task<int> RequestsOfARegistration()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        var requests = 0;
        app.Tables.Answers = _ =>
        {
            Interlocked.Increment(ref requests);
            return null;
        };
        await app.Register();
        return requests;
    }

    // As the broker does: what was not settled comes again.
    private static async Task<bool> Taken(CloudApp app, string id)
    {
        try
        {
            return (await app.Pay(paymentId: $"p-{id}", invoiceId: id)).Did is ["completed"];
        }
        catch (LedgerUnavailableException)
        {
            return false;
        }
    }
}
