using NodaTime;
using Reminders.Application.Cases;
using Reminders.Domain.Calendars;
using Reminders.Domain.Contacts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Policies;

namespace Reminders.Application.Contacts;

/// <summary>Shows a case's next message as it would read. Sends nothing, records nothing, spends no budget.</summary>
public sealed class MessagePreviews(CaseBook cases, MessageComposer composer)
{
    /// <summary>The message that comes next, or null where something else does, or nothing.</summary>
    public static Step? Next(Settled settled, DecisionContext context) =>
        Messages(settled, context).FirstOrDefault(step => step.Id == (settled.Decision.Contact?.Step.Id ?? settled.Decision.NextStep));

    /// <summary>The message of a step, on its own: invoices that would share it are not looked for.</summary>
    /// <param name="stepId">Null: the step that comes next.</param>
    /// <exception cref="PolicyGoneException">The policy version the case follows is not loaded.</exception>
    public async Task<PreviewResult> Of(string creditor, string invoiceId, string? stepId = null, CancellationToken cancellation = default)
    {
        if (await cases.Find(creditor, invoiceId, cancellation) is not { } file)
        {
            return new PreviewResult.NoSuchInvoice();
        }

        var (settled, context) = (cases.Settle(file), cases.Context(file));
        var next = Next(settled, context);
        var messages = Messages(settled, context).ToList();
        if ((stepId is null ? next : messages.Find(step => step.Id == stepId)) is not { } chosen)
        {
            return new PreviewResult.NoSuchStep([.. messages.Select(step => step.Id)]);
        }

        var planned = chosen == next && settled.Decision.WakeAt is { } wake
            ? wake
            : LocalTimes.At(Chain.DateOf(chosen, settled.After, context), LocalTime.Noon, file.Creditor.Zone);
        var at = Instant.Max(planned, context.Now);
        var current = file with { Invoice = file.Invoice with { State = settled.After } };
        var channel = chosen.Channels.FirstOrDefault(context.Customer.CanReach);
        var plan = new ContactPlan(chosen, channel ?? Channel.Email, settled.After.Round, 1, []);
        var covered = CoveredInvoice.Of(current, plan, context with { Now = at });
        var (email, sms, letter) = await composer.Draft(file.Creditor, file.Customer, [covered], at, cancellation);
        return new PreviewResult.Shown(chosen, at, channel, email, sms, letter);
    }

    private static IEnumerable<Step> Messages(Settled settled, DecisionContext context) =>
        (context.Policy.FindSegment(settled.After.Segment)?.Steps ?? []).Where(step => step.Kind == StepKind.Message);
}

/// <summary>What there is to see of a message that has not been sent.</summary>
public abstract record PreviewResult
{
    private PreviewResult()
    {
    }

    /// <param name="At">When it goes out, if nothing changes until then.</param>
    /// <param name="Channel">The way it would go now; null: no working address is known.</param>
    public sealed record Shown(Step Step, Instant At, string? Channel, OutgoingMessage.Email Email, OutgoingMessage.Sms Sms, OutgoingMessage.Letter Letter) : PreviewResult;

    public sealed record NoSuchInvoice : PreviewResult;

    /// <param name="Messages">The steps of the case's chain that are messages.</param>
    public sealed record NoSuchStep(IReadOnlyList<string> Messages) : PreviewResult;
}
