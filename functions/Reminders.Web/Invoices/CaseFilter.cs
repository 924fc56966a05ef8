using NodaTime;
using Reminders.Application.Projections;
using Reminders.Web.Reading;

namespace Reminders.Web.Invoices;

/// <summary>Which cases a list shows.</summary>
internal sealed record CaseFilter
{
    public CaseStatus? Status { get; private init; }

    public string? Customer { get; private init; }

    public string? Segment { get; private init; }

    public LocalDate? DueFrom { get; private init; }

    public LocalDate? DueTo { get; private init; }

    public string? Text { get; private init; }

    public required Paging Paging { get; init; }

    public static CaseFilter? Read(Fields fields) => new()
    {
        Status = fields.OptionalValue("status", ChoiceTypes.Enum<CaseStatus>()),
        Customer = fields.Optional("customer", TextTypes.Id),
        Segment = fields.Optional("segment", TextTypes.Number),
        DueFrom = fields.OptionalValue("dueFrom", DateTypes.Date),
        DueTo = fields.OptionalValue("dueTo", DateTypes.Date),
        Text = fields.Optional("q", TextTypes.Name),
        Paging = Paging.Read(fields),
    };

    public CaseQuery Query(string creditor, Instant now) => new(creditor, now, Paging.Limit)
    {
        Status = Status,
        CustomerId = Customer,
        Segment = Segment,
        DueFrom = DueFrom,
        DueTo = DueTo,
        Text = Text,
        Cursor = Paging.Cursor,
    };
}
