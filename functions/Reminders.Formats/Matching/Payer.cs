namespace Reminders.Formats.Matching;

/// <summary>Who a payment line says paid, and the words of its text, in which somebody else may be named.</summary>
internal sealed record Payer(string Account, string[] Name, HashSet<string> Text)
{
    private readonly Lazy<string?> _key = new(() => StoredKeys.Name(Name));

    /// <summary>The key of the name (<see cref="StoredKeys.Name(string)"/>), null for none.</summary>
    public string? Key => _key.Value;

    public static Payer Of(PaymentLine line) =>
        new(LookupKeys.AccountOf(line), PayerNames.Words(line.PayerName), [.. PayerNames.InText(line.Text)]);
}
