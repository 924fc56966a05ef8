namespace Reminders.Messages;

/// <summary>
/// What templates see. A message speaks of its <see cref="Focus"/>: the invoices in the state the template is about. The
/// others are named after it, each in its own state, so that one message is right about all of them.
/// </summary>
internal sealed record MessageView(
    string Lang,
    string? Name,
    SenderView Sender,
    GroupView Focus,
    GroupView? OtherOverdue,
    GroupView? OtherToday,
    GroupView? OtherUpcoming,
    IReadOnlyList<InvoiceView> Rows,
    IReadOnlyList<string> Totals,
    PaymentView Pay,
    string RespondBy,
    string RespondByShort)
{
    private const int DaysToRespond = 10;

    /// <summary>What a short message keeps of sender, payment and courtesies. E-mails don't use it.</summary>
    public SmsParts? Sms { get; init; }

    /// <summary>What is open beside the invoices: nothing, unless the policy charges it.</summary>
    public IReadOnlyList<ChargeView> Charges { get; init; } = [];

    /// <summary>The invoices and what is open beside them, together.</summary>
    public string TotalWithCharges { get; init; } = "";

    /// <summary>Set where the message goes out on paper: nobody can answer it with a click.</summary>
    public LetterView? Letter { get; init; }

    /// <summary>Where the customer's own page is; null: there is none.</summary>
    public string? Page { get; init; }

    /// <summary>The code that pays what the message speaks of. One code pays one invoice.</summary>
    [NotForTemplates]
    public PaymentCode? Code => Focus.One && Pay.Iban is not null ? Focus.First.Line.Code : null;

    /// <summary>More than one invoice: a table shows them.</summary>
    public bool Several => Rows.Count > 1;

    public int Count => Rows.Count;

    /// <summary>What is open in all, over every invoice covered.</summary>
    public string Total => string.Join(" + ", Totals);

    public bool Others => OtherOverdue is not null || OtherToday is not null || OtherUpcoming is not null;

    public static MessageView Of(ReminderContent content, string tag, Language language, InvoiceState about)
    {
        var rows = content.Invoices
            .Select(line => InvoiceView.Of(line, content.Today, language))
            .OrderBy(row => row.State != about).ThenBy(row => row.State).ThenBy(row => row.Line.DueDate)
            .ToList();
        if (rows.Count == 0)
        {
            throw new ArgumentException("A reminder covers at least one invoice.", nameof(content));
        }

        var focus = rows[0].State;
        var respondBy = content.RespondBy ?? content.Today.PlusDays(DaysToRespond);
        var spoken = GroupView.Of(rows.Where(row => row.State == focus), language)!;
        var pay = PaymentView.Of(spoken, content.Sender);
        return new(
            tag,
            CleanText.OrNull(content.CustomerName),
            SenderView.Of(content.Sender),
            spoken,
            Other(InvoiceState.Overdue),
            Other(InvoiceState.Today),
            Other(InvoiceState.Upcoming),
            [.. rows.Select(row => row with { OwnLink = row.Url == pay.Link ? null : row.Url })],
            [.. GroupView.Totals(rows, language)],
            pay,
            language.Date(respondBy),
            language.ShortDate(respondBy))
        {
            Page = WebLink.OrNull(content.Page),
            Charges = [.. rows.SelectMany(row => ChargeView.Of(row, language))],
            TotalWithCharges = string.Join(" + ", GroupView.Totals(
                rows.SelectMany(row => row.Line.Charges.Select(charge => charge.Amount).Prepend(row.Line.Outstanding)), language)),
        };

        GroupView? Other(InvoiceState state) =>
            state == focus ? null : GroupView.Of(rows.Where(row => row.State == state), language);
    }
}
