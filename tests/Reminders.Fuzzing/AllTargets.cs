using Reminders.Fuzzing.Targets;

namespace Reminders.Fuzzing;

/// <summary>Every parser of what comes from outside.</summary>
internal static class AllTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. BankTargets.All,
        .. InvoiceTargets.All,
        .. WebhookTargets.All,
        .. TextTargets.All,
        .. JsonTargets.All,
    ];
}
