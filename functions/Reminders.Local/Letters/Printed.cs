namespace Reminders.Local.Letters;

/// <summary>What became of a letter that was to be turned into PDF.</summary>
public abstract record Printed
{
    private Printed()
    {
    }

    public sealed record Pdf(int Pages) : Printed;

    /// <param name="Reason">For the person who runs the service.</param>
    public sealed record Not(string Reason) : Printed;
}
