using NodaTime;
using Reminders.Application.Cases;
using Reminders.Domain.Amounts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Cases;

/// <summary>A case as it is now, what would be decided about it now, and both in words.</summary>
public sealed record CaseLook(CaseFile File, Settled Settled, DecisionContext Context, CaseView View)
{
    /// <summary>The case with the facts that follow from the time.</summary>
    public Case Case => Settled.After;

    public Money Outstanding => Case.Outstanding;

    public Outlook Outlook { get; } = Outlooks.Of(Settled.After, Settled.Decision, Context, new DeskClock(File.Creditor.Zone, Context.Now));
}

/// <summary>Looks at cases for the desk.</summary>
public sealed class CaseLooks(CaseBook cases, CaseReader reader)
{
    /// <summary>Null if there is no such invoice.</summary>
    /// <exception cref="PolicyGoneException">The policy version the case follows is not loaded.</exception>
    public async Task<CaseLook?> Find(string creditor, string invoiceId, CancellationToken cancellation) =>
        await cases.Find(creditor, invoiceId, cancellation) is { } file
            ? new CaseLook(file, cases.Settle(file), cases.Context(file), reader.View(file))
            : null;
}
