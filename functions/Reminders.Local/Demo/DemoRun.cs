using System.Globalization;
using System.Text.Json;
using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Policies;
using Reminders.Simulation.Populations;
using Spectre.Console;

namespace Reminders.Local.Demo;

/// <summary>Day by day: invoices go in, reminders leave, people answer and pay.</summary>
internal sealed class DemoRun(LocalHost host, DemoClient client, IReadOnlyList<Person> people, IAnsiConsole console)
{
    private const int AtOnce = 8;

    // Cases of these are, or were just, about to be reminded; the others heard nothing new.
    private static readonly string[] Reminded = ["reminding", "overdue", "paused"];

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private readonly Diary _diary = new(DemoOptions.Seed);
    private readonly DemoPeople _people = new(client);
    private readonly DemoClerk _clerk = new(client);
    private readonly DemoIncidents _incidents = new(client, people);
    private readonly Dictionary<string, PlannedInvoice> _invoices = people.SelectMany(person => person.Invoices).ToDictionary(invoice => invoice.InvoiceId, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lastSteps = new(StringComparer.Ordinal);

    public async Task Play(TimeSpan dayLength, TimeProvider real, CancellationToken cancellation)
    {
        await Each(people, async person =>
        {
            foreach (var earlier in person.Earlier)
            {
                await client.PostInvoice(earlier.Invoice);
                await client.Pay($"earlier-{earlier.InvoiceId}", earlier.Invoice.Amount, DemoOptions.FirstDay.PlusDays(-1), earlier.InvoiceId);
            }
        });
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"{people.Sum(person => person.Earlier.Length)} invoices of earlier months are in, all paid: that is how Reminders knows its customers.");
        using var timer = new PeriodicTimer(dayLength, real);
        for (var day = 0; day < DemoOptions.Days && !cancellation.IsCancellationRequested; day++)
        {
            await PlayDay(DemoOptions.FirstDay.PlusDays(day));
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private async Task PlayDay(LocalDate today)
    {
        var before = MessagesOut();
        await client.Advance(LocalTimes.At(today, new LocalTime(8, 0), Zone));
        var posted = _invoices.Values.Where(invoice => invoice.Invoice.IssueDate == today).ToList();
        await Each(posted, invoice => client.PostInvoice(invoice.Invoice));
        posted.ForEach(_diary.Receive);

        await client.Advance(LocalTimes.At(today, new LocalTime(12, 0), Zone));
        var acts = _diary.Take(today);
        foreach (var (invoice, act) in acts)
        {
            await _people.Do(invoice, act, today);
        }

        await _incidents.Happen(today, _people.LastPaid);
        await _clerk.ClearUp(today);
        await client.Advance(LocalTimes.At(today, new LocalTime(20, 0), Zone));
        await ReadReminders(today.PlusDays(1));
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{today.ToString("ddd dd MMM", CultureInfo.InvariantCulture)}   {posted.Count,3} invoices in   [green]{_people.TakePayments(),3} payments in[/]   [blue]{MessagesOut() - before,3} messages out[/]");
    }

    private async Task ReadReminders(LocalDate readOn)
    {
        foreach (var status in Reminded)
        {
            foreach (var item in await client.All($"/api/invoices?status={status}"))
            {
                var id = item.GetProperty("invoiceId").GetString()!;
                if (LastStep(item) is { } step && _lastSteps.GetValueOrDefault(id) != step && _invoices.TryGetValue(id, out var invoice))
                {
                    _lastSteps[id] = step;
                    var severity = PolicySources.StandardPolicy.FindSegment(item.GetProperty("segment").GetString()!)?.FindStep(step)?.Severity ?? 0;
                    _diary.Remind(invoice, severity, readOn);
                }
            }
        }
    }

    private static string? LastStep(JsonElement item) => item.TryGetProperty("lastStep", out var step) ? step.GetString() : null;

    private static Task Each<T>(IEnumerable<T> all, Func<T, Task> act) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await act(one));

    private int MessagesOut() => Directory.Exists(host.Folder.Outbox) ? Directory.GetFiles(host.Folder.Outbox).Length : 0;
}
