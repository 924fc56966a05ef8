using NodaTime;
using Reminders.Application.Policies;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Web.Access;
using Reminders.Web.Reading;

namespace Reminders.Web.Actions;

/// <summary>Something that can be asked of a case by <c>POST /api/invoices/{id}/{name}</c>.</summary>
internal sealed record CaseAction(string Name, Permission Permission, string Summary, Func<Fields, ActionContext, CaseCommand?> Read)
{
    /// <summary>It means nothing without a reason.</summary>
    public bool NeedsReason { get; init; }

    public RequestedAction? ReadWith(Fields fields, ActionContext context)
    {
        var command = Read(fields, context);
        var why = fields.Why(NeedsReason);
        return fields.AreValid && command is not null ? new RequestedAction(command, why) : null;
    }
}

/// <summary>What the fields of an action are read against.</summary>
internal sealed record ActionContext(Currency Currency, DateTimeZone Zone, IPolicies Policies)
{
    /// <summary>For the OpenAPI document, where there is no case.</summary>
    public static ActionContext ForDocument { get; } = new(Currency.Of("EUR"), DateTimeZone.Utc, new ShippedPolicies());
}
