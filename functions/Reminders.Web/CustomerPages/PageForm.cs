using NodaTime;
using NodaTime.Text;
using Reminders.Application.CustomerPages;
using Reminders.Domain.Invoices;

namespace Reminders.Web.CustomerPages;

/// <summary>Reads a form of the page field by field and collects what is wrong with it, in the customer's words.</summary>
internal sealed class PageForm(IFormCollection fields, CustomerPage page, PageWords words)
{
    public const string InvoiceField = "invoice";
    public const string ActionField = "action";
    public const string FormField = "form";
    public const string DateField = "date";
    public const string PartsField = "parts";
    public const string TextField = "text";
    public const string OptOut = "optOut";
    public const int MaxText = 2000;

    private const int MaxFormId = 64;
    private const int LongestAgo = 366;

    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    public PageInvoice? Invoice { get; } = page.Invoices.FirstOrDefault(invoice => invoice.File.Case.InvoiceId == fields[InvoiceField].ToString());

    public PageAction? Action { get; } =
        Enum.TryParse<PageAction>(fields[ActionField].ToString(), ignoreCase: true, out var action) && Enum.IsDefined(action) ? action : null;

    public string ActionName => NameOf(Action ?? throw new InvalidOperationException("the form names no action"));

    /// <summary>The way on which the customer wants no more messages; null: the form is about something else.</summary>
    public string? Unwanted => fields[ActionField].ToString() == OptOut ? page.About.Channel : null;

    public string? Note => Text.Length == 0 ? null : Text;

    /// <summary>It says which one it is, as all of ours do.</summary>
    public bool IsOurs { get; } = fields[FormField].ToString() is { Length: > 0 and <= MaxFormId } id && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>The form's own id and all that it says, to know it again.</summary>
    public (string Id, string Content) Sent { get; } = (
        fields[FormField].ToString(), string.Join('\n', fields.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")));

    private string Text => fields[TextField].ToString().Trim().ReplaceLineEndings("\n");

    public static string NameOf(PageAction action) => action switch
    {
        PageAction.Paid => "paid",
        PageAction.Promise => "promise",
        PageAction.Instalments => "instalments",
        PageAction.Dispute => "dispute",
        _ => throw new InvalidOperationException($"No action: {action}."),
    };

    /// <summary>The command it asks for, or null when something is wrong.</summary>
    public CaseCommand? Read()
    {
        if (Text.Length > MaxText)
        {
            _errors[TextField] = words.TextTooLong(MaxText);
        }

        CaseCommand? command = (Action, Invoice) switch
        {
            (PageAction.Paid, { } invoice) => Paid(invoice),
            (PageAction.Promise, { } invoice) => Day(invoice.Today, invoice.LatestPromise, required: true) is { } day ? new CaseCommand.MakePromise(day, null) : null,
            (PageAction.Instalments, { } invoice) => Parts(invoice),
            (PageAction.Dispute, not null) => Dispute(),
            _ => null,
        };
        return _errors.Count == 0 ? command : null;
    }

    public FailedForm Failed(string? problem) => new(
        Invoice!.File.Case.InvoiceId,
        Action!.Value,
        problem,
        _errors,
        fields.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));

    private CaseCommand.ClaimPaid Paid(PageInvoice invoice) => new(Day(invoice.Today.PlusDays(-LongestAgo), invoice.Today, required: false));

    private CaseCommand.AskForInstalments? Parts(PageInvoice invoice)
    {
        if (int.TryParse(fields[PartsField].ToString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var parts)
            && parts >= 2 && parts <= invoice.MostInstalments)
        {
            return new CaseCommand.AskForInstalments(parts);
        }

        _errors[PartsField] = words.PartsBetween(2, invoice.MostInstalments);
        return null;
    }

    private CaseCommand.OpenDispute Dispute()
    {
        if (Text.Length == 0)
        {
            _errors[TextField] = words.TextMissing;
        }

        return new CaseCommand.OpenDispute(null);
    }

    private LocalDate? Day(LocalDate first, LocalDate last, bool required)
    {
        var text = fields[DateField].ToString().Trim();
        if (text.Length == 0 && !required)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date && date.Value >= first && date.Value <= last)
        {
            return date.Value;
        }

        _errors[DateField] = words.DayBetween(first, last);
        return null;
    }
}

/// <summary>A form that was not taken, as it was filled in.</summary>
public sealed record FailedForm(
    string InvoiceId, PageAction Action, string? Problem, IReadOnlyDictionary<string, string> Errors, IReadOnlyDictionary<string, string> Values);
