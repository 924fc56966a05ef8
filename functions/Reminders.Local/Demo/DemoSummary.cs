using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Reminders.Simulation.Populations;
using Spectre.Console;

namespace Reminders.Local.Demo;

/// <summary>What it came to, in words that somebody understands who sees all this for the first time.</summary>
internal sealed class DemoSummary(DemoClient client, IReadOnlyList<Person> people, IAnsiConsole console)
{
    private const int ReasonsToName = 4;

    private readonly IReadOnlyList<PlannedInvoice> _invoices = [.. people.SelectMany(person => person.Invoices)];

    public async Task Show(CancellationToken cancellation)
    {
        var told = new ConcurrentBag<(string CustomerId, DemoStory Story)>();
        await Parallel.ForEachAsync(_invoices, cancellation, async (invoice, token) =>
            told.Add((invoice.Invoice.Customer.CustomerId, DemoStory.Of(await client.All($"/api/invoices/{invoice.InvoiceId}/timeline", token)))));
        var stories = told.Select(one => one.Story).ToList();
        var contacts = told.GroupBy(one => one.CustomerId, one => one.Story.Contacts, StringComparer.Ordinal)
            .Select(own => own.SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Count()).ToList();

        console.WriteLine();
        console.Write(Becoming(stories));
        Say($"{contacts.Sum()} messages went to {people.Count} customers in {DemoOptions.Days} days: {(decimal)contacts.Sum() / people.Count:0.0} each, {contacts.DefaultIfEmpty().Max()} to the one who got the most.");
        Say($"Nothing was sent although it was time, because: {Reasons(stories)}.");
        await Waiting(cancellation);
    }

    private static Table Becoming(List<DemoStory> stories)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("What became of the invoices").AddColumn(new TableColumn("").RightAligned()).AddColumn(new TableColumn("").RightAligned());
        foreach (var (words, of) in new (string, Func<DemoStory, bool>)[]
        {
            ("paid without any reminder", story => story is { IsPaid: true, Severities: [] }),
            ("paid after one soft reminder", story => story is { IsPaid: true, Severities: [0] }),
            ("paid after more than that", story => story.IsPaid && story.Severities is not ([] or [0])),
            ("agreed on: a promise, instalments or a question is open", story => !story.IsPaid && story.IsPaused),
            ("still open", story => story is { IsPaid: false, IsPaused: false }),
        })
        {
            var count = stories.Count(of);
            table.AddRow(words, count.ToString(CultureInfo.InvariantCulture), ((decimal)count / Math.Max(1, stories.Count)).ToString("0%", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static string Reasons(List<DemoStory> stories)
    {
        var reasons = stories.SelectMany(story => story.Withheld).CountBy(reason => reason, StringComparer.Ordinal)
            .OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Take(ReasonsToName)
            .Select(reason => string.Create(CultureInfo.InvariantCulture, $"{Words(reason.Key)} ({reason.Value} times)"));
        return string.Join(", ", reasons.DefaultIfEmpty("it never came to that"));
    }

    private async Task Waiting(CancellationToken cancellation)
    {
        var approvals = (await client.All("/api/invoices?status=awaitingApproval", cancellation)).Count;
        var tasks = await client.All("/api/tasks", cancellation);
        var unmatched = (await client.All("/api/unmatched-payments", cancellation)).Count;
        Say($"What waits for a person: {approvals} to approve before anything hard happens, {tasks.Count} tasks, {unmatched} payments that nobody can place yet.");
    }

    private void Say(FormattableString words) => console.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    private static string Words(string reason) => reason switch
    {
        "promise" => "a promise was running",
        "plan" => "instalments were running",
        "dispute" => "it was disputed",
        "claimedPaid" => "the customer said it was paid",
        "contactBudget" => "the customer had been written to lately",
        "quietHours" => "it was night, a Sunday or a holiday there",
        "possiblePayment" => "money had come that may be for it",
        "paymentPending" => "money was on its way",
        "contested" => "the payer objected to a payment",
        "complaint" => "the customer had complained",
        "hold" => "it was on hold",
        _ => reason,
    };
}
