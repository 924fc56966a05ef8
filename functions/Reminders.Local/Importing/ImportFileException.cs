namespace Reminders.Local.Importing;

/// <summary>A file cannot be imported, or not from here on; the message says where and what to do.</summary>
internal sealed class ImportFileException(string message) : Exception(message);
