using System.Collections.Frozen;
using Reminders.Domain.Customers;
using Reminders.Domain.Policies;

namespace Reminders.Policies.Reading;

/// <summary>Reads who belongs to a segment.</summary>
internal static class ConditionReader
{
    private const int MostNumber = 100_000;

    private static readonly FrozenDictionary<string, CustomerType> Types = new Dictionary<string, CustomerType>
    {
        ["consumer"] = CustomerType.Consumer,
        ["business"] = CustomerType.Business,
        ["public"] = CustomerType.Public,
    }.ToFrozenDictionary();

    public static SegmentCondition Read(Section segment) => segment.Part("when", PolicyKeys.Condition) is not { } when
        ? new SegmentCondition()
        : new SegmentCondition
        {
            Type = when.Maybe("type", Words.OneOf(Types)),
            Vulnerable = when.Maybe("vulnerable", Words.Truth),
            AutoCollect = when.Maybe("autoCollect", Words.Truth),
            MonthsAsCustomer = Bounds(when, "monthsAsCustomer"),
            InvoicesPaid = Bounds(when, "invoicesPaid"),
            MedianDaysLate = Bounds(when, "medianDaysLate"),
            AmountAtLeast = when.AmountsByCurrency("amountAtLeast"),
        };

    private static Bounds? Bounds(Section when, string key)
    {
        if (when.Part(key, PolicyKeys.Bounds) is not { } part)
        {
            return null;
        }

        var bounds = new Bounds(part.Maybe("atLeast", Words.Whole(0, MostNumber)), part.Maybe("atMost", Words.Whole(0, MostNumber)));
        if (bounds is { AtLeast: null, AtMost: null })
        {
            part.Wrong(part.At, $"'{key}' needs atLeast, atMost or both, such as {{ atLeast: 3 }}");
        }

        if (bounds.AtLeast > bounds.AtMost)
        {
            part.Wrong(part.At, $"'{key}' can never hold: at least {bounds.AtLeast} and at most {bounds.AtMost}");
        }

        return bounds;
    }
}
