using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Local.Commands;

/// <summary><c>serve</c>: the service itself.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var urls = SharedOptions.Urls();
        var clock = new Option<Instant?>("--clock")
        {
            Description = "Run on a virtual clock from this instant (2026-11-01T08:00:00Z); it moves by POST /api/clock/advance or --speed.",
            CustomParser = result =>
            {
                var parsed = OffsetDateTimePattern.Rfc3339.Parse(result.Tokens.Count == 1 ? result.Tokens[0].Value : "");
                if (parsed.Success)
                {
                    return parsed.Value.ToInstant();
                }

                result.AddError("--clock needs an instant such as 2026-11-01T08:00:00Z");
                return null;
            },
        };
        var speed = NumberOption.Within("--speed", "Let the virtual clock run this many times as fast as real time.", 0.001, 10_000_000);
        var rebuild = new Option<bool>("--rebuild") { Description = "Make all lists anew from the ledger before serving." };
        var command = new Command("serve", "Take invoices and payments in, send reminders.") { data, urls, clock, speed, rebuild };
        command.SetAction((parsed, cancellation) => Serve(
            new HostOptions(parsed.GetValue(data)!, parsed.GetValue(urls)!)
            {
                Clock = parsed.GetValue(clock),
                Speed = parsed.GetValue(speed),
                Rebuild = parsed.GetValue(rebuild),
            },
            cancellation));
        return command;
    }

    private static async Task<int> Serve(HostOptions options, CancellationToken cancellation)
    {
        await using var host = await LocalHost.Start(options, cancellation);
        Console.WriteLine($"Reminders is running. The desk: {host.Address}  Data: {host.Folder.Path}");
        if (!host.HasKeys)
        {
            Console.WriteLine($"There is no key yet. Make one: reminders keys add --role admin --data {options.Data}");
        }

        await host.WaitForShutdown();
        return 0;
    }
}
