using System.Globalization;
using System.Text;
using NodaTime;
using Reminders.Simulation.Runs;

namespace Reminders.Simulation.Figures;

/// <summary>What became of an invoice, in a sentence. Days count from the due date.</summary>
public static class StoryWords
{
    public static string Of(InvoiceRecord invoice)
    {
        var words = new StringBuilder();
        var lines = invoice.Contacts.Select(contact => (contact.On, Text: $"{contact.Step} by {contact.Channel}"))
            .Concat(invoice.Turns.Select(turn => (turn.On, Text: Turn(turn.What))))
            .OrderBy(line => line.On);
        foreach (var (on, text) in lines)
        {
            words.Append(CultureInfo.InvariantCulture, $"{text} on day {Day(invoice, on)}, ");
        }

        if (words.Length == 0)
        {
            words.Append("nothing sent, ");
        }

        return words.Append(invoice.PaidOn is { } paid ? $"paid on day {Day(invoice, paid)}" : invoice.Outcome == "open" ? "still open at the end" : invoice.Outcome).ToString();
    }

    private static string Day(InvoiceRecord invoice, LocalDate on) => Period.DaysBetween(invoice.Due, on).ToString(CultureInfo.InvariantCulture);

    private static string Turn(string type) => type switch
    {
        "approvalRequested" => "a person is asked to approve",
        "promiseMade" => "promised",
        "promiseKept" => "promise kept",
        "promiseBroken" => "promise broken",
        "planAgreed" => "instalments agreed",
        "planKept" => "instalments kept",
        "planBroken" => "instalments broken",
        "disputeOpened" => "disputed",
        "disputeResolved" => "dispute answered",
        "paymentClaimed" => "said to be paid",
        _ => type,
    };
}
