using NodaTime.Text;
using Reminders.Functions.Tests.Hosting;

namespace Reminders.Functions.Tests.Counts;

/// <summary>Whole lives of one invoice of 100 EUR, registered on 15 May and due on 15 June, and what each costs.</summary>
internal static class Lives
{
    public const string PaidBeforeDue = "paid before due";
    public const string PaidAfterOneReminder = "paid after one reminder";
    public const string NeverPaid = "90 days up to the approval";

    public const string Asleep = "asleep for 90 days";

    public static IReadOnlyList<string> All { get; } = [PaidBeforeDue, PaidAfterOneReminder, NeverPaid, Asleep];

    /// <summary>Everything from the invoice's arrival to its end, or the sleep alone; creating tables and looking at the result does not count.</summary>
    public static async Task<Tally> Count(string life)
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00", new CloudOptions { Publishes = true });
        app.Counts.Reset();
        await (life == Asleep ? Sleep(app) : Live(app, life));
        var counted = app.Counts.Taken();
        var (status, reminders) = (await app.Status(), app.Email.Handed.Count);
        return (status, reminders) == Expected(life)
            ? counted
            : throw new InvalidOperationException($"{life}: ended as {status} after {reminders} reminders");
    }

    private static async Task Live(CloudApp app, string life)
    {
        await app.Register();
        if (life != NeverPaid)
        {
            await DayByDay(app, life == PaidBeforeDue ? "2026-05-28" : "2026-06-12");
            await app.Pay();
        }

        await DayByDay(app, "2026-08-14");
    }

    private static async Task Sleep(CloudApp app)
    {
        await app.Register(due: "2026-09-15");
        await app.Rest();
        await app.Publish();
        app.Counts.Reset();
        await DayByDay(app, "2026-08-13");
    }

    // What happened in a day is published at its end; within a day no two things happen that a minute's timer would tell apart.
    private static async Task DayByDay(CloudApp app, string to)
    {
        await app.Publish();
        for (var day = app.Today; day <= World.Date(to); day = day.PlusDays(1))
        {
            await app.RunTo($"{LocalDatePattern.Iso.Format(day)} 12:00");
            await app.Publish();
        }
    }

    private static (string Status, int Reminders) Expected(string life) => life switch
    {
        PaidBeforeDue => ("paid", 0),
        PaidAfterOneReminder => ("paid", 1),
        Asleep => ("scheduled", 0),
        _ => ("awaitingApproval", 4),
    };
}
