using System.Xml;
using Reminders.Formats.BankFiles.Camt;
using Reminders.Formats.BankFiles.Mt940;
using Reminders.Formats.Xml;

namespace Reminders.Formats.BankFiles;

/// <summary>
/// Reads what banks send about an account, of any length and in bounded memory: camt.052, camt.053 and camt.054 of all versions,
/// and MT940.
/// </summary>
public static class BankFileReader
{
    /// <summary>Statements, reports and notifications of one file.</summary>
    public const int MaxStatements = 1_000_000;

    /// <summary>Statements with their entries, in the file's order; which format it is tells its start.</summary>
    /// <param name="file">Can be read again from its start; left open.</param>
    /// <exception cref="BankFileException">It is none of these formats, or cannot be read from some place on.</exception>
    public static IEnumerable<BankFileItem> Read(Stream file)
    {
        using var items = (StartsAsXml(file) ? CamtReader.Read(file) : Mt940Reader.Read(file)).GetEnumerator();
        while (Next(items) is { } item)
        {
            yield return item;
        }
    }

    private static BankFileItem? Next(IEnumerator<BankFileItem> items)
    {
        try
        {
            return items.MoveNext() ? items.Current : null;
        }
        catch (XmlException broken)
        {
            throw new BankFileException(
                broken.LineNumber > 0 ? $"line {broken.LineNumber}, column {broken.LinePosition}" : "the file",
                $"is no well-formed XML: {SafeXml.Reason(broken)}");
        }
    }

    // Whatever has a < among its first letters; UTF-16 has zeros between them.
    private static bool StartsAsXml(Stream file)
    {
        Span<byte> start = stackalloc byte[64];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position -= read;
        foreach (var letter in start[..read])
        {
            if (letter is not (0 or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return letter == '<';
            }
        }

        return false;
    }
}
