using Reminders.Domain.Invoices;
using Reminders.Web.Actions;
using Reminders.Web.Reading;

namespace Reminders.Web.Invoices;

/// <summary>What may be changed of an invoice that is registered.</summary>
internal static class AmendBody
{
    public static RequestedAction? Read(Fields fields)
    {
        var amend = new CaseCommand.Amend(
            fields.OptionalValue("dueDate", DateTypes.Date),
            fields.Optional("paymentReference", TextTypes.Reference),
            fields.Optional("paymentUrl", TextTypes.Link),
            fields.OptionalValue("autoCollect", PlainTypes.YesNo));
        var why = fields.Why();
        if (fields.AreValid && amend == new CaseCommand.Amend(null, null, null, null))
        {
            fields.RefuseAll("name at least one of dueDate, paymentReference, paymentUrl, autoCollect");
        }

        return fields.AreValid ? new RequestedAction(amend, why) : null;
    }
}
