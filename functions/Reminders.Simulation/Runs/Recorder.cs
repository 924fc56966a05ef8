using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Domain.Calendars;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Simulation.Populations;
using Reminders.Simulation.Promises;

namespace Reminders.Simulation.Runs;

/// <summary>Reads out of the recorded streams what became of a customer, and checks the promises from their timelines.</summary>
internal sealed class Recorder(World world, Scenario scenario)
{
    private readonly PromiseCheck _check = new(PromiseRules.Of(scenario.Policy) with { FeedIsSilent = new BankSilence(scenario).At });

    public async Task<CustomerRecord> Read(Person person)
    {
        var records = ImmutableArray.CreateBuilder<InvoiceRecord>();
        var breaches = ImmutableArray.CreateBuilder<string>();
        var timelines = new List<IReadOnlyList<JsonObject>>();
        foreach (var invoice in person.Earlier.Concat(person.Invoices))
        {
            if (await world.Get<CaseReader>().InvoiceTimeline(scenario.Creditor.Id, invoice.InvoiceId) is not { } timeline)
            {
                continue;
            }

            timelines.Add(timeline);
            breaches.AddRange(_check.OfInvoice(invoice.InvoiceId, timeline));
            breaches.AddRange(await Rest(invoice.InvoiceId));
            if (!person.Earlier.Contains(invoice))
            {
                records.Add(await Record(invoice));
            }
        }

        breaches.AddRange(_check.OfCustomer(person.CustomerId, timelines, Hours(person)));
        return new CustomerRecord(person.CustomerId, records.ToImmutable(), Messages(timelines), breaches.ToImmutable());
    }

    private async Task<IEnumerable<string>> Rest(string invoiceId)
    {
        var view = await world.Get<CaseReader>().Find(scenario.Creditor.Id, invoiceId) ?? throw new InvalidOperationException($"no case {invoiceId}");
        var head = (await world.Store.Read(StreamId.Invoice(scenario.Creditor.Id, invoiceId))).Head;
        return PromiseCheck.OfRest(invoiceId, view.Status >= Application.Projections.CaseStatus.Paid, head.WakeAt, view.WaitsFor);
    }

    private CustomerHours Hours(Person person)
    {
        var customer = person.Invoices.Concat(person.Earlier).Select(invoice => invoice.Invoice.Customer).Last(input => !input.IsReference);
        var calendar = customer.Country is { } country ? HolidayCalendars.For(country, customer.Region) : scenario.Creditor.Terms.Calendar;
        return new CustomerHours(CustomerZones.Of(customer.TimeZone, customer.Country) ?? scenario.Creditor.Zone, calendar.IsHoliday);
    }

    private static ImmutableArray<Instant> Messages(IEnumerable<IReadOnlyList<JsonObject>> timelines) =>
    [
        .. timelines.SelectMany(timeline => timeline)
            .Where(item => PromiseCheck.Text(item, "type") == "reminderSent")
            .GroupBy(item => PromiseCheck.Text(item, "contactId"), StringComparer.Ordinal)
            .Select(group => group.Min(PromiseCheck.At))
            .Order(),
    ];

    private async Task<InvoiceRecord> Record(PlannedInvoice invoice)
    {
        var read = await world.Store.Read(StreamId.Invoice(scenario.Creditor.Id, invoice.InvoiceId));
        var record = new InvoiceRecord(invoice.InvoiceId, invoice.Invoice.Customer.CustomerId, "", invoice.Due, [], "open", null);
        return read.Events.Aggregate(record, (current, stored) =>
            After(current, (InvoiceEvent)EventFormat.Read(StreamKind.Invoice, stored), scenario.DateOf(stored.At), stored.Type));
    }

    private static InvoiceRecord After(InvoiceRecord record, InvoiceEvent happened, LocalDate on, string type) => happened switch
    {
        InvoiceEvent.InvoiceRegistered registered => record with { Segment = registered.Segment },
        InvoiceEvent.ReminderSent sent => record with
        {
            Contacts = record.Contacts.Add(new ContactRecord(
                sent.ContactId, sent.Step, sent.Channel, sent.Severity, on, Period.DaysBetween(record.Due, on))),
        },
        InvoiceEvent.ReminderSuppressed withheld => record with
        {
            Suppressed = record.Suppressed.SetItem(withheld.Reason, record.Suppressed.GetValueOrDefault(withheld.Reason) + 1),
        },
        InvoiceEvent.CaseClosed closed => record with
        {
            Outcome = JsonNamingPolicy.CamelCase.ConvertName(closed.Outcome.ToString()),
            PaidOn = closed.Outcome == CaseOutcome.Paid ? on : null,
        },
        InvoiceEvent.CaseReopened => record with { Outcome = "open", PaidOn = null },
        InvoiceEvent.ApprovalRequested => record with { ReachedApproval = true, Turns = record.Turns.Add((on, type)) },
        InvoiceEvent.PromiseMade or InvoiceEvent.PromiseKept or InvoiceEvent.PromiseBroken or InvoiceEvent.PlanAgreed or InvoiceEvent.PlanKept
            or InvoiceEvent.PlanBroken or InvoiceEvent.DisputeOpened or InvoiceEvent.DisputeResolved or InvoiceEvent.PaymentClaimed =>
            record with { Turns = record.Turns.Add((on, type)) },
        _ => record,
    };
}
