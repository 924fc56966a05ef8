using Reminders.Formats.References;

namespace Reminders.Application.Creditors;

/// <summary>The payment references of invoices that came without one.</summary>
public static class References
{
    /// <summary>Always the same for the same number; null where the creditor wants none.</summary>
    public static string? For(Creditor creditor, string number) => creditor.References switch
    {
        ReferenceKind.None => null,
        ReferenceKind.Rf => GeneratedReference.Rf(number),
        ReferenceKind.Qrr => GeneratedReference.Qrr(number),
        _ => throw new InvalidOperationException($"No kind: {creditor.References}."),
    };
}
