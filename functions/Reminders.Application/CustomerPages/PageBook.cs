using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Domain.Calendars;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;

namespace Reminders.Application.CustomerPages;

/// <summary>Finds the page that a token opens. Looking changes nothing: mail programs open links before people do.</summary>
public sealed class PageBook(IDocuments documents, ICreditors creditors, CaseBook cases, IClock clock)
{
    /// <summary>A page is there for so long after its message, at most.</summary>
    public static readonly Duration Lifetime = Duration.FromDays(400);

    /// <summary>An invoice stands on its pages for so long after its case was closed.</summary>
    public static readonly Duration AfterClosing = Duration.FromDays(90);

    /// <summary>How far after the message, or the due date, a customer may promise to pay without asking anybody.</summary>
    public const int PromiseDays = 30;

    /// <summary>
    /// The page, or null: there never was one, its time is over, its creditor has no pages any more, or the customer's data is erased.
    /// </summary>
    public async Task<CustomerPage?> Find(PageToken token, CancellationToken cancellation = default)
    {
        if (await PageSlip.Find(documents, token, cancellation) is not var (slip, madeAt)
            || clock.GetCurrentInstant() >= madeAt + Lifetime
            || creditors.Find(slip.Creditor) is not { PublicUrl: not null } creditor)
        {
            return null;
        }

        var invoices = ImmutableArray.CreateBuilder<PageInvoice>();
        foreach (var invoiceId in slip.Covers)
        {
            if (await cases.Find(slip.Creditor, invoiceId, cancellation) is { } file && file.Case.CustomerId == slip.CustomerId && !IsLongOver(file.Case))
            {
                invoices.Add(Invoice(file, madeAt));
            }
        }

        return invoices.Count > 0 && !await IsErased(invoices[0].File, cancellation)
            ? new CustomerPage(creditor, invoices[0].File.Customer.Locale ?? MessageComposer.LanguageOf(creditor), slip, invoices.ToImmutable())
            : null;
    }

    private PageInvoice Invoice(CaseFile file, Instant madeAt)
    {
        if (!cases.CanDecide(file.Case))
        {
            var today = LocalTimes.DateIn(clock.GetCurrentInstant(), file.Creditor.Zone);
            return new PageInvoice(file, [], today, today, 0);
        }

        var context = cases.Context(file);
        var latest = LocalDate.Min(
            LocalDate.Max(LocalTimes.DateIn(madeAt, file.Creditor.Zone), file.Case.DueDate).PlusDays(PromiseDays),
            context.Today.PlusDays(context.Policy.Promise.LongestDays));
        return new PageInvoice(file, PageOffers.Of(file.Case, context, latest), context.Today, latest, context.Policy.Plan.MostInstalments);
    }

    private bool IsLongOver(Case state) => state.ClosedAt is { } closed && clock.GetCurrentInstant() >= closed + AfterClosing;

    // Who asked to be forgotten has no page either.
    private async Task<bool> IsErased(CaseFile file, CancellationToken cancellation) =>
        file.Customer.Profile is not { } profile || await documents.Get(profile.Id, cancellation) is null;
}
