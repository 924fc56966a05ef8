using System.Globalization;
using NodaTime;
using Reminders.Domain.Calendars;
using Spectre.Console;

namespace Reminders.Local.Demo;

/// <summary>Two months in a minute: invoices go in, reminders leave, payments stop them.</summary>
internal sealed class DemoRun(LocalHost host, DemoClient client, LocalDate start, TimeProvider real, TimeSpan dayLength)
{
    public const int Days = 60;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public async Task Play(IReadOnlyList<DemoInvoice> invoices, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(dayLength, real);
        for (var day = 0; day < Days && !cancellation.IsCancellationRequested; day++)
        {
            await PlayDay(start.PlusDays(day), invoices);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    public async Task Summarise(IReadOnlyList<DemoInvoice> invoices)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("What became of them", "Invoices");
        var stories = new List<string>();
        foreach (var invoice in invoices)
        {
            stories.Add(Story.Of(await client.Timeline(invoice.Id)));
        }

        foreach (var story in stories.GroupBy(story => story).OrderByDescending(group => group.Key, StringComparer.Ordinal))
        {
            table.AddRow(story.Key, story.Count().ToString(CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }

    private async Task PlayDay(LocalDate today, IReadOnlyList<DemoInvoice> invoices)
    {
        await client.Advance(LocalTimes.At(today, new LocalTime(8, 0), Zone));
        var posted = invoices.Where(invoice => invoice.Issued == today).ToList();
        var paid = invoices.Where(invoice => invoice.PaidOn == today).ToList();
        foreach (var invoice in posted)
        {
            await client.Post(invoice);
        }

        foreach (var invoice in paid)
        {
            await client.Pay(invoice, today);
        }

        foreach (var invoice in invoices)
        {
            if (invoice.Customer.Habit == Habit.Disputes && invoice.Due.PlusDays(6) == today)
            {
                await client.Dispute(invoice);
            }
            else if (invoice.Customer.Habit == Habit.Promises && invoice.Due.PlusDays(6) == today)
            {
                await client.Promise(invoice, invoice.PaidOn!.Value);
            }
        }

        var before = MessagesOut();
        await client.Advance(LocalTimes.At(today, new LocalTime(20, 0), Zone));
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{today.ToString("ddd dd MMM", CultureInfo.InvariantCulture)}   {posted.Count} invoices in   [green]{paid.Count} payments in[/]   [blue]{MessagesOut() - before} messages out[/]");
    }

    private int MessagesOut() => Directory.Exists(host.Folder.Outbox) ? Directory.GetFiles(host.Folder.Outbox).Length : 0;
}
