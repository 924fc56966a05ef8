using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Reminders.Policies.Yaml;

/// <summary>
/// Reads one YAML document into nodes that know their place. Only plain data: no anchors, aliases or tags, no key twice, bounded
/// in size and depth, so that a file is no bigger than it looks.
/// </summary>
internal sealed class YamlTree
{
    public const int MaxLength = 256 * 1024;
    private const int MaxDepth = 16;
    private const string Advice = "look here and just before for a colon, quote or bracket that is missing or too many, or lines that are not aligned";

    private readonly Parser _parser;
    private readonly List<PolicyProblem> _problems;

    private readonly YamlAdvice _advice;

    private YamlTree(string text, List<PolicyProblem> problems, YamlAdvice advice)
    {
        _parser = new Parser(new Scanner(new StringReader(text)));
        _problems = problems;
        _advice = advice;
    }

    /// <summary>The document's root, or null and at least one problem.</summary>
    public static YamlNode? Parse(string text, List<PolicyProblem> problems, YamlAdvice advice)
    {
        if (text.Length > MaxLength)
        {
            problems.Add(new PolicyProblem(1, 1, $"the file has {text.Length} characters; at most {MaxLength} are read"));
            return null;
        }

        if (Unprintable(text) is { } unprintable)
        {
            problems.Add(unprintable);
            return null;
        }

        var tree = new YamlTree(text, problems, advice);
        try
        {
            return tree.Document();
        }
        catch (TreeException broken)
        {
            problems.Add(new PolicyProblem(broken.At.Line, broken.At.Column, broken.Message));
        }
        catch (YamlException malformed)
        {
            problems.Add(Malformed(text, malformed));
        }
        catch (InvalidOperationException)
        {
            // The scanner's way of saying that it lost its place; the last node it had read is the nearest we know.
            var at = At(tree._parser.Current?.End ?? Mark.Empty);
            problems.Add(new PolicyProblem(at.Line, at.Column, $"this is no YAML from here on; {Advice}"));
        }

        return null;
    }

    // Of a tab the scanner only tells where the part began that it stands in.
    private static PolicyProblem Malformed(string text, YamlException malformed)
    {
        var tab = malformed.Message.Contains("tab", StringComparison.Ordinal)
            ? text.Split('\n').Index().FirstOrDefault(line => line.Item.AsSpan().TrimStart(' ') is ['\t', .. var rest] && !rest.Trim().IsEmpty && rest.TrimStart()[0] != '#')
            : default;
        if (tab.Item is { } indented)
        {
            return new PolicyProblem(tab.Index + 1, indented.IndexOf('\t', StringComparison.Ordinal) + 1, "this is no YAML: the line is indented with a tab; use blanks");
        }

        var at = At(malformed.Start);
        return new PolicyProblem(at.Line, at.Column, $"this is no YAML: {InOneLine(malformed.Message).TrimEnd('.')}; {Advice}");
    }

    // Such a character is never meant, and nobody finds it by looking.
    private static PolicyProblem? Unprintable(string text)
    {
        for (var (at, line, column) = (0, 1, 1); at < text.Length; at++, column++)
        {
            if (text[at] == '\n')
            {
                (line, column) = (line + 1, 0);
            }
            else if (char.IsControl(text[at]) && text[at] is not ('\t' or '\r'))
            {
                return new PolicyProblem(line, column, string.Create(CultureInfo.InvariantCulture, $"there is a character that no editor shows (U+{(int)text[at]:X4}): delete it"));
            }
        }

        return null;
    }

    private YamlNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            throw new TreeException(new Position(1, 1), $"the file is empty; {_advice.WhenEmpty}");
        }

        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        return _parser.TryConsume<DocumentStart>(out var second)
            ? throw new TreeException(At(second.Start), $"a file holds one {_advice.Kind}: put the next one into a file of its own")
            : root;
    }

    private YamlNode Node(int depth)
    {
        var at = At(_parser.Current?.Start ?? Mark.Empty);
        if (depth > MaxDepth)
        {
            throw new TreeException(at, $"is nested more than {MaxDepth} deep");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            throw new TreeException(at, $"aliases (*{alias.Value}) are not read: {_advice.InsteadOfAliases}");
        }

        if (_parser.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            throw new TreeException(at, $"anchors (&{anchored.Anchor}) are not read: {_advice.InsteadOfAliases}");
        }

        if (_parser.Current is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw new TreeException(at, $"tags ({InOneLine(tagged.Tag.ToString())}) are not read: leave it out");
        }

        return _parser.Current switch
        {
            Scalar => ScalarNode(at),
            SequenceStart => ListNode(at, depth),
            MappingStart => MapNode(at, depth),
            _ => throw new TreeException(at, "a value, a list or keys with values are expected here"),
        };
    }

    private YamlScalar ScalarNode(Position at)
    {
        var scalar = _parser.Consume<Scalar>();
        return new YamlScalar(at, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlList ListNode(Position at, int depth)
    {
        _parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new YamlList(at, items.ToImmutable());
    }

    private YamlMap MapNode(Position at, int depth)
    {
        _parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var first = new Dictionary<string, Position>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not YamlScalar key)
            {
                throw new TreeException(at, "a key is one word");
            }

            var value = Node(depth + 1);
            if (first.TryGetValue(key.Text, out var earlier))
            {
                _problems.Add(new PolicyProblem(key.At.Line, key.At.Column, $"'{Shown(key.Text)}' is there twice, first in line {earlier.Line}: keep one"));
                continue;
            }

            first.Add(key.Text, key.At);
            entries.Add(new YamlEntry(key.At, key.Text, value));
        }

        return new YamlMap(at, entries.ToImmutable());
    }

    /// <summary>A word of the file in one short line.</summary>
    public static string Shown(string text)
    {
        var line = InOneLine(text);
        return line.Length <= 60 ? line : line[..57] + "...";
    }

    private static string InOneLine(string text) => string.Create(CultureInfo.InvariantCulture, $"{text}").Aggregate(
        new System.Text.StringBuilder(), (line, letter) => line.Append(char.IsControl(letter) ? ' ' : letter)).ToString();

    private static Position At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private sealed class TreeException(Position at, string message) : Exception(message)
    {
        public Position At => at;
    }
}
