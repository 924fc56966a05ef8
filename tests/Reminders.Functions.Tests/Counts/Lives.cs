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
        await using var app = await CloudApp.Open("2026-05-15 12:00");
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
            await app.RunTo(life == PaidBeforeDue ? "2026-05-28 10:00" : "2026-06-12 10:00");
            await app.Pay();
        }

        await app.RunTo("2026-08-14 12:00");
    }

    private static async Task Sleep(CloudApp app)
    {
        await app.Register(due: "2026-09-15");
        await app.Rest();
        app.Counts.Reset();
        await app.RunTo("2026-08-13 12:00");
    }

    private static (string Status, int Reminders) Expected(string life) => life switch
    {
        PaidBeforeDue => ("paid", 0),
        PaidAfterOneReminder => ("paid", 1),
        Asleep => ("scheduled", 0),
        _ => ("awaitingApproval", 4),
    };
}
