using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Cases;

/// <summary>Only a person moves the case on: an approval, a task, or something an operator has to end.</summary>
internal static class PersonOutlook
{
    public static Outlook Of(Case state, Decision decision, string waitsFor, DecisionContext context)
    {
        var colon = waitsFor.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = colon < 0 ? ("", waitsFor) : (waitsFor[..colon], waitsFor[(colon + 1)..]);
        return kind switch
        {
            "approval" => Approval(name, state),
            "task" => Task(state.OpenTasks.Concat(context.Customer.OpenTasks).FirstOrDefault(task => task.TaskId == name)),
            _ => Operator(name, decision),
        };
    }

    private static Outlook Approval(string step, Case state) => new(
        OutlookKind.Person,
        $"Waits for a person: approve the {StepWords.Of(step)}.",
        $"approve the {StepWords.Of(step)}",
        state.IsPaused
            ? ["A lead can reject it. Approving is possible once the hold, dispute, promise, plan or claim is over."]
            : ["A lead approves or rejects it. Nothing happens before that."]);

    private static Outlook Task(OpenTask? task) => task is null
        ? new Outlook(OutlookKind.Person, "Waits for a person: complete the open task.", "a task", [])
        : new Outlook(
            OutlookKind.Person,
            $"Waits for a person: {TaskWords.ToDo(task.Kind)}.",
            TaskWords.Kind(task.Kind),
            [TaskWords.Detail(task.Kind, task.Detail)]);

    private static Outlook Operator(string what, Decision decision)
    {
        var (sentence, brief, how) = what switch
        {
            "hold" => ("Nothing is sent: on hold until a person releases it.", "on hold until released", "Release the hold to go on."),
            "dispute" => ("Nothing is sent: the customer disputes the invoice.", "disputed", "It goes on when a person resolves the dispute."),
            "correction" => (
                "Nothing is sent: the dispute was upheld and the invoice is not corrected yet.",
                "to be corrected",
                "Credit, cancel or amend the invoice to go on."),
            "directDebit" => (
                "Waits for a person: the direct debit did not arrive.", "direct debit missing", "Collect it again, or amend the invoice."),
            "unmatchedPayment" => (
                "Nothing is sent: money came in that may be for this invoice.",
                "possible payment",
                "Assign the payment under Unmatched, or set it aside."),
            "smallBalance" => ("Waits for a person: a small remainder is left.", "small remainder", "Write it off, or ask for it by hand."),
            _ => ("Waits for a person: every step is done.", "every step is done", "Decide how to go on: call, agree on a plan, or write it off."),
        };
        return decision.NextStep is { } step
            ? new Outlook(OutlookKind.Paused, sentence, brief, [how, $"The next step is {StepWords.WithArticle(step)}."])
            : new Outlook(what is "hold" or "dispute" or "correction" or "unmatchedPayment" ? OutlookKind.Paused : OutlookKind.Person, sentence, brief, [how]);
    }
}
