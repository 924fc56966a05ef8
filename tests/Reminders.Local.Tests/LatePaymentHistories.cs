using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Reminders.Tests;

namespace Reminders.Local.Tests;

/// <summary>One invoice of the real receivables data: 2,466 invoices of 100 customers over two years. Dates are day/month/year.</summary>
internal sealed record LatePayment(
    string InvoiceId, string CustomerId, LocalDate InvoiceDate, LocalDate DueDate, string Amount, bool Disputed, LocalDate SettledDate)
{
    public const string File = "receivables/late-payment-histories.csv";

    private static readonly LocalDatePattern DayMonthYear = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

    public static IReadOnlyList<LatePayment> ReadAll() =>
        [.. System.IO.File.ReadLines(SharedData.PathOf(File)).Skip(1).Where(line => line.Length > 0).Select(Parse).OrderBy(row => row.InvoiceDate)];

    private static LatePayment Parse(string line)
    {
        var fields = line.Split(',');
        return new LatePayment(
            fields[3],
            fields[1],
            Date(fields[4]),
            Date(fields[5]),
            decimal.Parse(fields[6], CultureInfo.InvariantCulture).ToString("0.00", CultureInfo.InvariantCulture),
            fields[7] == "Yes",
            Date(fields[8]));
    }

    private static LocalDate Date(string text) => DayMonthYear.Parse(text).GetValueOrThrow();
}
