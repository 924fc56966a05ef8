using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace Reminders.Simulation.Promises;

/// <summary>
/// P1, P2, P4 and P9 of one invoice, from its events alone and one after the other: no access to state or to the code that decides. An event is its
/// JSON with <c>type</c>, <c>sequence</c> and <c>at</c>; amounts are decimals in text or whole minor units, the same in one stream.
/// </summary>
public sealed class InvoicePromises(string invoiceId, PromiseRules rules)
{
    // Clocks of two processes may differ by so much.
    private static readonly Duration ClockError = Duration.FromMinutes(1);

    private readonly HashSet<string> _blockers = [];
    private readonly HashSet<string> _arrived = [];
    private readonly HashSet<string> _handedOver = [];
    private readonly Dictionary<string, string> _open = [];
    private string _segment = "";
    private decimal _outstanding;
    private bool _closed;
    private int _round = 1;
    private int _severity = -1;
    private Instant? _lastSent;

    public bool IsClosed => _closed;

    public decimal Outstanding => _outstanding;

    /// <summary>Contacts that were intended and have no outcome yet.</summary>
    public IReadOnlyCollection<string> Open => _open.Keys;

    /// <summary>What the next event breaks, in words.</summary>
    public IEnumerable<string> Next(JsonObject item)
    {
        var type = PromiseCheck.Text(item, "type");
        switch (type)
        {
            case "reminderIntended":
                return Intended(item);
            case "reminderFailed":
                _open.Remove(PromiseCheck.Text(item, "contactId"));
                _handedOver.Remove(StepKey(item));
                return [];
            case "reminderOutcomeUnknown" or "reminderSent":
                return Sent(item);
            case "invoiceRegistered" or "paymentReceived" or "creditNoteApplied" or "paymentReversed" or "paymentUnassigned" or "differenceForgiven" or "differenceReclaimed":
                Money(item, type);
                return [];
            case "segmentChanged":
                _segment = PromiseCheck.Text(item, "to");
                return [];
            case "policyAssigned":
                _segment = PromiseCheck.Text(item, "segment");
                return [];
            case "caseClosed":
                _closed = true;
                _blockers.RemoveWhere(blocker => !blocker.StartsWith("contested ", StringComparison.Ordinal));
                return [];
            case "caseReopened":
                (_closed, _severity, _round) = (false, -1, item["round"]!.GetValue<int>());
                return [];
            default:
                Pause(item, type);
                return [];
        }
    }

    private IEnumerable<string> Intended(JsonObject item)
    {
        var where = $"{invoiceId}#{item["sequence"]}";
        if (_closed || _outstanding <= 0 || _blockers.Count > 0)
        {
            yield return $"P1 {where}: intended while closed={_closed}, outstanding={_outstanding}, {string.Join(",", _blockers)}";
        }

        if (_open.Count > 0)
        {
            yield return $"P2 {where}: intended while {string.Join(",", _open.Keys)} is under way";
        }

        if (!_handedOver.Add(StepKey(item)))
        {
            yield return $"P2 {where}: {StepKey(item)} a second time";
        }

        if (item["severity"]!.GetValue<int>() < _severity)
        {
            yield return $"P4 {where}: severity falls";
        }

        if (item["round"]!.GetValue<int>() != _round)
        {
            yield return $"P4 {where}: round {item["round"]} while the case is in round {_round}";
        }

        if (item["severity"]!.GetValue<int>() > 0 && rules.FeedIsSilent(PromiseCheck.At(item)))
        {
            yield return $"P9 {where}: {PromiseCheck.Text(item, "step")} while a payment feed is silent";
        }

        _open[PromiseCheck.Text(item, "contactId")] = StepKey(item);
    }

    private IEnumerable<string> Sent(JsonObject item)
    {
        _open.Remove(PromiseCheck.Text(item, "contactId"));
        _severity = item["severity"]!.GetValue<int>();
        var at = PromiseCheck.At(item);
        var step = PromiseCheck.Text(item, "step");
        if (_lastSent is { } last && rules.MinimumGapDays(_segment, step) is { } gap && at - last + ClockError < Duration.FromDays(gap))
        {
            yield return $"P4 {invoiceId}#{item["sequence"]}: {step} {(at - last).TotalDays:0.00} days after the one before";
        }

        _lastSent = at;
    }

    private void Money(JsonObject item, string type)
    {
        switch (type)
        {
            case "invoiceRegistered":
                _outstanding = Amount(item);
                _segment = PromiseCheck.Text(item, "segment");
                break;
            case "differenceForgiven":
                _outstanding -= Amount(item);
                break;
            case "paymentReceived":
                _outstanding -= Amount(item);
                Decide(item);
                break;
            case "creditNoteApplied":
                _outstanding -= Amount(item);
                _blockers.Remove("upheld");
                break;
            case "paymentUnassigned":
                _outstanding += Amount(item);
                _arrived.Remove(PaymentOf(item));
                break;
            default:
                _outstanding += Amount(item);
                break;
        }
    }

    private void Pause(JsonObject item, string type)
    {
        switch (type)
        {
            case "holdPlaced" or "disputeOpened" or "promiseMade" or "paymentClaimed":
                _blockers.Add(type);
                break;
            case "planAgreed":
                _blockers.Add(type);
                _blockers.Remove("promiseMade");
                break;
            case "holdReleased":
                _blockers.Remove("holdPlaced");
                break;
            case "disputeResolved":
                _blockers.Remove("disputeOpened");
                if (PromiseCheck.Text(item, "outcome") == "upheld")
                {
                    _blockers.Add("upheld");
                }

                break;
            case "taskCompleted" when PromiseCheck.Text(item, "kind") == "correctInvoice":
                _blockers.Remove("upheld");
                break;
            case "promiseKept" or "promiseBroken":
                _blockers.Remove("promiseMade");
                break;
            case "planKept" or "planBroken":
                _blockers.Remove("planAgreed");
                break;
            case "paymentClaimEnded":
                _blockers.Remove("paymentClaimed");
                break;
            case "paymentPending" or "paymentProposed" when !_closed && !_arrived.Contains(PaymentOf(item)):
                _blockers.Add($"{(type == "paymentPending" ? "pending" : "proposed")} {PaymentOf(item)}");
                break;
            case "paymentFailed" or "paymentPendingEnded":
                _blockers.Remove($"pending {PaymentOf(item)}");
                break;
            case "paymentProposalEnded":
                Decide(item);
                break;
            case "paymentContested":
                _blockers.Add($"contested {PaymentOf(item)}");
                break;
            case "paymentContestEnded":
                _blockers.Remove($"contested {PaymentOf(item)}");
                break;
        }
    }

    // Once it is decided what money was for, nothing said of it later holds anything up.
    private void Decide(JsonObject item)
    {
        _arrived.Add(PaymentOf(item));
        _blockers.Remove($"pending {PaymentOf(item)}");
        _blockers.Remove($"proposed {PaymentOf(item)}");
    }

    private static string PaymentOf(JsonObject item) => $"{PromiseCheck.Text(item, "source")}/{PromiseCheck.Text(item, "paymentId")}";

    private static string StepKey(JsonObject item) => $"{item["round"]}/{item["step"]}";

    private static decimal Amount(JsonObject item) => item["amount"]!.AsValue().TryGetValue<string>(out var text)
        ? decimal.Parse(text, CultureInfo.InvariantCulture)
        : item["amount"]!.GetValue<long>();
}
