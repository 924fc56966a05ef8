using System.CommandLine;
using System.Globalization;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Local.Demo;
using Spectre.Console;

namespace Reminders.Local.Commands;

/// <summary><c>demo</c>: a minute that shows what the service does.</summary>
internal static class DemoCommand
{
    private const int Invoices = 60;

    private const int Seed = 7;

    // A Monday, far enough from public holidays to tell an ordinary story.
    private static readonly LocalDate Start = new(2026, 9, 7);

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
        var from = Start.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();
        await using var host = await LocalHost.Start(new HostOptions(folder.FullName, urls) { Clock = from }, cancellation);
        var key = host.AddKey("demo", Role.Admin);
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]Reminders[/] is running: {Invoices} invoices, two months, a day every {dayLength.TotalSeconds:0.0} s.");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The desk: [link]{host.Address}[/]");
        Console.WriteLine($"Sign in with this key: {key}");
        Console.WriteLine($"Messages as files: {host.Folder.Outbox}");
        Console.WriteLine();

        var invoices = DemoScript.Invoices(Start, Invoices, Seed);
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
