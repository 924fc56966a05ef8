using System.Collections.Frozen;
using Reminders.Domain.Names;

namespace Reminders.Messages;

/// <summary>
/// Whose words a creditor's customers read: the shipped templates, over them a company's own for all its creditors, over them those
/// of one creditor. Read and checked once, at start.
/// </summary>
public sealed class MessageTemplates
{
    private readonly FrozenDictionary<string, MessageRenderer> _own;

    private MessageTemplates(MessageRenderer shared, FrozenDictionary<string, MessageRenderer> own)
    {
        Shared = shared;
        _own = own;
    }

    public static MessageTemplates Shipped { get; } = new(new MessageRenderer(), FrozenDictionary<string, MessageRenderer>.Empty);

    /// <summary>The templates of creditors that have none of their own, and those that policies can rely on.</summary>
    public MessageRenderer Shared { get; }

    /// <summary>Reads a folder: files at most one folder deep are everybody's, those two deep the creditor's that the outer folder names.</summary>
    /// <exception cref="TemplateException">One line for each mistake, with file and line.</exception>
    public static MessageTemplates Load(IEnumerable<KeyValuePair<string, TemplateSource>> files)
    {
        var (templates, problems) = Check(files);
        var errors = problems.Where(problem => !problem.IsWarning).ToList();
        return errors.Count == 0 ? templates : throw new TemplateException(string.Join('\n', errors));
    }

    /// <summary>The same, with everything that is wrong beside it: not to be sent with while there are errors.</summary>
    /// <exception cref="TemplateException">A file lies where no template is looked for.</exception>
    public static (MessageTemplates Templates, IReadOnlyList<TemplateProblem> Problems) Check(IEnumerable<KeyValuePair<string, TemplateSource>> files)
    {
        var byOwner = files.ToLookup(file => TemplateOwner.Of(file.Key, file.Value));
        if (byOwner.Count == 0)
        {
            return (Shipped, []);
        }

        var shared = new TemplateFiles(byOwner[""]);
        var everybody = new MessageRenderer(shared);
        var own = byOwner.Where(owned => owned.Key.Length > 0).ToFrozenDictionary(
            owned => owned.Key,
            owned => new MessageRenderer(shared, new TemplateFiles(owned.Select(file =>
                KeyValuePair.Create(file.Key[(owned.Key.Length + 1)..], file.Value)))),
            StringComparer.Ordinal);
        return (new MessageTemplates(everybody, own), [.. own.Values.Prepend(everybody).SelectMany(Problems).Distinct()]);
    }

    /// <summary>The words for one creditor.</summary>
    public MessageRenderer Of(string creditor) => _own.GetValueOrDefault(creditor, Shared);

    /// <summary>Refuses templates of creditors that are not there: most often a misspelt folder.</summary>
    /// <exception cref="TemplateException">Names the folder and what was probably meant.</exception>
    public void RequireKnown(IReadOnlyCollection<string> creditors)
    {
        var unknown = _own.Keys.Where(owner => !creditors.Contains(owner, StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new TemplateException(string.Join('\n', unknown.Select(owner =>
                $"templates/{owner}: there is no creditor '{owner}'{NearestName.Hint(owner, creditors)}; known: {string.Join(", ", creditors.Order(StringComparer.Ordinal))}")));
        }
    }

    private static IReadOnlyList<TemplateProblem> Problems(MessageRenderer renderer) =>
        renderer.Check() is { Count: > 0 } broken ? broken : renderer.CheckTone();
}
