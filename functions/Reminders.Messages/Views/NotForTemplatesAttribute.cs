namespace Reminders.Messages;

/// <summary>Marks what a view needs itself: values as they came in, which no template shall show.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotForTemplatesAttribute : Attribute;
