using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Meaning;

/// <summary>A source's table and where its events keep what all of them have. Reads any event by them.</summary>
internal sealed record SourceMeaning(string Source, GatewayAmounts Amounts, ImmutableArray<MeaningRow> Rows)
{
    private const int MaxIdLength = 100;
    private const int MaxTextLength = 500;

    /// <summary>An event's name in the table. Several are tried in order, the most particular first.</summary>
    public required Func<VerifiedEvent, IEnumerable<string?>> Names { get; init; }

    public JsonPath? OccurredAt { get; init; }

    public JsonPath? InvoiceId { get; init; }

    public JsonPath? PaymentReference { get; init; }

    public JsonPath? GatewayInvoice { get; init; }

    public JsonPath? PayerName { get; init; }

    public JsonPath? PayerAccount { get; init; }

    public JsonPath? Text { get; init; }

    /// <summary>The source's own address for the details of a payment, where events lack them. Null for an id that is none.</summary>
    public Func<string, Uri?>? DetailsAt { get; init; }

    /// <summary>All of an event's names are news that has to be understood: one that is not in the table is said to be unreadable.</summary>
    public Func<string, bool> MustKnow { get; init; } = _ => false;

    public Understanding Read(VerifiedEvent happened)
    {
        var names = Names(happened).OfType<string>().ToList();
        var rows = names.Select(name => Rows.Where(row => row.Event == name).ToList()).FirstOrDefault(found => found.Count > 0);
        return rows is not null ? Read(happened, rows)
            : names.Find(name => MustKnow(name)) is { } unknown ? new Understanding.Unreadable($"'{Shown(unknown)}' is no event that is known here")
            : new Understanding.Ignored(names.Count == 0 ? "the event has no type" : $"'{Shown(names[0])}' is no news about a payment");
    }

    // One event may mean several things: a capture that failed neither comes nor stays.
    private Understanding Read(VerifiedEvent happened, List<MeaningRow> rows)
    {
        var reports = ImmutableArray.CreateBuilder<PaymentReport>();
        foreach (var row in rows)
        {
            switch (Read(happened, row))
            {
                case Understanding.Reports said:
                    reports.AddRange(said.All);
                    break;
                case var other:
                    return other;
            }
        }

        return new Understanding.Reports(reports.ToImmutable());
    }

    public Understanding Read(VerifiedEvent happened, MeaningRow row)
    {
        if ((row.PaymentOf?.Invoke(happened.Content) ?? row.Payment.Text(happened.Content, MaxIdLength)) is not { } paymentId)
        {
            return new Understanding.Unreadable($"{row.Event}: no payment at {row.Payment}");
        }

        var report = new PaymentReport(Source, happened.EventId, paymentId, row.Kind)
        {
            AmountIsTotal = row.Total,
            SumsUp = row.SumsUp?.Text(happened.Content, MaxIdLength) == paymentId,
            MovementId = row.Movement?.Text(happened.Content, MaxIdLength) ?? (row.IsPart ? happened.EventId : null),
            RetryComing = row.Retry?.In(happened.Content) is { ValueKind: not JsonValueKind.False },
            OccurredAt = Time(happened.Content) ?? happened.At,
            AmountAt = row.Amount is null ? DetailsAt?.Invoke(paymentId) : null,
            References = References(happened.Content, row),
        };
        if (row.Amount is null)
        {
            return new Understanding.Reports([report]);
        }

        return Amounts.Read(row.Amount.In(happened.Content), row.Currency?.Text(happened.Content, 3), out var amount) is { } problem
                ? new Understanding.Unreadable($"{row.Event}: {problem}")
            : amount.IsPositive ? new Understanding.Reports([report with { Amount = amount }])
            : new Understanding.Ignored($"{row.Event} moves no money");
    }

    private static string Shown(string name) => string.Concat(name.Take(80).Where(letter => letter is > ' ' and < (char)127));

    private PaymentReferences References(JsonElement content, MeaningRow row) => new()
    {
        InvoiceId = InvoiceId?.Text(content, MaxIdLength),
        PaymentReference = PaymentReference?.Text(content, MaxTextLength),
        GatewayInvoice = (row.GatewayInvoice ?? GatewayInvoice)?.Text(content, MaxIdLength),
        PayerName = PayerName?.Text(content, MaxTextLength),
        PayerAccount = PayerAccount?.Text(content, MaxIdLength),
        Text = Text?.Text(content, MaxTextLength),
    };

    // Seconds since 1970, or RFC 3339. Anything else is no time, and no reason to lose a payment.
    private Instant? Time(JsonElement content) => OccurredAt?.In(content) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var seconds) && seconds is > 0 and < 100_000_000_000 =>
            Instant.FromUnixTimeSeconds(seconds),
        { ValueKind: JsonValueKind.String } text => Rfc3339(text.GetString()!),
        _ => null,
    };

    private static Instant? Rfc3339(string text) =>
        text.Length <= 40 && OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed ? parsed.Value.ToInstant() : null;
}
