using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Reminders.Formats.Xml;

/// <summary>An element with what is in it. Only names of known namespaces are kept, by their local names.</summary>
public sealed class XmlPart
{
    private readonly List<XmlPart> _children = [];
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    private XmlPart(string name) => Name = name;

    public string Name { get; }

    /// <summary>The text directly inside, trimmed.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<XmlPart> Children => _children;

    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>All parts at a path of names, in document order.</summary>
    public IEnumerable<XmlPart> All(string path)
    {
        IEnumerable<XmlPart> found = [this];
        foreach (var name in path.Split('/'))
        {
            found = found.SelectMany(part => part._children).Where(child => child.Name == name);
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
        if (reader.Depth > SafeXml.MaxDepth)
        {
            throw new XmlException($"Elements are nested deeper than {SafeXml.MaxDepth}.");
        }

        var part = new XmlPart(reader.LocalName);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            part._attributes[reader.LocalName] = reader.Value;
            Spend(ref budget, reader.Value.Length);
        }

        reader.MoveToElement();
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return part;
        }

        var text = new StringBuilder();
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (keeps(reader.NamespaceURI, reader.LocalName))
                {
                    Spend(ref budget, reader.LocalName.Length);
                    part._children.Add(Read(reader, keeps, ref budget));
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                Spend(ref budget, reader.Value.Length);
                text.Append(reader.Value);
                reader.Read();
            }
            else if (!reader.Read())
            {
                throw new XmlException("The document ends in the middle.");
            }
        }

        reader.Read();
        part.Text = text.ToString().Trim();
        return part;
    }

    private static void Spend(ref int budget, int characters)
    {
        budget -= characters;
        if (budget < 0)
        {
            throw new XmlException("There is more text than such a document needs.");
        }
    }
}
