namespace Reminders.Application.Ledger;

public enum StreamKind
{
    Invoice,
    Customer,
    Payment,
}

/// <summary>
/// Names one stream of one creditor: <c>invoice/{creditor}~{id}</c>, <c>customer/{creditor}~{id}</c> or
/// <c>payment/{creditor}~{source}/{id}</c>. Ids are bounded and validated where they come in.
/// </summary>
public readonly record struct StreamId(StreamKind Kind, string Creditor, string Id)
{
    public string Name => $"{Word(Kind)}/{Creditor}~{Id}";

    public static StreamId Invoice(string creditor, string invoiceId) => new(StreamKind.Invoice, creditor, invoiceId);

    public static StreamId Customer(string creditor, string customerId) => new(StreamKind.Customer, creditor, customerId);

    public static StreamId Payment(string creditor, string source, string paymentId) =>
        new(StreamKind.Payment, creditor, $"{source}/{paymentId}");

    /// <summary>Reads back what <see cref="Name"/> wrote.</summary>
    /// <exception cref="FormatException">The text names no stream.</exception>
    public static StreamId Parse(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var tilde = name.IndexOf('~', StringComparison.Ordinal);
        if (slash < 0 || tilde < slash)
        {
            throw new FormatException($"'{name}' names no stream.");
        }

        var kind = name[..slash] switch
        {
            "invoice" => StreamKind.Invoice,
            "customer" => StreamKind.Customer,
            "payment" => StreamKind.Payment,
            var other => throw new FormatException($"'{other}' is no kind of stream."),
        };
        return new StreamId(kind, name[(slash + 1)..tilde], name[(tilde + 1)..]);
    }

    public override string ToString() => Name;

    private static string Word(StreamKind kind) => kind switch
    {
        StreamKind.Invoice => "invoice",
        StreamKind.Customer => "customer",
        StreamKind.Payment => "payment",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
