using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Web.Access;
using Reminders.Web.Reading;
using static Reminders.Domain.Invoices.CaseCommand;

namespace Reminders.Web.Actions;

/// <summary>Every action on a case, who may ask for it, and what its body holds.</summary>
internal static class CaseActionTable
{
    private const int MaxInstalments = 60;

    public static ImmutableArray<CaseAction> All { get; } =
    [
        new("credit-notes", Permission.ActBilling, "Apply a credit note", CreditNote),
        new("hold", Permission.Act, "Send nothing until a date, or until released", (fields, context) =>
            new PlaceHold(fields.OptionalValue("until", DateTypes.Until(context.Zone)))),
        new("release", Permission.Act, "Release a hold", (_, _) => new ReleaseHold()),
        new("dispute", Permission.Act, "Record that the customer disputes the invoice", Dispute) { NeedsReason = true },
        new("resolve-dispute", Permission.Act, "Decide a dispute", (fields, _) =>
            fields.RequiredValue("outcome", ChoiceTypes.Enum<DisputeOutcome>()) is { } outcome ? new ResolveDispute(outcome) : null),
        new("claim-paid", Permission.Act, "Record that the customer says it was paid", (fields, _) =>
            new ClaimPaid(fields.OptionalValue("paidOn", DateTypes.Date))),
        new("promise", Permission.Act, "Record a promise to pay", Promise),
        new("plan", Permission.Act, "Agree on instalments", Plan),
        new("defer", Permission.ActBilling, "Grant a later due date", (fields, _) =>
            fields.RequiredValue("dueDate", DateTypes.Date) is { } dueDate ? new Defer(dueDate) : null),
        new("cancel", Permission.ActBilling, "Cancel the invoice", (_, _) => new Cancel()),
        new("write-off", Permission.Decide, "Write off what is outstanding", (_, _) => new WriteOff()),
        new("reopen", Permission.Act, "Reopen a closed case", (_, _) => new Reopen()),
        new("skip-step", Permission.Act, "Skip the next step of the chain", (_, _) => new SkipStep()),
        new("approve", Permission.Decide, "Approve what waitsFor names", (_, _) => new Approve()),
        new("reject", Permission.Decide, "Reject what waitsFor names", (_, _) => new Reject()),
        new("assign-policy", Permission.Decide, "Let the case follow another policy", (fields, context) =>
            fields.Required("policy", PolicyTypes.Loaded(context.Policies)) is { } name && context.Policies.Find(name) is { } policy
                ? new AssignPolicy(policy)
                : null),
    ];

    private static ApplyCreditNote? CreditNote(Fields fields, ActionContext context)
    {
        var creditNoteId = fields.Required("creditNoteId", TextTypes.ForeignId);
        fields.SameCurrency(context.Currency, required: true);
        var amount = fields.RequiredValue("amount", AmountTypes.Positive(context.Currency));
        return creditNoteId is not null && amount is { } money ? new ApplyCreditNote(creditNoteId, Units(money)) : null;
    }

    private static OpenDispute Dispute(Fields fields, ActionContext context)
    {
        fields.SameCurrency(context.Currency);
        return new OpenDispute(fields.OptionalValue("amount", AmountTypes.Positive(context.Currency)) is { } money ? Units(money) : null);
    }

    private static MakePromise? Promise(Fields fields, ActionContext context)
    {
        var date = fields.RequiredValue("date", DateTypes.Date);
        fields.SameCurrency(context.Currency);
        var amount = fields.OptionalValue("amount", AmountTypes.Positive(context.Currency));
        return date is { } day ? new MakePromise(day, amount is { } money ? Units(money) : null) : null;
    }

    private static AgreePlan? Plan(Fields fields, ActionContext context)
    {
        fields.SameCurrency(context.Currency);
        var instalments = fields.RequiredValue("instalments", PlainTypes.List(MaxInstalments, part => OneInstalment(part, context.Currency)));
        return instalments is { } list ? new AgreePlan(list) : null;
    }

    private static Instalment? OneInstalment(Fields fields, Currency currency)
    {
        var date = fields.RequiredValue("date", DateTypes.Date);
        var amount = fields.RequiredValue("amount", AmountTypes.Positive(currency));
        return date is { } day && amount is { } money ? new Instalment(day, Units(money)) : null;
    }

    private static MinorUnits Units(Money money) => new(money.Minor);
}
