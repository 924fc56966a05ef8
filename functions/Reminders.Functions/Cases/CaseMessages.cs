namespace Reminders.Functions.Cases;

/// <summary>The case an orchestration runs. Ids only: no amounts, no names travel through the orchestration.</summary>
public sealed record CaseRef(string Creditor, string InvoiceId);

/// <summary>What the plan activity answers. Times are UTC; histories of running instances hold this, so fields are only ever added.</summary>
public sealed record PlannedCase(bool IsClosed, DateTime? WakeAt, PlannedStep? Step, string Status);

/// <summary>The step to perform: <c>contact</c> or <c>finishContact</c>.</summary>
public sealed record PlannedStep(string Kind, string? ContactId);

public sealed record StepToPerform(CaseRef Case, PlannedStep Step);

/// <summary>What the perform activity answers. With a time: not now, come back then.</summary>
public sealed record PerformedStep(DateTime? WaitUntil);
