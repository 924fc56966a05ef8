using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Calendars;
using Reminders.Local.Commands;
using Reminders.Local.Simulations;
using Reminders.Messages;
using Reminders.Policies;
using Reminders.Simulation.Populations;
using Reminders.Simulation.Runs;
using Spectre.Console;

namespace Reminders.Local.Tests;

/// <summary><c>simulate</c> as a finance team uses it, and beside the host that it stands for.</summary>
public sealed class SimulateTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly LocalDate FirstDay = new(2026, 9, 7);

    [Fact]
    public async Task SimulatedContacts_AreThoseOfTheHost()
    {
        // Payments on fixed days: the host needs nobody to behave.
        var people = Population.Of(3, 12, FirstDay, 25)
            .Select(person => person with { Invoices = [.. person.Invoices.Select(invoice => invoice with { Habit = Habit.OwnPace, Pace = invoice.Pace % 25 })] })
            .ToList();
        var scenario = new Scenario(PolicySources.StandardPolicy, FirstDay, 70, 3);

        var simulated = await Simulator.Run(scenario, people, new MessageRenderer());
        var hosted = await Host(people, scenario);

        var expected = simulated.SelectMany(customer => customer.Invoices)
            .SelectMany(invoice => invoice.Contacts.Select(contact => $"{invoice.InvoiceId} {contact.Step} {contact.Channel} {contact.On:uuuu-MM-dd}"));
        Assert.NotEmpty(hosted);
        Assert.Equal(expected.Order(StringComparer.Ordinal), hosted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Compare_ShowsDifferencesBySegmentWithCases()
    {
        using var folder = new TempFolder();
        var other = Path.Combine(folder.Path, "later.yaml");
        await File.WriteAllTextAsync(other, PolicySources.Standard.Text.Replace("at: 5 days before due", "at: 3 days before due", StringComparison.Ordinal));
        var request = Small() with { Compare = other, Json = Path.Combine(folder.Path, "out.json"), Svg = Path.Combine(folder.Path, "out.svg") };

        var (exit, said) = await Simulate(request);

        Assert.Equal(0, exit);
        Assert.Contains("standard@1 (later.yaml)", said, StringComparison.Ordinal);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(request.Json))!;
        Assert.True(json["comparison"]!["examples"]!.AsArray().Count(example => (string?)example!["segment"] == "regular") == 3);
        Assert.Empty(json["run"]!["promises"]!["breaches"]!.AsArray());
        var bars = XDocument.Load(request.Svg).Descendants("{http://www.w3.org/2000/svg}rect").Count();
        Assert.True(bars > 20, $"only {bars} bars");
    }

    [Fact]
    public async Task SameSeed_GivesTheSameBytes()
    {
        using var folder = new TempFolder();
        var files = new List<byte[]>();
        foreach (var (seed, name) in new[] { (5, "a"), (5, "b"), (6, "c") })
        {
            var request = Small() with { Seed = seed, Json = Path.Combine(folder.Path, name), Svg = Path.Combine(folder.Path, $"{name}.svg") };
            await Simulate(request);
            files.Add([.. await File.ReadAllBytesAsync(request.Json), .. await File.ReadAllBytesAsync(request.Svg)]);
        }

        Assert.Equal(files[0], files[1]);
        Assert.NotEqual(files[0], files[2]);
    }

    [Fact]
    public async Task BankGoesSilent_OverdueMessagesWaitAndThePromisesHold()
    {
        var (exit, said) = await Simulate(Small() with { SilentDays = 14 });

        Assert.Equal(0, exit);
        Assert.Contains("staleFeed", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GivenInvoices_ArePaidWhenTheFileSays()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "invoices.ndjson");
        await File.WriteAllTextAsync(file, string.Join('\n', Line("a", "2026-06-15", "\"2026-06-11\""), "", Line("b", "2026-06-15", "null")));
        var request = Small() with { Invoices = file, Json = Path.Combine(folder.Path, "out.json") };

        await Simulate(request);

        var total = JsonNode.Parse(await File.ReadAllTextAsync(request.Json))!["run"]!["total"]!;
        Assert.Equal((2, 1, 1), ((int)total["invoices"]!, (int)total["paid"]!, (int)total["open"]!));
        Assert.Equal(-4, (int)total["medianDaysToPaid"]!);
    }

    [Theory]
    [InlineData("""{ "invoiceId": "a" }""", "invoices.ndjson:2: ")]
    [InlineData("""not JSON""", "invoices.ndjson:2: ")]
    [InlineData("", "is there more than once")]
    public async Task LineThatCannotBeUsed_IsNamed(string line, string named)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "invoices.ndjson");
        var good = Line("a", "2026-06-15", "null");
        await File.WriteAllTextAsync(file, $"{good}\n{(line.Length == 0 ? good : line)}\n");

        var refused = await Assert.ThrowsAsync<StartException>(() => Simulate(Small() with { Invoices = file }));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenPolicy_SaysFileAndLine()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "mine.yaml");
        await File.WriteAllTextAsync(file, PolicySources.Standard.Text.Replace("messages: 1, per: 48 hours", "messages: 0, per: 48 hours", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<PolicyException>(() => Simulate(Small() with { Policy = file }));

        Assert.Matches("mine.yaml:[0-9]+:[0-9]+: error: ", refused.Message);
    }

    private static SimulationRequest Small() => new("standard", null, null, 60, 1, null);

    private static string Line(string id, string due, string paidOn) =>
        $$$"""{"invoiceId":"{{{id}}}","amount":"10.00","currency":"EUR","issueDate":"2026-06-01","dueDate":"{{{due}}}","paidOn":{{{paidOn}}},"customer":{"customerId":"c-1","name":"Ada","email":"ada@example.com","country":"DE"}}""";

    private static async Task<(int Exit, string Said)> Simulate(SimulationRequest request)
    {
        using var screen = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(screen), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 200;
        return (await new SimulationRun(request, console).Run(CancellationToken.None), screen.ToString());
    }

    private static async Task<List<string>> Host(List<Person> people, Scenario scenario)
    {
        await using var host = await TestHost.Start(InstantPattern.ExtendedIso.Format(scenario.Starts));
        var client = new Demo.DemoClient(host.Http);
        foreach (var earlier in people.SelectMany(person => person.Earlier))
        {
            await client.PostInvoice(earlier.Invoice);
            await client.Pay($"p-{earlier.InvoiceId}", earlier.Invoice.Amount, FirstDay.PlusDays(-1), earlier.InvoiceId);
        }

        var invoices = people.SelectMany(person => person.Invoices).ToList();
        for (var today = FirstDay; today <= scenario.LastDay; today = today.PlusDays(1))
        {
            await client.Advance(LocalTimes.At(today, new LocalTime(8, 0), Berlin));
            foreach (var invoice in invoices.Where(invoice => invoice.Invoice.IssueDate == today))
            {
                await client.PostInvoice(invoice.Invoice);
            }

            await client.Advance(LocalTimes.At(today, new LocalTime(12, 0), Berlin));
            foreach (var invoice in invoices.Where(invoice => invoice.Pace is { } pace && LocalDate.Max(invoice.Due.PlusDays(pace), invoice.Invoice.IssueDate) == today))
            {
                await client.Pay($"p-{invoice.InvoiceId}", invoice.Invoice.Amount, today, invoice.InvoiceId);
            }
        }

        await client.Advance(scenario.Ends);
        var sent = new List<string>();
        foreach (var invoice in invoices)
        {
            sent.AddRange((await client.All($"/api/invoices/{invoice.InvoiceId}/timeline"))
                .Where(item => item.GetProperty("type").GetString() == "reminderSent")
                .Select(item => $"{invoice.InvoiceId} {item.GetProperty("step").GetString()} {item.GetProperty("channel").GetString()} {Date(item.GetProperty("at").GetString()!):uuuu-MM-dd}"));
        }

        return sent;
    }

    private static LocalDate Date(string instant) => LocalTimes.DateIn(InstantPattern.ExtendedIso.Parse(instant).Value, Berlin);
}
