using System.Text.Json;
using Reminders.Simulation.Runs;

namespace Reminders.Simulation.Figures;

/// <summary>The figures as JSON for other programs: the names stay, new ones may come.</summary>
public static class FiguresJson
{
    /// <summary>Goes with every form of the figures.</summary>
    public const string Note = "Made-up behaviour under a stated model: good for comparing policies, not a prediction.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One object; the same figures give the same bytes.</summary>
    public static byte[] Write(Scenario scenario, RunFigures figures, Comparison? comparison = null) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new
        {
            note = Note,
            firstDay = NodaTime.Text.LocalDatePattern.Iso.Format(scenario.FirstDay),
            days = scenario.Days,
            seed = scenario.Seed,
            silentDays = scenario.SilentDays,
            run = Run(figures),
            comparison = comparison is null ? null : new
            {
                run = Run(comparison.B),
                examples = comparison.Examples.Select(example => new
                {
                    segment = example.Segment,
                    customerId = example.CustomerId,
                    invoiceId = example.InvoiceId,
                    a = example.A,
                    b = example.B,
                }),
            },
        }, Json), (byte)'\n'];

    private static object Run(RunFigures figures) => new
    {
        policy = figures.Policy,
        customers = figures.Customers,
        promises = new { @checked = RunFigures.Promises, contacts = figures.Contacts, breaches = figures.Breaches },
        segments = figures.Segments.Select(Segment),
        total = Segment(figures.Total),
    };

    private static object Segment(SegmentFigures figures) => new
    {
        segment = figures.Segment,
        invoices = figures.Invoices,
        paidBeforeContact = figures.PaidBeforeContact,
        paid = figures.Paid,
        open = figures.Open,
        contactsPerInvoice = figures.ContactsPerInvoice,
        hardestMessage = SegmentFigures.SeverityNames.Select((name, index) => (name, index)).ToDictionary(one => one.name, one => figures.Hardest[one.index]),
        medianDaysToPaid = figures.MedianDaysToPaid,
        mostMessagesIn30Days = figures.MostMessagesIn30Days,
        reachedApproval = figures.ReachedApproval,
        suppressed = figures.Suppressed,
    };
}
