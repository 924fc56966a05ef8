using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Ledger;
using Reminders.Domain.Decisions;

namespace Reminders.Application.Cases;

/// <summary>
/// The two halves of looking at a case: <see cref="Plan"/> reads, decides and records until the case is at rest or something is to
/// be done, <see cref="Perform"/> does it. Both are safe to run twice, at the same time, and after any crash.
/// </summary>
public sealed class CasePlanner(CaseBook cases, ContactGuard guard, ClaimBook claims, ILedger ledger)
{
    // A case is at rest after a few turns. One that is not is left to the next look.
    private const int MaxTurns = 12;

    private static readonly Duration NextLook = Duration.FromMinutes(15);

    public async Task<CasePlan> Plan(StreamId stream, CancellationToken cancellation = default)
    {
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            if (await cases.Find(stream.Creditor, stream.Id, cancellation) is not { } file)
            {
                return CasePlan.Gone;
            }

            var settled = cases.Settle(file);
            var decision = settled.Decision;
            if (!settled.Facts.IsEmpty)
            {
                await cases.Commit(file, [], Actors.System, cancellation: cancellation);
            }
            else if (decision.TellCustomer is { } paid)
            {
                await claims.Record(file.CustomerStream.Stream, paid, $"paid:{paid.InvoiceId}:{paid.Round}", cancellation);
            }
            else if (StepOf(decision) is { } step)
            {
                return new CasePlan(false, cases.Clock.GetCurrentInstant(), step, CaseStatusText.Of(file, decision));
            }
            else if (file.Invoice.Head.WakeAt == decision.WakeAt
                || await ledger.SetWake(stream, file.Invoice.Head, decision.WakeAt, cancellation))
            {
                var isOver = file.Case.Closed is not null && decision.WakeAt is null;
                return new CasePlan(isOver, decision.WakeAt, null, CaseStatusText.Of(file, decision));
            }
        }

        return new CasePlan(false, cases.Clock.GetCurrentInstant() + NextLook, null, "did not come to rest: looked at again soon");
    }

    public async Task<CaseStepResult> Perform(StreamId stream, CaseStep step, CancellationToken cancellation = default)
    {
        if (step.Kind == CaseStepKind.Contact)
        {
            return await guard.Perform(stream.Creditor, stream.Id, cancellation);
        }

        if (await cases.Find(stream.Creditor, stream.Id, cancellation) is { } file && step.ContactId is { } contactId)
        {
            await guard.Finish(stream.Creditor, file.Case.CustomerId, contactId, cancellation);
        }

        return CaseStepResult.LookAgain;
    }

    private static CaseStep? StepOf(Decision decision) =>
        decision.FinishContact is { } contactId ? new CaseStep(CaseStepKind.FinishContact, contactId)
        : decision.Contact is not null ? new CaseStep(CaseStepKind.Contact)
        : null;
}
