using System.CommandLine;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Local.Demo;
using Reminders.Local.Settings;

namespace Reminders.Local.Commands;

/// <summary><c>demo</c>: a minute that shows what the service does.</summary>
internal static class DemoCommand
{
    private const int Seed = 7;

    // A Monday, far enough from public holidays to tell an ordinary story.
    private static readonly LocalDate Start = new(2026, 9, 7);

    private const string Seller = """
        { "creditors": [ { "name": "Lindgarten Ltd", "signedBy": "Mia Berger", "email": "accounts@lindgarten.example",
                           "phone": "+49 30 5550123", "iban": "DE89370400440532013000", "zone": "Europe/Berlin", "country": "DE" } ] }
        """;

    public static Command Create()
    {
        var urls = SharedOptions.Urls();
        var pace = new Option<int>("--day-ms") { Description = "How many milliseconds a day takes.", DefaultValueFactory = _ => 700 };
        pace.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 60_000)
            {
                result.AddError("--day-ms needs 1 to 60000 milliseconds");
            }
        });
        var exit = new Option<bool>("--exit") { Description = "Stop after the summary instead of keeping the desk open." };
        var command = new Command("demo", "Two months of made-up invoices in under a minute, then look around at the desk.") { urls, pace, exit };
        command.SetAction((parsed, cancellation) =>
            Run(parsed.GetValue(urls)!, TimeSpan.FromMilliseconds(parsed.GetValue(pace)), parsed.GetValue(exit), cancellation));
        return command;
    }

    private static async Task<int> Run(string urls, TimeSpan dayLength, bool exit, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("reminders-demo-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, LocalSettings.FileName), Seller, cancellation);
        var from = Start.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();
        await using var host = await LocalHost.Start(new HostOptions(folder.FullName, urls) { Clock = from }, cancellation);
        var key = host.AddKey("demo", Role.Admin);
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);

        var invoices = DemoScript.Invoices(Start, DemoRun.Days, Seed);
        Console.WriteLine($"Reminders is running: {invoices.Count} invoices in two months, a day every {dayLength.TotalMilliseconds} ms.");
        Console.WriteLine($"The desk:             {host.Address}");
        Console.WriteLine($"Sign in with the key: {key}");
        Console.WriteLine($"Messages as files:    {host.Folder.Outbox}");
        Console.WriteLine();

        var run = new DemoRun(host, new DemoClient(http), Start, TimeProvider.System, dayLength);
        await run.Play(invoices, cancellation);
        await run.Summarise(invoices);
        if (!exit)
        {
            Console.WriteLine($"The desk stays open at {host.Address} until you press Ctrl+C.");
            await host.WaitForShutdown();
        }

        return 0;
    }
}
