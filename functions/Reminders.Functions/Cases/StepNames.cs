using Reminders.Application.Cases;

namespace Reminders.Functions.Cases;

/// <summary>Steps as histories hold them.</summary>
internal static class StepNames
{
    private const string Contact = "contact";
    private const string FinishContact = "finishContact";

    public static PlannedStep Write(CaseStep step) => step.Kind switch
    {
        CaseStepKind.Contact => new PlannedStep(Contact, null),
        CaseStepKind.FinishContact => new PlannedStep(FinishContact, step.ContactId),
        _ => throw new InvalidOperationException($"No kind of step: {step.Kind}."),
    };

    public static CaseStep Read(PlannedStep step) => step.Kind switch
    {
        Contact => new CaseStep(CaseStepKind.Contact),
        FinishContact => new CaseStep(CaseStepKind.FinishContact, step.ContactId),
        _ => throw new InvalidOperationException($"No kind of step: {step.Kind}."),
    };
}
