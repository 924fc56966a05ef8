using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;

namespace Reminders.Application.CustomerPages;

/// <summary>What one message was about, as its customer sees it now.</summary>
public sealed record CustomerPage(Creditor Creditor, string Locale, PageSlip About, ImmutableArray<PageInvoice> Invoices);

/// <summary>An invoice on a page, and what the customer may do about it.</summary>
/// <param name="File">The case as it is now.</param>
/// <param name="Offers">What makes sense now; nothing where nobody can decide about the case.</param>
/// <param name="Today">The creditor's date.</param>
/// <param name="LatestPromise">The last day that may be promised.</param>
/// <param name="MostInstalments">How many instalments may be asked for.</param>
public sealed record PageInvoice(CaseFile File, ImmutableArray<PageAction> Offers, LocalDate Today, LocalDate LatestPromise, int MostInstalments);

/// <summary>What a customer may do by themselves about an invoice.</summary>
public enum PageAction
{
    /// <summary>"I have paid already."</summary>
    Paid,

    /// <summary>"I pay by that day."</summary>
    Promise,

    /// <summary>"May I pay in parts?"</summary>
    Instalments,

    /// <summary>"Something is wrong."</summary>
    Dispute,
}
