namespace Reminders.Messages;

/// <summary>A letter, ready to be printed: A4 after DIN 5008 form B, with nothing from outside. The text says the same without layout.</summary>
public sealed record RenderedLetter(string Subject, string Text, string Html);
