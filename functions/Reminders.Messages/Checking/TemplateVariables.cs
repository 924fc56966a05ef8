using System.Collections.Frozen;
using System.Reflection;

namespace Reminders.Messages;

/// <summary>What a template may name: the properties of what it is given, read from the code that gives them.</summary>
public static class TemplateVariables
{
    private static readonly FrozenDictionary<Type, FrozenDictionary<string, Type>> Views = new[]
    {
        typeof(MessageView), typeof(GroupView), typeof(InvoiceView), typeof(ChargeView), typeof(PaymentView), typeof(SenderView), typeof(SmsParts), typeof(LetterView), typeof(SwissSlip),
    }.ToFrozenDictionary(view => view, Members);

    // What a block such as {{#each rows}} may be about, besides the message itself.
    private static readonly Type[] Contexts = [typeof(MessageView), typeof(InvoiceView), typeof(ChargeView)];

    /// <summary>Every variable by its path from the message, and those of each row and each charge: "focus.amount", "rows[].number".</summary>
    public static IReadOnlyList<string> All { get; } = [.. Paths(typeof(MessageView), "").Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with a path that a template names, or null.</summary>
    internal static string? Problem(string path)
    {
        var steps = path;
        while (steps.StartsWith("../", StringComparison.Ordinal))
        {
            steps = steps[3..];
        }

        if (steps is "this" or "." || (steps.StartsWith('@') && !steps.StartsWith("@root.", StringComparison.Ordinal)))
        {
            return steps is "this" or "." or "@index" or "@first" or "@last" ? null : $"there is no '{path}'";
        }

        var parts = steps.Split('.');
        if (parts[0] is "@root" or "this")
        {
            parts = parts[1..];
        }

        var context = Array.Find(Contexts, candidate => Views[candidate].ContainsKey(parts[0]));
        if (context is null)
        {
            var known = Contexts.SelectMany(candidate => Views[candidate].Keys).Distinct().ToList();
            return $"there is no variable '{path}'{Domain.Names.NearestName.Hint(parts[0], known)}";
        }

        var type = Views[context][parts[0]];
        for (var at = 1; at < parts.Length; at++)
        {
            if (!Views.TryGetValue(type, out var members) || !members.TryGetValue(parts[at], out var next))
            {
                var before = string.Join('.', parts[..at]);
                var hint = members is null ? "" : Domain.Names.NearestName.Hint(parts[at], members.Keys);
                return $"there is no variable '{path}': '{before}' has no '{parts[at]}'{hint}";
            }

            type = next;
        }

        return null;
    }

    private static IEnumerable<string> Paths(Type view, string before)
    {
        foreach (var (name, type) in Views[view])
        {
            var path = before + name;
            var each = ElementOf(type);
            if (each is null && !Views.ContainsKey(type))
            {
                yield return path;
            }
            else if (each is not null && !Views.ContainsKey(each))
            {
                yield return $"{path}[]";
            }
            else
            {
                var inner = each is null ? Paths(type, $"{path}.") : Paths(each, $"{path}[].");
                foreach (var one in inner)
                {
                    yield return one;
                }
            }
        }
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static FrozenDictionary<string, Type> Members(Type view) => view
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetCustomAttribute<NotForTemplatesAttribute>() is null)
        .ToFrozenDictionary(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property => property.PropertyType, StringComparer.Ordinal);
}
