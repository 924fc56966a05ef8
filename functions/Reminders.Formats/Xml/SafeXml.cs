using System.Text.RegularExpressions;
using System.Xml;

namespace Reminders.Formats.Xml;

/// <summary>Reads XML from outside: no DTDs, so no entities and nothing fetched; bounded in size, depth and length of a tag.</summary>
public static partial class SafeXml
{
    /// <summary>Nothing that is read here nests deeper than half of this.</summary>
    public const int MaxDepth = 64;

    private const int MaxReason = 250;

    /// <param name="input">Read to its end by nobody else; left open.</param>
    /// <param name="maxCharacters">After so many the reader throws <see cref="XmlException"/>.</param>
    public static XmlReader Over(Stream input, long maxCharacters) => XmlReader.Create(new TagGuard(input), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = maxCharacters,
        MaxCharactersFromEntities = 1,
        CloseInput = false,
    });

    /// <summary>Moves behind the element that a reader stands on, without looking at it; as deep as it may nest, no deeper.</summary>
    /// <exception cref="XmlException">Malformed or too deep.</exception>
    public static void Skip(XmlReader reader)
    {
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            do
            {
                if (!reader.Read())
                {
                    throw new XmlException("The document ends in the middle.");
                }

                CheckDepth(reader);
            }
            while (reader.Depth > depth);
        }

        reader.Read();
    }

    internal static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > MaxDepth)
        {
            throw new XmlException($"Elements are nested deeper than {MaxDepth}.");
        }
    }

    /// <summary>Where a malformed document breaks and why, in one sentence.</summary>
    public static string Explain(XmlException broken) => broken.LineNumber > 0
        ? $"line {broken.LineNumber}, column {broken.LinePosition}: {Reason(broken)}"
        : Reason(broken);

    /// <summary>Why, without the place.</summary>
    public static string Reason(XmlException broken)
    {
        if (broken.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return "a document type declaration is not accepted";
        }

        if (broken.Message.StartsWith("Unexpected end of file", StringComparison.Ordinal))
        {
            return "the file ends in the middle";
        }

        // The message repeats the place at its end, and names what it met, however long that is.
        var place = broken.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        var reason = LongNames().Replace(place > 0 ? broken.Message[..place] : broken.Message, "'…'");
        return reason.Length > MaxReason ? $"{reason[..MaxReason]}…" : reason;
    }

    [GeneratedRegex("'[^']{41,}'", RegexOptions.None, 1000)]
    private static partial Regex LongNames();
}
