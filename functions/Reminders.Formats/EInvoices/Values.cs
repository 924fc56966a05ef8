using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Formats.Xml;

namespace Reminders.Formats.EInvoices;

/// <summary>Takes values out of a document and collects what is wrong with them, without repeating them: they may name a person.</summary>
internal sealed class Values(XmlPart root)
{
    private const int MaxText = 500;
    private static readonly LocalDatePattern Compact = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");
    private readonly List<Complaint> _complaints = [];

    public XmlPart Root => root;

    public bool AreUsable => _complaints.Count == 0;

    public EInvoiceReading.Refused Refused => new([.. _complaints]);

    public void Refuse(string path, string term, string detail) => _complaints.Add(new Complaint($"/{root.Name}/{path} ({term})", detail));

    public string? Required(string path, string term)
    {
        var text = root.Say(path);
        if (text is null)
        {
            Refuse(path, term, "is missing");
        }

        return Bounded(text, path, term);
    }

    public string? Optional(string path, string term) => Bounded(root.Say(path), path, term);

    /// <summary>One date, or none; several different ones are nobody's to choose from.</summary>
    public LocalDate? Date(string path, string term)
    {
        var texts = root.All(path).Select(part => part.Text).Where(text => text.Length > 0).Distinct().ToList();
        if (texts.Count > 1)
        {
            Refuse(path, term, $"has {texts.Count} different dates; one is needed");
            return null;
        }

        return texts is [var text] ? Date(text, path, term) : null;
    }

    public LocalDate? RequiredDate(string path, string term)
    {
        if (root.Say(path) is null)
        {
            Refuse(path, term, "is missing");
        }

        return Date(path, term);
    }

    public Currency? Currency(string path, string term)
    {
        var code = Required(path, term);
        if (code is not null && !Domain.Amounts.Currency.TryOf(code, out _))
        {
            Refuse(path, term, "is no ISO 4217 currency");
            return null;
        }

        return code is null ? null : Domain.Amounts.Currency.Of(code);
    }

    public Money? Amount(string path, string term, Currency? currency)
    {
        var text = Required(path, term);
        if (text is null || currency is null)
        {
            return null;
        }

        if (root.First(path)?.Attribute("currencyID") is { } other && other != currency.Code)
        {
            Refuse(path, term, $"is not in {currency.Code} like the document; one currency is needed");
            return null;
        }

        if (Money.Parse(text, currency, out var amount) is { } problem)
        {
            Refuse(path, term, problem);
            return null;
        }

        return amount;
    }

    private LocalDate? Date(string text, string path, string term)
    {
        var date = DateIn(text);
        if (date is null)
        {
            Refuse(path, term, "is no date");
        }
        else if (date < RegistrationLimits.EarliestIssue || date > RegistrationLimits.LatestDue)
        {
            Refuse(path, term, $"must lie between {LocalDatePattern.Iso.Format(RegistrationLimits.EarliestIssue)} and {LocalDatePattern.Iso.Format(RegistrationLimits.LatestDue)}");
        }

        return date;
    }

    /// <summary>A date as both syntaxes write it; null for anything else.</summary>
    public static LocalDate? DateIn(string text)
    {
        // A zone behind the date says nothing about the day it names.
        var day = text.Length > 10 && text[4] == '-' ? text[..10] : text;
        var parsed = day.Contains('-', StringComparison.Ordinal) ? LocalDatePattern.Iso.Parse(day) : Compact.Parse(day);
        return parsed.Success ? parsed.Value : null;
    }

    private string? Bounded(string? text, string path, string term)
    {
        if (text?.Length > MaxText)
        {
            Refuse(path, term, $"has more than {MaxText} characters");
            return null;
        }

        return text;
    }
}
