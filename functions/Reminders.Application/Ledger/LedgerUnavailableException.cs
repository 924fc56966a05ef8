namespace Reminders.Application.Ledger;

/// <summary>
/// Storage cannot take or give anything now (disk full, read-only, corrupt, locked). Nothing was written; the sender tries again.
/// The message names the file and says what to do, and holds no data.
/// </summary>
public sealed class LedgerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
