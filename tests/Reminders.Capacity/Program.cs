using System.Diagnostics;
using System.Globalization;
using Reminders.Capacity;

return args switch
{
    ["burst"] => PrintBursts([100_000, 10_000_000]),
    ["burst", var invoices] when int.TryParse(invoices, NumberStyles.None, CultureInfo.InvariantCulture, out var many) => PrintBursts([many]),
    ["costs", var folder] => PrintCosts(folder),
    _ => Usage(),
};

static int PrintBursts(int[] sizes)
{
    Console.WriteLine(BurstTable.Head);
    foreach (var (invoices, messages, looks) in BurstTable.Cases(sizes))
    {
        var watch = Stopwatch.StartNew();
        var plan = BurstTable.Morning(invoices, messages, looks);
        Console.WriteLine(BurstTable.Row(plan, new Burst(plan).Run()));
        Console.Error.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s");
    }

    return 0;
}

static int PrintCosts(string folder)
{
    Console.Write(CostTable.Of(CostInputs.Read(folder)));
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("burst [invoices]   simulates invoices due the same morning; without a number 100,000 and 10 million");
    Console.Error.WriteLine("costs <folder>     what a month costs, from operations.json and prices.json in the folder");
    return 2;
}
