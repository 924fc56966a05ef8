namespace Reminders.Messages;

/// <summary>A short message and how many segments a carrier will send, and bill, it as.</summary>
public sealed record RenderedSms(string Text, int Segments);
