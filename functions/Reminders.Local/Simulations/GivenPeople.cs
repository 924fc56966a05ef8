using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Policies;
using Reminders.Domain.Customers;
using Reminders.Local.Commands;
using Reminders.Simulation.Populations;
using Reminders.Web.Invoices;

namespace Reminders.Local.Simulations;

/// <summary>
/// The customers of a file of invoices. An invoice with <c>paidOn</c> is paid on that day, whatever is sent; with
/// <c>"paidOn": null</c> never; without it as its kind of customer would.
/// </summary>
internal static class GivenPeople
{
    private const int MostInvoices = 200_000;
    private const int ProblemsToShow = 20;

    /// <exception cref="StartException">The file is not there, or a line of it cannot be used; a line for each problem.</exception>
    public static async Task<IReadOnlyList<Person>> Read(string path, int seed, IPolicies policies, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new StartException($"there is no file '{path}'");
        }

        var invoices = new List<FiledInvoice>();
        var problems = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var file = File.OpenRead(path);
        await foreach (var line in InvoiceFile.Read(file, policies, cancellation))
        {
            if (line.Invoice is not { } invoice)
            {
                problems.Add($"{path}:{line.Line}: {line.Problem}");
            }
            else if (!known.Add(invoice.InvoiceId))
            {
                problems.Add($"{path}:{line.Line}: invoice '{invoice.InvoiceId}' is there more than once");
            }
            else
            {
                invoices.Add(line);
            }

            Check(invoices.Count <= MostInvoices, [$"{path}: more than {MostInvoices} invoices; take a part of them"]);
            Check(problems.Count < ProblemsToShow, problems);
        }

        Check(problems.Count == 0, problems);
        Check(invoices.Count > 0, [$"{path}: there is no invoice in it"]);
        return [.. invoices.GroupBy(line => line.Invoice!.Customer.CustomerId, StringComparer.Ordinal).Select(own => Make(path, seed, [.. own]))];
    }

    private static Person Make(string path, int seed, IReadOnlyList<FiledInvoice> lines)
    {
        var customer = lines.Select(line => line.Invoice!.Customer).FirstOrDefault(input => !input.IsReference);
        Check(customer is not null, [$"{path}:{lines[0].Line}: nothing is said of customer '{lines[0].Invoice!.Customer.CustomerId}': give at least a name or an address once"]);
        var kind = customer switch
        {
            { Vulnerable: true } => Kind.Vulnerable,
            { Type: CustomerType.Business } => Kind.Business,
            { Type: CustomerType.Public } => Kind.PublicBody,
            _ => Kind.Regular,
        };
        return new Person(customer!.CustomerId, kind, [.. lines.Select(Plan).OrderBy(plan => plan.Invoice.IssueDate)]);

        PlannedInvoice Plan(FiledInvoice line)
        {
            // Every case of a run follows the policy that is tried.
            var invoice = line.Invoice! with { Policy = null, Customer = line.Invoice.Customer.IsReference ? customer! : line.Invoice.Customer };
            return line switch
            {
                { PaidOn: { } paidOn } => new PlannedInvoice(invoice, Habit.OwnPace, Period.DaysBetween(invoice.DueDate, paidOn)),
                { IsNeverPaid: true } => new PlannedInvoice(invoice, Habit.Never, null),
                _ => Population.Given(seed, invoice, kind),
            };
        }
    }

    private static void Check(bool holds, IEnumerable<string> otherwise)
    {
        if (!holds)
        {
            throw new StartException(string.Join('\n', otherwise));
        }
    }
}
