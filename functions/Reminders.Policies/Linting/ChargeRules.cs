namespace Reminders.Policies.Linting;

/// <summary>Nobody is charged without a basis.</summary>
internal static class ChargeRules
{
    public static IEnumerable<PolicyProblem> Check(PolicyFile file)
    {
        foreach (var charge in file.Policy.Charges)
        {
            if (charge.Consumers && string.IsNullOrWhiteSpace(charge.LegalBasis))
            {
                yield return file.Problem(
                    $"charges/{charge.Id}", $"consumers would pay '{charge.Id}' and no law or agreement is named: add 'legalBasis:', or write 'for: business'");
            }

            if (file.Policy.Segments.All(segment => segment.Steps.All(step => step.Charge != charge.Id)))
            {
                yield return file.Problem(
                    $"charges/{charge.Id}", $"no step adds '{charge.Id}': write 'charge: {charge.Id}' at one, or take it out", ProblemKind.Warning);
            }
        }
    }
}
