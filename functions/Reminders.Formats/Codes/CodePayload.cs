namespace Reminders.Formats.Codes;

/// <summary>What stands in a payment code, or why there is none.</summary>
public abstract record CodePayload
{
    private CodePayload()
    {
    }

    /// <param name="Text">The code's content, lines joined by LF.</param>
    public sealed record Made(string Text) : CodePayload;

    /// <param name="Reason">What is wrong, for the person who can put it right. Names fields, never their content.</param>
    public sealed record NotMade(string Reason) : CodePayload;
}
