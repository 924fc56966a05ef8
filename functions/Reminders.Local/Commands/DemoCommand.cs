using System.CommandLine;
using System.Globalization;
using Reminders.Local.Demo;

namespace Reminders.Local.Commands;

/// <summary><c>demo</c>: a minute and a quarter that shows what the service does.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var urls = SharedOptions.Urls();
        var pace = NumberOption.Within("--day-ms", "How many milliseconds a day takes.", 1, 60_000, otherwise: 1000);
        var exit = new Option<bool>("--exit") { Description = "Stop after the summary instead of keeping the desk open." };
        var command = new Command("demo", "Eleven weeks of a made-up company, a day a second; then look around at the desk.") { urls, pace, exit };
        command.SetAction((parsed, cancellation) =>
            Run(new DemoOptions(parsed.GetValue(urls)!, TimeSpan.FromMilliseconds(parsed.GetValue(pace)!.Value)), parsed.GetValue(exit), cancellation));
        return command;
    }

    private static async Task<int> Run(DemoOptions options, bool exit, CancellationToken cancellation)
    {
        await using var session = await DemoSession.Start(options, cancellation);
        Say($"Reminders is running with {options.Customers} made-up customers. A day takes {options.DayLength.TotalSeconds:0.###} s, all {DemoOptions.Days} about {options.DayLength.TotalSeconds * DemoOptions.Days:0} s.");
        Say($"The desk:            {session.Host.Address}");
        Say($"Sign in, once, with: {session.SignInCode}");
        Say($"Messages as files:   {session.Host.Folder.Outbox}");
        Console.WriteLine();

        await session.Play(Screen.Of(), cancellation);
        if (!exit)
        {
            Say($"The desk stays open at {session.Host.Address} until you press Ctrl+C. A key of your own: keys add --role admin --data {session.Data}");
            await session.Host.WaitForShutdown();
        }

        return 0;
    }

    private static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
