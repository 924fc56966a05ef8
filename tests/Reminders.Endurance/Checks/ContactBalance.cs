using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Reminders.Application.Contacts;
using Reminders.Tests;

namespace Reminders.Endurance.Checks;

/// <summary>The ledger's contacts against the messages a mail server received: each at most once, none without an intent, none that failed.</summary>
public sealed class ContactBalance
{
    private readonly ConcurrentDictionary<string, string> _intended = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _outcomes = new(StringComparer.Ordinal);

    public void Take(IReadOnlyList<JsonObject> timeline)
    {
        foreach (var item in timeline)
        {
            switch (PromiseCheck.Text(item, "type"))
            {
                case "reminderIntended":
                    _intended[PromiseCheck.Text(item, "contactId")] = $"{OperationId.Of(PromiseCheck.Text(item, "contactId")):D}";
                    break;
                case "reminderSent" or "reminderFailed" or "reminderOutcomeUnknown":
                    _outcomes[PromiseCheck.Text(item, "contactId")] = PromiseCheck.Text(item, "type");
                    break;
            }
        }
    }

    public IEnumerable<string> Against(IReadOnlyCollection<string> operationIds)
    {
        var received = operationIds.CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var (id, times) in received.Where(pair => pair.Value > 1))
        {
            yield return $"P2: the mail server got {id} {times} times";
        }

        foreach (var stranger in received.Keys.Except(_intended.Values, StringComparer.Ordinal))
        {
            yield return $"P2: the mail server got {stranger}, which no intent allowed";
        }

        foreach (var (contact, operation) in _intended)
        {
            var outcome = _outcomes.GetValueOrDefault(contact, "nothing");
            if (outcome == "nothing")
            {
                yield return $"P3: contact {contact} has no outcome";
            }
            else if (outcome == "reminderSent" && !received.ContainsKey(operation))
            {
                yield return $"lost: contact {contact} is recorded as sent and the mail server has not got it";
            }
            else if (outcome == "reminderFailed" && received.ContainsKey(operation))
            {
                yield return $"P2: contact {contact} is recorded as failed and the mail server has it";
            }
        }
    }
}
