using System.Globalization;
using Reminders.Benchmarks;

return args switch
{
    ["payments"] => await Payments(20_000),
    ["payments", var many] when int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => await Payments(count),
    _ => Usage(),
};

static async Task<int> Payments(int count)
{
    // Once of each unmeasured: what is compiled on first use would count against whoever is first.
    await PaymentRates.Plain(2_000);
    await PaymentRates.Signed(2_000);
    Console.WriteLine("| what | payments a second |");
    Console.WriteLine("|---|--:|");
    var plain = await PaymentRates.Plain(count);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| POST /api/payments | {plain:N0} |"));
    var signed = await PaymentRates.Signed(count);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| signed webhooks, verified and durable | {signed:N0} |"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| share | {signed / plain:F2} |"));
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("payments [count]   plain payments and signed webhooks over 64 connections, acknowledged once they are on disk");
    return 2;
}
