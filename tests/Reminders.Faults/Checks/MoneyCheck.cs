using System.Text.Json.Nodes;
using Reminders.Application.Ledger;
using Reminders.Domain.Payments;
using Reminders.Faults.Running;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Checks;

/// <summary>P5: what was acknowledged is in the ledger, what came twice is in it once, and money is neither made nor lost.</summary>
internal static class MoneyCheck
{
    public static void Run(World world, Dictionary<StreamId, List<(StoredEvent Event, JsonObject Item)>> streams)
    {
        CountsOnce(world, streams);
        Conserves(world, streams);
        Gateways(world, streams);
    }

    private static void CountsOnce(World world, Dictionary<StreamId, List<(StoredEvent Event, JsonObject Item)>> streams)
    {
        var seen = streams.SelectMany(pair => pair.Value.Select(one => FactOf(pair.Key, one.Event.Type, one.Item))).OfType<string>().CountBy(fact => fact)
            .ToDictionary(count => count.Key, count => count.Value);
        foreach (var group in world.Books.Facts.GroupBy(fact => IsAnonymous(fact.Key) ? fact.Key[..fact.Key.LastIndexOf(' ')] : fact.Key))
        {
            var count = seen.GetValueOrDefault(group.Key);
            var (least, most) = (group.Count(fact => fact.Value.Acknowledged), group.Count(fact => fact.Value.Sent));
            if (count < least || count > most)
            {
                world.Watch.Broken($"P5 {group.Key}: {count} times in the ledger, acknowledged {least}, sent {most}");
            }
        }
    }

    // What people do to a case carries no id in its event: those are only counted.
    private static bool IsAnonymous(string fact) =>
        fact.Split(' ')[0] is "holdPlaced" or "disputeOpened" or "promiseMade" or "planAgreed" or "paymentClaimed" or "deferralGranted";

    private static string? FactOf(StreamId stream, string type, JsonObject item) => (stream.Kind, type) switch
    {
        (StreamKind.Invoice, "invoiceRegistered" or "holdPlaced" or "disputeOpened" or "promiseMade" or "planAgreed" or "paymentClaimed" or "deferralGranted") =>
            $"{type} {stream.Id}",
        (StreamKind.Invoice, "creditNoteApplied") => $"{type} {stream.Id} {item["creditNoteId"]}",
        (StreamKind.Payment, "paymentReceived") => $"{type} {stream.Id} {item["amount"]}",
        (StreamKind.Payment, "paymentReversed") => $"{type} {stream.Id} {item["reversalId"]} {item["amount"]}",
        _ => null,
    };

    // Money is neither made nor lost on its way from payments to invoices.
    private static void Conserves(World world, Dictionary<StreamId, List<(StoredEvent Event, JsonObject Item)>> streams)
    {
        var onInvoices = new Dictionary<string, long>();
        foreach (var (stream, events) in streams.Where(pair => pair.Key.Kind == StreamKind.Invoice))
        {
            foreach (var (stored, item) in events.Where(one => one.Event.Type is "paymentReceived" or "paymentReversed"))
            {
                var payment = $"{item["source"]}/{item["paymentId"]}";
                var amount = item["amount"]!.GetValue<long>() * (stored.Type == "paymentReceived" ? 1 : -1);
                onInvoices[payment] = onInvoices.GetValueOrDefault(payment) + amount;
            }
        }

        foreach (var (stream, events) in streams.Where(pair => pair.Key.Kind == StreamKind.Payment))
        {
            var received = Sum(events, "paymentReceived", "paymentIncreased");
            var left = received - Sum(events, "paymentReversed") + Sum(events, "paymentReinstated");
            var isMatched = Sum(events, "paymentMatched") == received;
            var there = onInvoices.GetValueOrDefault(stream.Id);
            if (isMatched ? there != left : there > received)
            {
                world.Watch.Broken($"P5 {stream.Name}: {left} of {received} is left, {there} is on invoices");
            }

            onInvoices.Remove(stream.Id);
        }

        foreach (var (payment, amount) in onInvoices)
        {
            world.Watch.Broken($"P5 {payment}: {amount} is on invoices and nobody paid it");
        }
    }

    // What all reports together mean, in the gateway's own order, however they arrived.
    private static void Gateways(World world, Dictionary<StreamId, List<(StoredEvent Event, JsonObject Item)>> streams)
    {
        foreach (var (number, gateway) in world.Books.Gateways)
        {
            if (gateway.Acknowledged.Count != gateway.Sent.Count)
            {
                continue;
            }

            var events = streams.GetValueOrDefault(StreamId.Payment(World.Main, "gate", $"g{number}")) ?? [];
            var net = Sum(events, "paymentReceived", "paymentIncreased") - Sum(events, "paymentReversed") + Sum(events, "paymentReinstated");
            var expected = Net(gateway.Acknowledged);
            if (net != expected)
            {
                world.Watch.Broken($"P5 gate/g{number}: the ledger has {net}, the reports together say {expected}");
            }
        }
    }

    private static long Net(IReadOnlyCollection<Input.Report> reports)
    {
        var received = reports.Where(report => report.News == PaymentNews.Paid).Select(report => report.Minor).DefaultIfEmpty().Max();
        var refunded = reports.Where(report => report.News == PaymentNews.Refunded).Sum(report => report.Minor);
        var chargedBack = reports.Any(report => report.News == PaymentNews.ChargedBack) && reports.All(report => report.News != PaymentNews.Reinstated)
            ? reports.First(report => report.News == PaymentNews.ChargedBack).Minor
            : 0;
        return received - Math.Min(received, refunded + chargedBack);
    }

    private static long Sum(List<(StoredEvent Event, JsonObject Item)> events, params string[] types) =>
        events.Where(one => types.Contains(one.Event.Type)).Sum(one => one.Item["amount"]!.GetValue<long>());
}
