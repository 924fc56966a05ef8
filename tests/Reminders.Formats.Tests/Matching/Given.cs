using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Formats.Matching;

namespace Reminders.Formats.Tests.Matching;

internal static class Given
{
    public static readonly LocalDate Today = new(2026, 3, 10);

    public static Money Euro(long minor) => new(minor, Currency.Of("EUR"));

    public static OpenInvoice Invoice(string number, long minor, string customer = "c-1", string name = "Ada Example") =>
        new(number, number, Euro(minor), customer, name, new LocalDate(2026, 3, 1), new LocalDate(2026, 3, 31));

    public static PaymentLine Line(long minor, string? text = null, string? payer = null) =>
        new(Euro(minor), Today) { Text = text, PayerName = payer };

    public static Match Match(this PaymentLine line, params OpenInvoice[] open) => new CandidateIndex(open, MatchingPolicy.Default).Match(line);

    public static Match Match(this PaymentLine line, MatchingPolicy policy, params OpenInvoice[] open) => new CandidateIndex(open, policy).Match(line);

    /// <summary>"invoice:minor" of each part, or "?" and the same of the first proposal, or "-" if there is none.</summary>
    public static string Said(this Match match) => match switch
    {
        Match.Certain certain => string.Join(' ', certain.Parts.Select(Said)),
        Match.Proposals { Ranked: [var first, ..] } => "? " + string.Join(' ', first.Parts.Select(Said)),
        _ => "-",
    };

    public static IEnumerable<EvidenceKind> Reasons(this Match match) => match switch
    {
        Match.Certain certain => certain.Evidence.Select(reason => reason.Kind),
        Match.Proposals proposals => proposals.Ranked.SelectMany(proposal => proposal.Evidence).Select(reason => reason.Kind),
        _ => [],
    };

    private static string Said(MatchedPart part) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part.InvoiceId}:{part.Amount.Minor}{(part.Difference is { } kept ? $"({kept.Amount.Value})" : "")}");
}
