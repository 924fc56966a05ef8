using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.CustomerPages;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Application.Contacts;

/// <summary>
/// The only place with effects on customers, safe to run twice or at the same time. In order: look again, take one of the channel's
/// tokens, claim the customer's budget, intend on every covered invoice (the gate no payment slips by), hand over once, record the
/// outcome. A claim left open is finished by whoever finds it after its deadline.
/// </summary>
public sealed class ContactGuard(
    CaseBook cases,
    StreamStates states,
    ClaimBook claims,
    Outcomes outcomes,
    PaymentIntake payments,
    IProjections projections,
    MessageComposer composer,
    IEnumerable<IMessageChannel> channels,
    IPacing pacing,
    ISecretSource secrets,
    ILedger ledger,
    IIdSource ids,
    IClock clock)
{
    // One letter stays readable, and its intents stay well inside the limits of an append.
    private const int MaxCovered = 20;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Sends the message a case's decision allowed, if it still does.
    /// </summary>
    public async Task<CaseStepResult> Perform(string creditor, string invoiceId, CancellationToken cancellation = default)
    {
        if (await cases.Find(creditor, invoiceId, cancellation) is not { } file)
        {
            return CaseStepResult.LookAgain;
        }

        if (await payments.MatchWaiting(file, cancellation))
        {
            return CaseStepResult.LookAgain;
        }

        if (!cases.CanDecide(file.Case))
        {
            return CaseStepResult.LookAgain;
        }

        // The claim bears the time of the decision: however long the way to its append, budget, contact hours and deadline count from there.
        var context = cases.Context(file);
        var claimedAt = context.Now;
        var settled = Decider.Settle(file.Case, context);
        if (!settled.Facts.IsEmpty || settled.Decision.Contact is not { } lead)
        {
            return CaseStepResult.LookAgain;
        }

        if (pacing.Take(lead.Channel, file.Invoice.Stream.Name) is { } tokenAt)
        {
            // A ring since the read refuses the new wake time: then there is something to look at first.
            return await ledger.SetWake(file.Invoice.Stream, file.Invoice.Head, tokenAt, cancellation)
                ? new CaseStepResult(tokenAt)
                : CaseStepResult.LookAgain;
        }

        var covered = await Covered(file, lead, cancellation);
        var contactId = ids.New();
        var claim = new CustomerEvent.ContactClaimed(contactId, lead.Channel, [.. covered.Select(invoice => invoice.File.Case.InvoiceId)]);
        var page = file.Creditor.PublicUrl is null ? null : PageToken.New(secrets);
        if (await claims.Claim(file.CustomerStream, claim, page, claimedAt, cancellation) is not AppendResult.Appended)
        {
            return CaseStepResult.LookAgain;
        }

        var intended = await Intend(contactId, claimedAt, covered, claim.Covers, cancellation);
        if (intended.IsEmpty)
        {
            await claims.Close(file.CustomerStream.Stream, new CustomerEvent.ContactReleased(contactId, "nothing left to say"), contactId, cancellation);
            return CaseStepResult.LookAgain;
        }

        await HandOverOnce(contactId, claimedAt, page, file, intended, cancellation);
        return CaseStepResult.LookAgain;
    }

    /// <summary>Brings a claim past its deadline to an end: releases, copies an outcome that is there, or asks the provider.</summary>
    public async Task Finish(string creditor, string customerId, string contactId, CancellationToken cancellation = default)
    {
        var customer = await states.Customer(creditor, customerId, cancellation);
        var claim = customer.State.Contacts.FirstOrDefault(contact => contact.ContactId == contactId);
        if (claim is null || clock.GetCurrentInstant() < claim.At + ContactProtocol.FinishAfter)
        {
            return;
        }

        var intended = new List<string>();
        HandOver? known = null;
        foreach (var invoiceId in claim.Covers)
        {
            // On an invoice without intent the release takes the intent's place: its owner, only slow, can append none any more,
            // whatever the owner's clock says.
            await claims.RecordOnInvoice(
                creditor, invoiceId, state => state.OpenIntent?.ContactId == contactId ? [] : [new ContactReleased(contactId, "the claim ran out")],
                [$"outcome:{contactId}", IntentKey(contactId)], cancellation: cancellation);
            var after = await states.Case(creditor, invoiceId, cancellation);
            if (after.State.OpenIntent?.ContactId == contactId)
            {
                intended.Add(invoiceId);
            }

            known ??= await OutcomeOf(after.Stream, contactId, cancellation);
        }

        if (intended.Count == 0 && known is null)
        {
            await claims.Close(customer.Stream, new CustomerEvent.ContactReleased(contactId, "the claim ran out"), contactId, cancellation);
            return;
        }

        known ??= await Ask(claim.Channel, contactId, claim.At, cancellation);
        await outcomes.Record(customer.Stream, contactId, claim.Channel, [.. intended], known, null, cancellation);
    }

    private async Task<ImmutableArray<CoveredInvoice>> Covered(CaseFile lead, ContactPlan plan, CancellationToken cancellation)
    {
        var covered = ImmutableArray.Create(CoveredInvoice.Of(lead, plan, cases.Context(lead)));
        foreach (var invoiceId in await projections.OpenCasesOf(lead.Creditor.Id, lead.Case.CustomerId, cancellation))
        {
            if (covered.Length == MaxCovered)
            {
                break;
            }

            if (invoiceId == lead.Case.InvoiceId
                || await states.Case(lead.Creditor.Id, invoiceId, cancellation) is not { State.IsRegistered: true } other
                || !cases.CanDecide(other.State))
            {
                continue;
            }

            if (await payments.MatchWaiting(lead with { Invoice = other }, cancellation))
            {
                other = await states.Case(lead.Creditor.Id, invoiceId, cancellation);
            }

            var file = lead with { Invoice = other };
            var context = cases.Context(file);
            if (Companions.Joining(other.State, context, plan) is { } joining)
            {
                covered = covered.Add(CoveredInvoice.Of(file, joining, context));
            }
        }

        return covered.Sort((left, right) => string.CompareOrdinal(left.File.Case.InvoiceId, right.File.Case.InvoiceId));
    }

    // The gate: each intent goes in at the version its decision was made on, or the invoice is looked at again.
    private async Task<ImmutableArray<CoveredInvoice>> Intend(
        string contactId, Instant claimedAt, ImmutableArray<CoveredInvoice> covered, ImmutableArray<string> covers, CancellationToken cancellation)
    {
        var intended = ImmutableArray.CreateBuilder<CoveredInvoice>();
        foreach (var invoice in covered)
        {
            CoveredInvoice? current = invoice;
            while (current is not null && IsInTime(claimedAt))
            {
                var plan = current.Plan;
                var intent = new ReminderIntended(
                    contactId, plan.Round, plan.Step.Id, plan.Attempt, plan.Channel, plan.Step.Severity, covers, claimedAt, plan.Explanation);
                var committed = await cases.Commit(current.File, [intent], Actors.System, [IntentKey(contactId)], cancellation: cancellation);
                if (committed.IsIn)
                {
                    intended.Add(current with { File = committed.File });
                    break;
                }

                if (committed.Result is AppendResult.Duplicate)
                {
                    // Somebody found the claim overdue and released this invoice from it.
                    break;
                }

                current = await LookAgain(current, cancellation);
            }
        }

        return intended.ToImmutable();
    }

    private async Task<CoveredInvoice?> LookAgain(CoveredInvoice invoice, CancellationToken cancellation)
    {
        // The customer as before the claim: the claim is ours and must not count against itself.
        var now = await states.Case(invoice.File.Creditor.Id, invoice.File.Case.InvoiceId, cancellation);
        var file = invoice.File with { Invoice = now };
        var context = cases.Context(file);
        return now.State.OpenIntent is null && Companions.Joining(now.State, context, invoice.Plan) is { } plan
            ? CoveredInvoice.Of(file, plan, context)
            : null;
    }

    private async Task HandOverOnce(
        string contactId, Instant claimedAt, PageToken? page, CaseFile lead, ImmutableArray<CoveredInvoice> intended, CancellationToken cancellation)
    {
        var channel = intended[0].Plan.Channel;
        ImmutableArray<string> invoiceIds = [.. intended.Select(invoice => invoice.File.Case.InvoiceId)];
        var customer = await states.Customer(lead.Creditor.Id, lead.Case.CustomerId, cancellation);
        if (customer.State.OpenClaim?.ContactId != contactId)
        {
            // Somebody whose clock is ahead of ours found the claim overdue and finished it: it is no longer ours to send.
            return;
        }

        if (!customer.State.CanReach(channel) || customer.State.HasOpenComplaint)
        {
            // They opted out or complained between claim and hand-over: certainly not sent.
            await outcomes.Record(
                customer.Stream, contactId, channel, invoiceIds, new HandOver.Failed(false, "the customer no longer wants it"), null, cancellation);
            return;
        }

        var message = await composer.Compose(contactId, channel, lead.Creditor, customer.State, intended, page?.AddressAt(lead.Creditor), clock.GetCurrentInstant(), cancellation);
        if (message is null)
        {
            await outcomes.Record(
                customer.Stream, contactId, channel, invoiceIds, new HandOver.Failed(true, "no address"), null, cancellation);
            return;
        }

        if (!IsInTime(claimedAt))
        {
            return;
        }

        var outcome = await Send(channel, message, cancellation);
        if (outcome is HandOver.Unknown)
        {
            // Whoever finds the claim after its deadline asks the provider.
            return;
        }

        var record = outcome is HandOver.Accepted ? MessageComposer.Record(message, contactId, page) : null;
        await outcomes.Record(customer.Stream, contactId, channel, invoiceIds, outcome, record, cancellation);
    }

    private async Task<HandOver> Send(string channel, OutgoingMessage message, CancellationToken cancellation)
    {
        if (channels.FirstOrDefault(candidate => candidate.Name == channel) is not { } way)
        {
            return new HandOver.Failed(false, $"channel {channel} is not set up");
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(CallTimeout);
        return await way.Send(message, deadline.Token);
    }

    private async Task<HandOver> Ask(string channel, string contactId, Instant claimedAt, CancellationToken cancellation)
    {
        var answer = channels.FirstOrDefault(candidate => candidate.Name == channel) is { } way
            ? await way.Ask(OperationId.Of(contactId), cancellation)
            : new HandOver.Unknown($"channel {channel} is not set up");
        return answer is HandOver.Failed && clock.GetCurrentInstant() > claimedAt + ContactProtocol.ProviderRemembers
            ? new HandOver.Unknown("asked too late for the provider to remember")
            : answer;
    }

    private async Task<HandOver?> OutcomeOf(StreamId invoice, string contactId, CancellationToken cancellation) =>
        await states.OutcomeOf(invoice, contactId, cancellation) switch
        {
            ReminderSent => new HandOver.Accepted(),
            ReminderFailed failed => new HandOver.Failed(failed.Permanent, failed.Reason),
            ReminderOutcomeUnknown => new HandOver.Unknown("recorded"),
            _ => null,
        };

    private static string IntentKey(string contactId) => $"intent:{contactId}";

    private bool IsInTime(Instant claimedAt) => clock.GetCurrentInstant() < claimedAt + ContactProtocol.HandOverWithin;
}
