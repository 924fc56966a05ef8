namespace Reminders.Faults.Checks;

/// <summary>A promise that was not kept, and how. <see cref="Promise"/> is one of <c>P1</c> to <c>P9</c>.</summary>
public sealed record Breach(string Promise, string How)
{
    public static Breach Of(string text) => new(text[..2], text[3..]);

    public override string ToString() => $"{Promise} {How}";
}
