using System.Text;

namespace Reminders.Application.Ledger;

/// <summary>The limits of one append, checked alike by every store before anything is queued or sent.</summary>
public static class AppendLimits
{
    public const int MaxKeyLength = 200;

    /// <summary>Throws when an append is larger than every store can take in one piece.</summary>
    /// <exception cref="ArgumentException">More events, keys or bytes than <see cref="Append"/> allows, or too long a key.</exception>
    public static void Check(Append append)
    {
        if (append.Events.Length + append.Keys.Length > Append.MaxEntries)
        {
            throw new ArgumentException($"An append takes at most {Append.MaxEntries} events and keys together.", nameof(append));
        }

        if (append.Keys.Any(key => key.Length > MaxKeyLength))
        {
            throw new ArgumentException($"A key has at most {MaxKeyLength} characters.", nameof(append));
        }

        if (Bytes(append) > Append.MaxBytes)
        {
            throw new ArgumentException($"An append takes at most {Append.MaxBytes} bytes of events and documents.", nameof(append));
        }
    }

    private static long Bytes(Append append) =>
        append.Events.Sum(one => (long)Encoding.UTF8.GetByteCount(one.Json)) + append.Documents.Sum(one => (long)one.Content.Length);
}
