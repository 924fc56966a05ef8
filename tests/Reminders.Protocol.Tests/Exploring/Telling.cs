using Reminders.Protocol.Tests.Model;

namespace Reminders.Protocol.Tests.Exploring;

/// <summary>Tells a trace in words, a line a step.</summary>
internal static class Telling
{
    public static string Tell(this Trace trace, Setup setup)
    {
        var lines = trace.Steps.Select((step, index) => $"{index + 1,3}. {Line(step, setup)}");
        var end = trace.Breach is { } breach ? $"     {breach.Promise} broken: {breach.Why}" : "     every promise holds";
        return string.Join('\n', [.. lines, end]);
    }

    private static string Line(NamedStep named, Setup setup)
    {
        var (step, worker, contact) = (named.Step, "AB"[named.Worker], named.Contact);
        var invoice = "XY"[step.Invoice];
        var does = $"worker {worker}: ";
        return step.Kind switch
        {
            StepKind.LookAtInvoice => does + (step.Turn == Turn.Finish
                ? $"reads invoice {invoice}: contact {contact} is overdue, so finishes it"
                : $"reads invoice {invoice}: it is due"),
            StepKind.LookAtCustomer => does + "reads the customer: " + step.Turn switch
            {
                Turn.Finish => $"contact {contact} is overdue, so finishes it",
                Turn.Suppress => $"refused, {Word((Reason)step.Detail)}",
                Turn.Wait => "nothing to do now",
                _ => $"a message may leave by {Word((Way)step.Detail)}",
            },
            StepKind.Suppress => does + (step.Turn == Turn.Conflict ? "conflict, nothing suppressed" : $"appends reminderSuppressed to {invoice} ({Word((Reason)step.Detail)})"),
            StepKind.List => does + (step.Turn == Turn.Both ? "lists the customer's invoices: the other one is due too" : "lists the customer's invoices: no other"),
            StepKind.Claim => does + step.Turn switch
            {
                Turn.Conflict => "claims, but the customer has moved: starts over",
                Turn.Duplicate => "claims, but the id is used up",
                _ => $"claims contact {contact} for {Invoices(step.Detail)}",
            },
            StepKind.Intend => does + step.Turn switch
            {
                Turn.Conflict => $"intends on {invoice}, but it has moved",
                Turn.Duplicate => $"intends on {invoice}, but that was released: drops it",
                _ => $"intends contact {contact} on {invoice}",
            },
            StepKind.LookAgain => does + $"looks at {invoice} again: " + (step.Turn == Turn.Dropped ? "it needs no message, drops it" : "it is still due"),
            StepKind.CheckAgain => does + "reads the customer again: " + step.Turn switch
            {
                Turn.NoLongerOurs => $"contact {contact} was finished by another, stops",
                Turn.NoLongerWanted => "opted out, will not send",
                _ => "all is as before",
            },
            StepKind.HandOver => does + (step.Turn == Turn.TooLate ? $"is too late to hand over contact {contact}, stops" : $"hands over contact {contact}"),
            StepKind.Answer => $"provider to worker {worker}: " + step.Turn switch
            {
                Turn.Accepted => $"has contact {contact}",
                Turn.Refused => $"refuses contact {contact}",
                Turn.CutOffButArrived => $"no answer in time, but contact {contact} arrived",
                Turn.CutOffAndLost => $"no answer in time, and contact {contact} is lost",
                _ => $"no answer in time, and contact {contact} is still under way",
            },
            StepKind.Record => does + (step.Turn == Turn.Seen ? $"{invoice} has an outcome of contact {contact} already" : $"appends {Word((Outcome)step.Detail)} of contact {contact} to {invoice}"),
            StepKind.Close => does + (step.Turn == Turn.Seen ? $"contact {contact} is closed already" : $"appends {Word((Outcome)step.Detail)} of contact {contact} to the customer"),
            StepKind.Sweep => does + step.Turn switch
            {
                Turn.Released => $"appends contactReleased of contact {contact} to {invoice}, which has no intent",
                Turn.Intended => $"finds an intent of contact {contact} on {invoice}",
                _ => $"finds contact {contact} over on {invoice}",
            },
            StepKind.Ask => does + $"asks the provider for contact {contact}: " + step.Turn switch
            {
                Turn.Accepted => "it has it",
                Turn.Refused => "it does not have it",
                _ => "it cannot say",
            } + $", so {Word((Outcome)step.Detail)}",
            StepKind.Crash => $"worker {worker} dies and starts again",
            StepKind.Pay => $"payment for {invoice} is booked: it closes",
            StepKind.Reverse => $"the payment for {invoice} is taken back: it opens again",
            StepKind.Dispute => $"{invoice} is disputed",
            StepKind.Resolve => $"the dispute about {invoice} is settled",
            StepKind.OptOut => $"the customer opts out of {Word((Way)step.Detail)}",
            StepKind.Arrive => $"contact {contact} arrives late",
            StepKind.Tick => $"{60 / setup.Deadline} seconds pass",
            StepKind.Evening => "a minute is left of the contact hours",
            StepKind.HoursPass => "hours pass",
            StepKind.DaysPass => "days pass",
            _ => throw new InvalidOperationException($"No step: {step.Kind}."),
        };
    }

    private static string Invoices(int covers) => covers switch { 1 => "X", 2 => "Y", _ => "X, Y" };

    private static string Word(Way way) => way == Way.Email ? "e-mail" : "SMS";

    private static string Word(Reason reason) => reason == Reason.Quiet ? "quiet hours" : "budget";

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Accepted => "reminderSent",
        Outcome.Failed => "reminderFailed",
        Outcome.Unknown => "reminderOutcomeUnknown",
        _ => "contactReleased",
    };
}
