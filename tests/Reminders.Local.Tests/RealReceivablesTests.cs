using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Calendars;
using Reminders.Tests;
using Xunit.Abstractions;

namespace Reminders.Local.Tests;

/// <summary>
/// Two years of real invoices through the HTTP surface on the virtual clock: posted on their invoice date, paid on their settled
/// date, disputed where they were. The promises are checked from the timelines alone.
/// </summary>
public sealed class RealReceivablesTests(ITestOutputHelper output)
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [SharedDataFact(LatePayment.File)]
    public async Task TwoYearsOfInvoices_ThePromisesHold()
    {
        var invoices = LatePayment.ReadAll();
        Assert.Equal(2466, invoices.Count);
        await using var host = await TestHost.Start(Instant(invoices[0].InvoiceDate, 6));

        await Live(host, invoices);

        var timelines = new Dictionary<string, IReadOnlyList<JsonObject>>();
        foreach (var invoice in invoices)
        {
            timelines[invoice.InvoiceId] = [.. (await host.Get($"/api/invoices/{invoice.InvoiceId}/timeline"))["items"]!.AsArray().Select(item => item!.AsObject())];
        }

        Assert.Empty(Breaches(invoices, timelines));
        Print(invoices, timelines);
    }

    private static async Task Live(TestHost host, IReadOnlyList<LatePayment> invoices)
    {
        var posts = invoices.ToLookup(invoice => invoice.InvoiceDate);
        var payments = invoices.ToLookup(invoice => invoice.SettledDate);
        var disputes = invoices.Where(invoice => invoice.Disputed).ToLookup(invoice => LocalDate.Min(invoice.DueDate.PlusDays(-2), invoice.SettledDate));
        var end = invoices.Max(invoice => invoice.SettledDate).PlusDays(40);
        for (var today = invoices[0].InvoiceDate; today <= end; today = today.PlusDays(1))
        {
            await host.Advance(LocalTimes.At(today, new LocalTime(7, 0), Berlin));
            foreach (var invoice in posts[today])
            {
                await Post(host, invoice);
            }

            foreach (var invoice in disputes[today])
            {
                await host.Post($"/api/invoices/{invoice.InvoiceId}/dispute", new { reason = "disputed" });
            }

            await host.Advance(LocalTimes.At(today, new LocalTime(12, 0), Berlin));
            foreach (var invoice in payments[today])
            {
                if (invoice.Disputed)
                {
                    await host.Post($"/api/invoices/{invoice.InvoiceId}/resolve-dispute", new { outcome = "rejected" });
                }

                await host.Post("/api/payments", new
                {
                    paymentId = $"pay-{invoice.InvoiceId}",
                    invoiceId = invoice.InvoiceId,
                    amount = invoice.Amount,
                    currency = "EUR",
                    bookedOn = LocalDatePattern.Iso.Format(today),
                });
            }
        }
    }

    private static Task Post(TestHost host, LatePayment invoice) => host.Post("/api/invoices", new
    {
        invoiceId = invoice.InvoiceId,
        amount = invoice.Amount,
        currency = "EUR",
        issueDate = LocalDatePattern.Iso.Format(invoice.InvoiceDate),
        dueDate = LocalDatePattern.Iso.Format(invoice.DueDate),
        customer = new
        {
            customerId = invoice.CustomerId,
            type = "consumer",
            name = $"Customer {invoice.CustomerId}",
            email = $"{invoice.CustomerId.ToLowerInvariant()}@example.com",
            country = "DE",
        },
    });

    private static List<string> Breaches(IReadOnlyList<LatePayment> invoices, Dictionary<string, IReadOnlyList<JsonObject>> timelines)
    {
        var breaches = new List<string>();
        foreach (var invoice in invoices)
        {
            var timeline = timelines[invoice.InvoiceId];
            breaches.AddRange(PromiseCheck.OfInvoice(invoice.InvoiceId, timeline));
            if (timeline.Count(item => PromiseCheck.Text(item, "type") == "paymentReceived") != 1
                || PromiseCheck.Text(timeline.Last(item => PromiseCheck.Text(item, "type") is "caseClosed"), "outcome") != "paid")
            {
                breaches.Add($"P5 {invoice.InvoiceId}: its one payment is not there once, or did not close it");
            }
        }

        foreach (var customer in invoices.GroupBy(invoice => invoice.CustomerId))
        {
            breaches.AddRange(PromiseCheck.OfCustomer(
                customer.Key, customer.Select(invoice => timelines[invoice.InvoiceId]).ToList(), Berlin, HolidayCalendars.For("DE", null).IsHoliday));
        }

        return breaches;
    }

    private void Print(IReadOnlyList<LatePayment> invoices, Dictionary<string, IReadOnlyList<JsonObject>> timelines)
    {
        var reminded = invoices.ToDictionary(
            invoice => invoice.InvoiceId,
            invoice => timelines[invoice.InvoiceId].Where(item => PromiseCheck.Text(item, "type") == "reminderSent").ToList());
        output.WriteLine($"{"step",-10}{"reminders",10}{"paid before it",16}");
        foreach (var step in new[] { "soft", "dueDay", "friendly", "help", "formal" })
        {
            var sent = reminded.Values.Sum(list => list.Count(item => PromiseCheck.Text(item, "step") == step));
            var paidBefore = reminded.Values.Count(list => list.All(item => PromiseCheck.Text(item, "step") != step));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,-10}{sent,10}{100.0 * paidBefore / invoices.Count,15:0.0}%"));
        }

        var messages = reminded.Values.SelectMany(list => list).Select(item => PromiseCheck.Text(item, "contactId")).Distinct().Count();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"messages {messages}, reminders per invoice {(double)reminded.Values.Sum(list => list.Count) / invoices.Count:0.00}, messages per invoice {(double)messages / invoices.Count:0.00}"));
        Assert.True(messages > 0);
    }

    private static string Instant(LocalDate date, int hour) => InstantPattern.ExtendedIso.Format(LocalTimes.At(date, new LocalTime(hour, 0), Berlin));
}
