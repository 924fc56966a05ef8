using System.Xml;

namespace Reminders.Formats.Xml;

/// <summary>Reads XML from outside: no DTDs, so no entities and nothing fetched; bounded in size and depth.</summary>
public static class SafeXml
{
    /// <summary>Nothing that is read here nests deeper than half of this.</summary>
    public const int MaxDepth = 64;

    /// <param name="input">Read to its end by nobody else; left open.</param>
    /// <param name="maxCharacters">After so many the reader throws <see cref="XmlException"/>.</param>
    public static XmlReader Over(Stream input, long maxCharacters) => XmlReader.Create(input, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = maxCharacters,
        MaxCharactersFromEntities = 1,
        Async = true,
        CloseInput = false,
    });

    /// <summary>Where a malformed document breaks and why, in one sentence.</summary>
    public static string Explain(XmlException broken) => broken.LineNumber > 0
        ? $"line {broken.LineNumber}, column {broken.LinePosition}: {Reason(broken)}"
        : Reason(broken);

    private static string Reason(XmlException broken)
    {
        if (broken.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return "a document type declaration is not accepted";
        }

        // The message repeats the place at its end.
        var place = broken.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return place > 0 ? broken.Message[..place] : broken.Message;
    }
}
