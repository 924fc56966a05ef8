namespace Reminders.Messages;

/// <summary>The one way to pay that a message shows: a link for all, a link a row, a transfer, or none of them.</summary>
internal sealed record PaymentView(string? Link, bool LinkEach, string? Iban, string? Bic, string? Reference)
{
    public bool Transfer => Link is null && !LinkEach && Iban is not null;

    /// <summary>Where the picture of the code is that pays what the message speaks of; null: it has none.</summary>
    public string? Code { get; init; }

    public static PaymentView Of(GroupView focus, Sender sender)
    {
        var links = focus.Invoices.Select(invoice => invoice.Url).Distinct(StringComparer.Ordinal).ToList();
        var references = focus.Invoices.Select(invoice => invoice.Reference).Distinct(StringComparer.Ordinal).ToList();
        // One transfer pays them all: where they name different accounts, to the usual one.
        var account = focus.Invoices.Select(invoice => invoice.Line.Account).Distinct().ToList() is [{ } own] ? own : new PayeeAccount(sender.Iban, sender.Bic);
        return new(
            links.Count == 1 ? links[0] : null,
            links.Count > 1 && !links.Contains(null),
            Grouped(account.Iban),
            CleanText.OrNull(account.Bic),
            references.Count == 1 ? references[0] : null);
    }

    private static string? Grouped(string? iban)
    {
        var plain = string.Concat((iban ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return plain.Length == 0 ? null : string.Join(' ', plain.Chunk(4).Select(four => new string(four)));
    }
}
