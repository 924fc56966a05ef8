using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Reminders.Formats.Xml;

/// <summary>An element with what is in it. Only names of known namespaces are kept, by their local names.</summary>
public sealed class XmlPart
{
    private static readonly IReadOnlyList<XmlPart> NoChildren = [];

    private List<XmlPart>? _children;
    private Dictionary<string, string>? _attributes;

    private XmlPart(string name, int line) => (Name, Line) = (name, line);

    public string Name { get; }

    /// <summary>Where it begins, counted from 1; 0 where nobody knows.</summary>
    public int Line { get; }

    /// <summary>The text directly inside, trimmed.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<XmlPart> Children => _children ?? NoChildren;

    public string? Attribute(string name) => _attributes?.GetValueOrDefault(name);

    /// <summary>All parts at a path of names, in document order.</summary>
    public IEnumerable<XmlPart> All(string path)
    {
        IEnumerable<XmlPart> found = [this];
        foreach (var name in path.Split('/'))
        {
            found = found.SelectMany(part => part.Children).Where(child => child.Name == name);
        }

        return found;
    }

    public XmlPart? First(string path) => All(path).FirstOrDefault();

    /// <summary>The text of the first part at a path that has any, else null.</summary>
    public string? Say(string path) => All(path).Select(part => part.Text).FirstOrDefault(text => text.Length > 0);

    /// <summary>
    /// Reads the element a reader stands on and moves behind it.
    /// </summary>
    /// <param name="reader">Stands on a start tag.</param>
    /// <param name="keeps">Tells by namespace and local name whether an element inside is kept; others are skipped unread.</param>
    /// <param name="budget">Characters that may be kept; reduced by what was.</param>
    /// <exception cref="XmlException">Malformed, too deep, or over the budget.</exception>
    public static XmlPart Read(XmlReader reader, Func<string, string, bool> keeps, ref int budget)
    {
        var reading = new Reading(reader, keeps, budget);
        var part = reading.Part();
        budget = reading.Budget;
        return part;
    }

    private sealed class Reading(XmlReader reader, Func<string, string, bool> keeps, int budget)
    {
        private readonly char[] _buffer = new char[1024];

        public int Budget { get; private set; } = budget;

        public XmlPart Part()
        {
            SafeXml.CheckDepth(reader);
            var part = new XmlPart(reader.LocalName, (reader as IXmlLineInfo)?.LineNumber ?? 0);
            Spend(part.Name.Length);
            Attributes(part);
            if (reader.IsEmptyElement)
            {
                reader.Read();
                return part;
            }

            reader.Read();
            Content(part);
            reader.Read();
            return part;
        }

        private void Attributes(XmlPart part)
        {
            for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            {
                (part._attributes ??= new Dictionary<string, string>(StringComparer.Ordinal))[reader.LocalName] = reader.Value;
                Spend(reader.Value.Length);
            }

            reader.MoveToElement();
        }

        private void Content(XmlPart part)
        {
            StringBuilder? text = null;
            while (reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    if (keeps(reader.NamespaceURI, reader.LocalName))
                    {
                        (part._children ??= []).Add(Part());
                    }
                    else
                    {
                        SafeXml.Skip(reader);
                    }
                }
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    Text(text ??= new StringBuilder());
                }
                else if (!reader.Read())
                {
                    throw new XmlException("The document ends in the middle.");
                }
            }

            part.Text = text?.ToString().Trim() ?? "";
        }

        // Piece by piece: a text of gigabytes is never whole in memory.
        private void Text(StringBuilder text)
        {
            int read;
            while ((read = reader.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
            {
                Spend(read);
                text.Append(_buffer, 0, read);
            }

            reader.Read();
        }

        private void Spend(int characters)
        {
            Budget -= characters;
            if (Budget < 0)
            {
                throw new XmlException("There is more text than such a document needs.");
            }
        }
    }
}
