using System.CommandLine;
using Reminders.Benchmarks.Figures;
using Reminders.Benchmarks.Measuring;

namespace Reminders.Benchmarks;

/// <summary>The command line: one command a group of figures, and <c>all</c>.</summary>
internal static class BenchmarkCommands
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "Small and short: shows that it works, its figures say little.", Recursive = true };
    private static readonly Option<string?> Json = new("--json") { Description = "Also write the figures to this file.", Recursive = true };
    private static readonly Option<int?> Rounds = new("--rounds") { Description = "Turns that count.", Recursive = true };

    public static RootCommand Create() => new("How fast Reminders is, in turns with raw commits of the same SQLite build. Run it in Release on a quiet machine.")
    {
        Quick,
        Json,
        Rounds,
        Figures("all", "Everything.", async size => [.. await Rates.Measure(size, withMany: true, RateNames.All), .. Pure.All()]),
        Figures("posts", "Invoices by single POSTs over 64 connections.", size => Rates.Measure(size, withMany: false, RateNames.Posts)),
        Figures("ndjson", "Invoices as lines of one request.", size => Rates.Measure(size, withMany: false, RateNames.Ndjson)),
        Figures("payments", "Payments over 64 connections, and how long they wait at half that rate.", size => Rates.Measure(size, withMany: false, RateNames.Payments)),
        Figures("webhooks", "Payments by signed webhooks, beside plain ones.", size => Rates.Measure(size, withMany: false, RateNames.Payments, RateNames.Webhooks)),
        Figures("due", "Due cases: decided, recorded, handed to a channel that takes everything.", size => Rates.Measure(size, withMany: false, RateNames.Due)),
        Figures("many", "All of these, with a million sleeping invoices too.", size => Rates.Measure(size, withMany: true, RateNames.All)),
        Figures("statements", "Bank files of 100 MB and of a million entries: rate, and memory at its highest.", size => Task.FromResult(Statements.All(quick: size == BenchmarkSize.Quick))),
        Figures("pure", "Pure decisions and simulated lives on one core.", _ => Task.FromResult(Pure.All())),
    };

    private static Command Figures(string name, string description, Func<BenchmarkSize, Task<IReadOnlyList<Figure>>> measure)
    {
        var command = new Command(name, description);
        command.SetAction(async (parsed, _) =>
        {
            var size = parsed.GetValue(Quick) ? BenchmarkSize.Quick : BenchmarkSize.Full;
            var figures = await measure(parsed.GetValue(Rounds) is { } rounds ? size with { Rounds = rounds } : size);
            Report.Show(figures);
            if (parsed.GetValue(Json) is { } path)
            {
                await Report.Save(path, figures);
            }

            return 0;
        });
        return command;
    }
}
