using Reminders.Benchmarks.Ledgers;
using Reminders.Benchmarks.Measuring;
using Reminders.Benchmarks.Raw;
using Reminders.Benchmarks.Serving;

namespace Reminders.Benchmarks.Figures;

/// <summary>
/// Rates on a ledger with few sleeping invoices and, if asked for, on one with many, each in turns with the raw commits. The service runs
/// in a process of its own; the connections, the raw commits and the due cases run in this one.
/// </summary>
internal sealed class Rates(BenchmarkSize size, Commits raw, List<Figure> figures)
{
    private static readonly TimeSpan RawTurn = TimeSpan.FromSeconds(1);

    /// <summary>Measures the named rates: of <see cref="RateNames"/>.</summary>
    public static async Task<IReadOnlyList<Figure>> Measure(BenchmarkSize size, bool withMany, params string[] names)
    {
        var figures = new List<Figure>();
        using var few = await SleepingLedger.Seed(BenchmarkSize.Few);
        using var many = withMany ? await SleepingLedger.Seed(size.Many) : null;
        List<SleepingLedger> ledgers = many is null ? [few] : [few, many];
        if (many is not null)
        {
            figures.Add(new Figure($"database of a sleeping invoice, {size.Many:N0} asleep", many.BytesPerInvoice, "bytes", "itself", many.BytesPerInvoice, 2048, MoreIsBetter: false));
        }

        using var raw = new Commits(few.Folder, RawTurn);
        var rates = new Rates(size, raw, figures);
        if (names.Any(name => name != RateNames.Due))
        {
            await rates.MeasureServed(ledgers, names);
        }

        if (names.Contains(RateNames.Due))
        {
            await rates.MeasureDue(ledgers);
        }

        return figures;
    }

    private async Task MeasureServed(List<SleepingLedger> ledgers, string[] names)
    {
        var served = new List<Served>();
        try
        {
            foreach (var ledger in ledgers)
            {
                served.Add(await Served.Start(ledger.Folder, Commits.Producers));
            }

            var rates = served.ConvertAll(one => new HttpRates(one, size));
            var perSecond = new Dictionary<string, double>();
            foreach (var name in names.Where(name => name != RateNames.Due))
            {
                var payments = perSecond[name] = await InTurns(name, ledgers, [.. rates.Select(one => one.Of(name))]);
                if (name == RateNames.Payments)
                {
                    await MeasureLatencies(rates[0], payments / 2);
                }
            }

            if (perSecond.TryGetValue(RateNames.Webhooks, out var signed) && perSecond.TryGetValue(RateNames.Payments, out var plain))
            {
                Add(new Figure(RateNames.Webhooks, signed, "1/s", RateNames.Payments, signed / plain, 0.8));
            }

            if (ledgers.Count > 1)
            {
                Add(new Figure("resident memory at most", served[1].PeakResidentMegabytes, "MB", "itself", served[1].PeakResidentMegabytes, 300, MoreIsBetter: false));
                Add(new Figure("start until ready", served[1].StartedIn.TotalSeconds, "s", "itself", served[1].StartedIn.TotalSeconds, 5, MoreIsBetter: false));
            }
        }
        finally
        {
            foreach (var one in served)
            {
                await one.DisposeAsync();
            }
        }
    }

    private async Task MeasureDue(List<SleepingLedger> ledgers)
    {
        var applications = ledgers.ConvertAll(ledger => new InProcess(ledger.Folder));
        try
        {
            await InTurns(RateNames.Due, ledgers, [.. applications.Select(one => (Func<int, Task<Pace>>)new DueCases(one, size).Measure)]);
        }
        finally
        {
            foreach (var application in applications)
            {
                await application.DisposeAsync();
            }
        }
    }

    // Answers the rate on the small ledger.
    private async Task<double> InTurns(string name, List<SleepingLedger> ledgers, List<Func<int, Task<Pace>>> rates)
    {
        List<Contender> contenders = [new("c", raw.Single), new("g", raw.Group), .. rates.Select((rate, index) => new Contender(NameOf(ledgers[index]), rate))];
        var measured = await Turns.Take(size.Rounds, size.WarmUps, contenders);
        var (c, g, few) = (measured["c"], measured["g"], measured[NameOf(ledgers[0])]);
        var (least, aim) = RateNames.Bounds(name);
        Add(Of($"c beside: {name}", c));
        Add(Of($"g beside: {name}", g));
        Add(Of(name, few) with { Yardstick = "c", Measured = Turns.Share(few, c), Bound = least, Aim = aim, ShareOfG = Turns.Share(few, g) });
        if (ledgers.Count > 1)
        {
            var many = measured[NameOf(ledgers[1])];
            Add(Of($"{name}, {NameOf(ledgers[1])}", many) with
            {
                Yardstick = NameOf(ledgers[0]),
                Measured = Turns.Share(many, few),
                Bound = 0.7,
                ShareOfG = Turns.Share(many, g),
            });
        }

        return Turns.PerSecond(few);
    }

    private static Figure Of(string name, Pace[] paces) => new(name, Turns.PerSecond(paces), "1/s") { Microseconds = Turns.Microseconds(paces) };

    private async Task MeasureLatencies(HttpRates rates, double perSecond)
    {
        var (p50, p99) = await rates.PaymentLatencies(perSecond);
        Add(new Figure($"payments at half that rate, median wait", p50, "ms"));
        Add(new Figure($"payments at half that rate, 99 of 100 wait at most", p99, "ms"));
    }

    private void Add(Figure figure)
    {
        figures.Add(figure with { Load = Machine.Load() });
        Console.Error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{figure.Name}: {figure.Value:N2} {figure.Unit} {figure.Measured:N2} {figure.Microseconds:N0} us"));
    }

    private static string NameOf(SleepingLedger ledger) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ledger.Asleep:N0} asleep");
}
