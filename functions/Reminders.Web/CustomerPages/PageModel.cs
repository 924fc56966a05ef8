using NodaTime;
using Reminders.Application.CustomerPages;

namespace Reminders.Web.CustomerPages;

/// <summary>What the page shows.</summary>
/// <param name="Page">The invoices as they are now.</param>
/// <param name="FormId">What the forms of this page are known by, so that sending one twice counts once.</param>
public sealed record PageModel(CustomerPage Page, string FormId)
{
    /// <summary>What was done just now, by the form's name; anything else says nothing.</summary>
    public string? Done { get; init; }

    public FailedForm? Failed { get; init; }

    public PageWords Words { get; } = PageWords.Of(Page.Locale);

    /// <summary>Said only where it is so: anybody can write an address that ends like this.</summary>
    public string? Thanks => Done == PageForm.OptOut ? (CanOptOut ? null : Words.ThanksForOptOut)
        : Enum.GetValues<PageAction>()
            .Where(action => PageForm.NameOf(action) == Done && Page.Invoices.Any(invoice => !invoice.Offers.Contains(action)))
            .Select(Words.Thanks)
            .FirstOrDefault();

    /// <summary>One of these messages may be the last: the customer still gets them on this way.</summary>
    public bool CanOptOut => !Page.Invoices[0].File.Customer.OptOuts.Contains(Page.About.Channel) && Page.Invoices.Any(invoice => invoice.File.Case.IsOpen);

    public FailedForm? FailedOf(PageInvoice invoice, PageAction action) =>
        Failed is { } failed && failed.Action == action && failed.InvoiceId == invoice.File.Case.InvoiceId ? failed : null;

    public static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
