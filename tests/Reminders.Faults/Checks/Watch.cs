using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Domain.Calendars;
using Reminders.Faults.Ports;
using Reminders.Faults.Running;
using Reminders.Tests;
using InvoicePromises = Reminders.Simulation.Promises.InvoicePromises;

namespace Reminders.Faults.Checks;

/// <summary>
/// Holds every event and every real hand-over to the promises the moment it happens. Knows nothing of state, rules or code: it reads
/// the events, what the providers took, and the clock.
/// </summary>
internal sealed class Watch(World world)
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Duration HandOverWithin = Duration.FromSeconds(60);

    // A feed can fall silent between the last look and the append.
    private static readonly Duration FeedTolerance = Duration.FromMinutes(2);

    private readonly Dictionary<string, InvoicePromises> _invoices = [];
    private readonly Dictionary<string, CustomerPromises> _customers = [];
    private readonly Dictionary<string, List<(string Invoice, string Step)>> _intents = [];
    private readonly Dictionary<string, string> _lastSuppressed = [];
    private readonly Dictionary<(string Invoice, string Step), Handed> _handed = [];
    private readonly Dictionary<StreamId, (int Looks, Instant Since)> _looks = [];
    private readonly Dictionary<StreamId, StreamRows> _rows = [];
    private readonly HashSet<string> _failed = [];

    public List<Breach> Breaches { get; } = [];

    public IReadOnlyDictionary<string, InvoicePromises> Invoices => _invoices;

    public IReadOnlyDictionary<string, CustomerPromises> Customers => _customers;

    /// <summary>What the last append said lists show of the stream.</summary>
    public StreamRows RowsOf(StreamId stream) => _rows[stream];

    public int HandOvers { get; private set; }

    public void Appended(Append append, int versionBefore)
    {
        _looks.Remove(append.Stream);
        _rows[append.Stream] = append.Rows;
        for (var i = 0; i < append.Events.Length; i++)
        {
            var one = append.Events[i];
            var item = JsonNode.Parse(one.Json)!.AsObject();
            item["type"] = one.Type;
            item["sequence"] = versionBefore + i + 1;
            item["at"] = InstantPattern.ExtendedIso.Format(append.At);
            Happened(append.Stream, one.Type, item);
        }
    }

    /// <summary>A provider took a message.</summary>
    public void HandedOver(Handed handed)
    {
        HandOvers++;
        var contact = handed.Message.ContactId;
        if (_customers.Values.FirstOrDefault(customer => customer.Claims.ContainsKey(contact)) is not { } customer)
        {
            Broken($"P6 {contact}: handed over without a claim");
            return;
        }

        if (handed.At - customer.Claims[contact] >= HandOverWithin)
        {
            Broken($"P1 {contact}: left {handed.At - customer.Claims[contact]} after its claim");
        }

        if (_failed.Contains(contact))
        {
            Broken($"P2 {contact}: handed over after it was known to have failed");
        }

        var meant = _intents.GetValueOrDefault(contact) ?? [];
        foreach (var (invoice, step) in meant)
        {
            if (_handed.TryGetValue((invoice, step), out var before))
            {
                Broken($"P2 {invoice}: {step} handed over twice, as {before.Message.ContactId} and as {contact}");
            }

            _handed[(invoice, step)] = handed;
        }

        if (handed.Channel == "email")
        {
            foreach (var invoice in _invoices.Keys)
            {
                if (handed.Text.Contains($"No {invoice}.", StringComparison.Ordinal) != meant.Exists(one => one.Invoice == invoice))
                {
                    Broken($"P1 {contact}: what the message says of {invoice} is not what was intended");
                }
            }
        }
    }

    /// <summary>Somebody found a stream due. Again and again without anything happening is a spin.</summary>
    public void Looked(StreamId stream, Instant now)
    {
        var (looks, since) = _looks.TryGetValue(stream, out var known) ? known : (0, now);
        _looks[stream] = (looks + 1, since);
        if (looks > 60 + (10 * (now - since).TotalHours))
        {
            Broken($"P3 {stream.Name}: looked at {looks} times since {since} and nothing happened");
        }
    }

    /// <summary>The product gave up on something with an exception of its own.</summary>
    public void Troubled(Exception failure)
    {
        if (failure is SpinException)
        {
            Broken($"P3 {failure.Message}");
        }
        else if (failure is not (InjectedException or LedgerUnavailableException))
        {
            Broken($"P3 {failure.GetType().Name}: {failure.Message}{failure.StackTrace?.Split('\n')[0]}");
        }
    }

    public void Broken(string text) => Breaches.Add(Breach.Of(text));

    private void Happened(StreamId stream, string type, JsonObject item)
    {
        if (stream.Kind == StreamKind.Customer)
        {
            if (!_customers.TryGetValue(stream.Id, out var customer))
            {
                _customers[stream.Id] = customer = new CustomerPromises(stream.Id);
            }

            Add(customer.Next(item));
        }

        if (stream.Kind != StreamKind.Invoice)
        {
            return;
        }

        if (!_invoices.TryGetValue(stream.Id, out var invoice))
        {
            _invoices[stream.Id] = invoice = new InvoicePromises(stream.Id, PromiseCheck.Rules);
        }

        Add(invoice.Next(item));
        switch (type)
        {
            case "reminderIntended":
                Intended(stream.Id, item);
                break;
            case "reminderFailed":
                Failed(stream.Id, item);
                break;
            case "reminderSuppressed":
                Suppressed(stream.Id, item);
                break;
        }

        if (type != "reminderSuppressed" && type != "deliveryReported")
        {
            _lastSuppressed.Remove(stream.Id);
        }

        if (type is "approvalRequested" or "approved" or "handedOver" || (type == "reminderIntended" && item["severity"]!.GetValue<int>() > 0))
        {
            CheckFeeds(stream.Id, type);
        }
    }

    private void Intended(string invoice, JsonObject item)
    {
        var contact = PromiseCheck.Text(item, "contactId");
        (_intents.TryGetValue(contact, out var all) ? all : _intents[contact] = []).Add((invoice, $"{item["round"]}/{item["step"]}"));
        if (item["explanation"] is not JsonArray { Count: > 0 })
        {
            Broken($"P8 {invoice}: intended without an explanation");
        }
    }

    private void Failed(string invoice, JsonObject item)
    {
        var contact = PromiseCheck.Text(item, "contactId");
        _failed.Add(contact);
        if (_handed.TryGetValue((invoice, $"{item["round"]}/{item["step"]}"), out var handed) && handed.Message.ContactId == contact)
        {
            Broken($"P2 {invoice}: {contact} is recorded as failed, but the provider took it");
        }
    }

    private void Suppressed(string invoice, JsonObject item)
    {
        var said = $"{item["step"]} {item["reason"]} {item["notBefore"]}";
        if (_lastSuppressed.TryGetValue(invoice, out var before) && before == said)
        {
            Broken($"P3 {invoice}: the same suppression is recorded again: {said}");
        }

        _lastSuppressed[invoice] = said;
        if (item["explanation"] is not JsonArray { Count: > 0 })
        {
            Broken($"P8 {invoice}: suppressed without an explanation");
        }
    }

    // The shipped policy's two bank days after the feed's last word.
    private void CheckFeeds(string invoice, string type)
    {
        if (world.Creditor.Feeds.IsEmpty)
        {
            return;
        }

        var words = world.Feeds.FeedWords(World.Main).GetAwaiter().GetResult();
        var bank = HolidayCalendars.For("DE", null);
        var silentFrom = words is [{ HeardAt: { } heard }]
            ? bank.AddBusinessDays(heard.InZone(Berlin).Date, 2).PlusDays(1).AtStartOfDayInZone(Berlin).ToInstant()
            : Instant.MinValue;
        if (world.Now > Instant.Max(silentFrom, world.Start) + FeedTolerance)
        {
            Broken($"P9 {invoice}: {type} while the payment feed is silent since {silentFrom}");
        }
    }

    private void Add(IEnumerable<string> broken)
    {
        foreach (var text in broken)
        {
            Broken(text);
        }
    }
}
