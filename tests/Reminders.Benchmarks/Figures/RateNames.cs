namespace Reminders.Benchmarks.Figures;

/// <summary>The rates by name, and what each has to be in terms of <c>c</c>: at least, and what we aim for.</summary>
internal static class RateNames
{
    public const string Posts = "invoices by single POSTs";
    public const string Ndjson = "invoices as lines";
    public const string Payments = "payments";
    public const string Webhooks = "payments by signed webhooks";
    public const string Due = "due cases handed over";

    public static string[] All { get; } = [Posts, Ndjson, Payments, Webhooks, Due];

    public static (double? Least, double? Aim) Bounds(string name) => name switch
    {
        Ndjson => (3, 6),
        Webhooks => (null, null),
        _ => (1.5, 2.5),
    };
}
