using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using static Reminders.Domain.Customers.CustomerEvent;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests.Lives;

/// <summary>How messages go in a life: who joins, what the provider makes of them, and who finishes what its owner left.</summary>
internal sealed class ContactActs(CaseLife life, bool providerIsDown)
{
    private readonly Chance _chance = life.Chance;
    private int _sent;

    public void Send(int lead, ContactPlan plan)
    {
        List<(int Index, ContactPlan Plan)> covered = [(lead, plan)];
        foreach (var other in Enumerable.Range(0, life.Cases.Count).Where(index => index != lead))
        {
            var joining = Companions.Joining(life.Cases[other], life.Context(life.Cases[other]), plan);
            life.Say($"{life.Name(other)} joins: {(joining is null ? "no" : $"{joining.Step.Id}, attempt {joining.Attempt}, {Words.Of(joining.Explanation)}")}");
            if (joining is not null)
            {
                covered.Add((other, joining));
            }
        }

        life.Say($"{life.Name(lead)} goes on {(Chain.FirstDayAfter(plan.Step, life.Cases[lead], life.Context(life.Cases[lead])) is { } day ? $"on {Words.Of(day)}" : "never")}");
        var id = $"m{++_sent}";
        ImmutableArray<string> covers = [.. covered.Select(one => life.Name(one.Index))];
        var claimedAt = life.Now;
        life.Happens(new ContactClaimed(id, plan.Channel, covers));
        foreach (var (index, part) in covered)
        {
            life.Happens(index, new ReminderIntended(id, part.Round, part.Step.Id, part.Attempt, part.Channel, part.Step.Severity, covers, claimedAt, part.Explanation));
        }

        life.Now += Duration.FromSeconds(_chance.Between(1, 50));
        if (_chance.OneIn(8))
        {
            // Its owner is gone; whoever looks after the deadline finishes it.
            return;
        }

        Outcome(id, plan.Channel);
    }

    public void Finish(string contactId)
    {
        if (life.Customer.OpenClaim is { } claim && claim.ContactId == contactId && !_chance.OneIn(3))
        {
            Outcome(contactId, claim.Channel);
            return;
        }

        Ended(contactId, _ => new InvoiceEvent.ContactReleased(contactId, "the claim ran out"), new CustomerEvent.ContactReleased(contactId, "the claim ran out"));
    }

    private void Outcome(string contactId, string channel)
    {
        var permanent = _chance.OneIn(providerIsDown ? 40 : 4);
        switch (providerIsDown && !_chance.OneIn(9) ? 0 : _chance.Below(9))
        {
            case 0 or 1:
                Ended(
                    contactId,
                    intent => new InvoiceEvent.ReminderFailed(contactId, intent.Round, intent.Step, intent.Attempt, channel, intent.Severity, permanent, "refused"),
                    new CustomerEvent.ReminderFailed(contactId, channel, permanent, "refused"));
                break;
            case 2:
                Ended(
                    contactId,
                    intent => new InvoiceEvent.ReminderOutcomeUnknown(contactId, intent.Round, intent.Step, intent.Attempt, channel, intent.Severity),
                    new CustomerEvent.ReminderOutcomeUnknown(contactId, channel));
                break;
            default:
                Ended(
                    contactId,
                    intent => new InvoiceEvent.ReminderSent(contactId, intent.Round, intent.Step, intent.Attempt, channel, intent.Severity, intent.Covers, null),
                    new CustomerEvent.ReminderSent(contactId, channel));
                break;
        }
    }

    private void Ended(string contactId, Func<ReminderIntended, InvoiceEvent> outcome, CustomerEvent closed)
    {
        for (var index = 0; index < life.Cases.Count; index++)
        {
            if (life.Cases[index].OpenIntent is { } intent && intent.ContactId == contactId)
            {
                life.Happens(index, outcome(intent));
            }
        }

        life.Happens(closed);
    }
}
