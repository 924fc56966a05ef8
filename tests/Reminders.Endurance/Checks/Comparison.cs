using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Endurance.Load;
using Reminders.Tests;

namespace Reminders.Endurance.Checks;

/// <summary>
/// Compares, from outside, what was acknowledged and what a mail server received with what the service says. Every breach is a
/// sentence.
/// </summary>
public sealed class Comparison(Caller caller)
{
    private const int AtOnce = 8;

    // The timeline has these only where somebody asked for them, so their number is the number of acknowledgements.
    private static readonly string[] Asked = ["holdPlaced", "paymentClaimed", "promiseMade", "disputeOpened", "disputeResolved", "invoiceCancelled"];

    /// <summary>All that was acknowledged is there, once. For a copy taken meanwhile, later things may be there too.</summary>
    public async Task<Findings> Acknowledgements(IReadOnlyList<Acknowledged> invoices, bool exactly)
    {
        var findings = new Findings();
        await Parallel.ForEachAsync(invoices, Few, async (invoice, _) =>
            findings.Add(invoice.Count, Of(invoice, await View(invoice), await Timeline(invoice), exactly)));
        return findings;
    }

    /// <summary>
    /// P1, P2 and P4 by the timelines, P2 by the mail server too, and P3: every open case has a next wake or names a person, every
    /// intent has an outcome. (A claim that never came to an intent is released by the next case of its customer that wants to write.)
    /// </summary>
    public async Task<Findings> Promises(IReadOnlyList<Acknowledged> invoices, IReadOnlyCollection<string> operationIds, Instant now)
    {
        var findings = new Findings();
        var contacts = new ContactBalance();
        await Parallel.ForEachAsync(invoices, Few, async (invoice, _) =>
        {
            var (view, timeline) = (await View(invoice), await Timeline(invoice));
            contacts.Take(timeline);
            findings.Add(0, PromiseCheck.OfInvoice(invoice.InvoiceId, timeline));
            findings.Add(0, Stuck(invoice, view, now));
        });
        findings.Add(0, contacts.Against(operationIds));
        return findings;
    }

    private static IEnumerable<string> Of(Acknowledged invoice, JsonObject? view, IReadOnlyList<JsonObject> timeline, bool exactly)
    {
        if (view is null || timeline.Count == 0)
        {
            yield return $"lost: invoice {invoice.InvoiceId}";
            yield break;
        }

        foreach (var (field, type, known) in new[] { ("paymentId", "paymentReceived", invoice.Payments), ("creditNoteId", "creditNoteApplied", invoice.CreditNotes) })
        {
            foreach (var id in known.Keys)
            {
                var times = timeline.Count(item => PromiseCheck.Text(item, "type") == type && PromiseCheck.Text(item, field) == id);
                if (times != 1)
                {
                    yield return times == 0 ? $"lost: {type} {id} of {invoice.InvoiceId}" : $"doubled: {type} {id} of {invoice.InvoiceId}";
                }
            }
        }

        foreach (var type in Asked)
        {
            var (expected, found) = (invoice.Actions.Contains(type) ? 1 : 0, timeline.Count(item => PromiseCheck.Text(item, "type") == type));
            if (found < expected || (exactly && found > expected))
            {
                yield return $"{(found < expected ? "lost" : "doubled")}: {type} of {invoice.InvoiceId}, {found} instead of {expected}";
            }
        }

        var owed = decimal.Parse(PromiseCheck.Text(view, "outstanding"), CultureInfo.InvariantCulture) * 100;
        if (exactly && owed != invoice.Owed)
        {
            yield return $"wrong: {invoice.InvoiceId} owes {owed} cents, acknowledged were {invoice.Owed}";
        }
    }

    private static IEnumerable<string> Stuck(Acknowledged invoice, JsonObject? view, Instant now)
    {
        var status = view is null ? "" : PromiseCheck.Text(view, "status");
        if (view is null || status is "paid" or "credited" or "cancelled" or "writtenOff" or "handedOver" || PromiseCheck.Text(view, "waitsFor").Length > 0)
        {
            yield break;
        }

        if (PromiseCheck.Text(view, "nextWakeAt") is not { Length: > 0 } wake)
        {
            yield return $"P3 {invoice.InvoiceId}: {status} sleeps for ever";
        }
        else if (NodaTime.Text.InstantPattern.ExtendedIso.Parse(wake).Value <= now)
        {
            yield return $"P3 {invoice.InvoiceId}: {status} was due at {wake} and nobody came";
        }
    }

    private static ParallelOptions Few { get; } = new() { MaxDegreeOfParallelism = AtOnce };

    private Task<JsonObject?> View(Acknowledged invoice) => caller.Find($"/api/invoices/{invoice.InvoiceId}");

    private Task<IReadOnlyList<JsonObject>> Timeline(Acknowledged invoice) => Items($"/api/invoices/{invoice.InvoiceId}/timeline");

    private async Task<IReadOnlyList<JsonObject>> Items(string path) =>
        await caller.Find(path) is { } found ? [.. found["items"]!.AsArray().Select(item => item!.AsObject())] : [];
}
