using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Web.Reading;

namespace Reminders.Web.Invoices;

/// <summary>One tier of a cash discount, by a number of days after the issue date or by its last day.</summary>
internal sealed record CashDiscountBody(CashDiscount Term)
{
    private static readonly FieldType<long> Days = PlainTypes.Whole(1, CashDiscount.MaxDays)
        .Said("How many days after the issue date a payment may be booked at the latest. Either this or until.");

    private static readonly FieldType<LocalDate> Until = DateTypes.Date
        .Said($"The last day on which a payment may be booked, at most {CashDiscount.MaxDays} days after the issue date. Either this or days.");

    /// <param name="currency">The invoice's, if it is known.</param>
    /// <param name="issued">The invoice's day, if it is known.</param>
    public static FieldType<ImmutableArray<CashDiscountBody>> List(Currency? currency, LocalDate? issued) =>
        PlainTypes.List(CashDiscount.MaxTiers, fields => Read(fields, currency, issued))
            .Said("What the invoice's terms let the customer keep when paying early: a payment that is short by no more settles it.");

    private static CashDiscountBody? Read(Fields fields, Currency? currency, LocalDate? issued)
    {
        var percent = fields.RequiredValue("percent", AmountTypes.DiscountPercent);
        var days = fields.OptionalValue("days", Days);
        var until = fields.OptionalValue("until", Until);
        var part = fields.OptionalValue("baseAmount", AmountTypes.Positive(currency).Said("What the percentage is taken of, if not of the whole invoice."));
        if (fields.AreValid && days is null == until is null)
        {
            fields.RefuseAll("needs either days or until");
        }

        if (issued is { } from && until is { } day && Problem(from, day) is { } problem)
        {
            fields.Refuse("until", problem);
        }

        return !fields.AreValid ? null : new CashDiscountBody(
            new CashDiscount(percent!.Value, until ?? issued?.PlusDays((int)days!.Value) ?? default) { Base = part is { } of ? new MinorUnits(of.Minor) : null });
    }

    private static string? Problem(LocalDate issued, LocalDate until) =>
        until < issued ? $"is before the issue date {LocalDatePattern.Iso.Format(issued)}"
        : until > issued.PlusDays(CashDiscount.MaxDays) ? $"is more than {CashDiscount.MaxDays} days after the issue date"
        : null;
}
