using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Policies;
using Reminders.Domain.Invoices;
using Reminders.Web.Customers;
using Reminders.Web.Reading;

namespace Reminders.Web.Invoices;

/// <summary>An invoice as a billing system posts it.</summary>
internal static class InvoiceBody
{
    private static readonly FieldType<CustomerInput> Customer = FieldType.Object(CustomerBody.Embedded);

    public static RegisterInvoice? Read(Fields fields, IPolicies policies)
    {
        var invoiceId = fields.Required("invoiceId", TextTypes.Id);
        var number = fields.Optional("number", TextTypes.Number);
        var amount = fields.SignedMoney();
        var issueDate = fields.RequiredValue("issueDate", DateTypes.Date);
        var dueDate = fields.RequiredValue("dueDate", DateTypes.Date);
        if (issueDate is { } issued && dueDate is { } due && TermProblem(issued, due) is { } problem)
        {
            fields.Refuse("dueDate", problem);
        }

        var paymentReference = fields.Optional("paymentReference", TextTypes.Reference);
        var paymentUrl = fields.Optional("paymentUrl", TextTypes.Link);
        var policy = fields.Optional("policy", PolicyTypes.Loaded(policies));
        var autoCollect = fields.OptionalValue("autoCollect", PlainTypes.YesNo);
        var discounts = fields.OptionalValue("cashDiscounts", CashDiscountBody.List(amount?.Currency, issueDate));
        var metadata = fields.Optional("metadata", MetadataType.Metadata);
        var customer = fields.Required("customer", Customer);
        return !fields.AreValid ? null : new RegisterInvoice(
            invoiceId!, number ?? invoiceId!, amount!.Value, issueDate!.Value, dueDate!.Value, customer!)
        {
            PaymentReference = paymentReference,
            PaymentUrl = paymentUrl,
            Policy = policy,
            AutoCollect = autoCollect ?? false,
            CashDiscounts = discounts is { } tiers ? [.. tiers.Select(tier => tier.Term)] : [],
            Metadata = metadata ?? ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    private static string? TermProblem(LocalDate issued, LocalDate due) =>
        due < issued ? $"is before the issue date {LocalDatePattern.Iso.Format(issued)}"
        : due > issued.PlusDays(RegistrationLimits.MaxTermDays) ? $"is more than {RegistrationLimits.MaxTermDays} days after the issue date"
        : null;
}
