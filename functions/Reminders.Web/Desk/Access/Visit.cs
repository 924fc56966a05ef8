using Reminders.Application.Access;
using Reminders.Application.Creditors;
using Reminders.Web.Desk.Overview;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Access;

/// <summary>One request of a signed-in person: who they are, whose invoices they see, and what their pages need.</summary>
/// <param name="Owner">The key they signed in with, as it stands now.</param>
/// <param name="Creditor">The seller whose invoices they see.</param>
/// <param name="Clock">Now, in the creditor's zone.</param>
/// <param name="Token">The antiforgery token that their forms carry.</param>
/// <param name="FormId">Makes sending one form twice harmless.</param>
/// <param name="Path">Which page this is, for the navigation.</param>
/// <param name="Flash">What was done just now, to be told once.</param>
public sealed record Visit(KeyOwner Owner, Creditor Creditor, DeskClock Clock, string Token, string FormId, string Path, string? Flash)
{
    /// <summary>How many payments wait for a person, at least; null where nobody counted.</summary>
    public AtLeast? Unmatched { get; init; }

    public string CreditorId => Creditor.Id;

    public bool CanAct => May(Role.Operator);

    public bool May(Role role) => Owner.Role >= role;
}
