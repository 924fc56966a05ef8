using System.Collections.Frozen;
using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Domain.Names;
using Reminders.Policies.Yaml;

namespace Reminders.Policies.Reading;

/// <summary>
/// The keys of one part of a file. Reads on after a mistake, so that one run names them all; what could not be read has its type's
/// default, and the problem keeps the policy from being used.
/// </summary>
internal sealed class Section
{
    private const int MaxItems = 500;
    private readonly string[] _known;
    private readonly YamlMap _map;
    private readonly List<PolicyProblem> _problems;

    public Section(YamlNode node, string kind, List<PolicyProblem> problems)
        : this(node, PolicyKeys.All[kind], problems)
    {
    }

    public Section(YamlNode node, string[] known, List<PolicyProblem> problems)
    {
        _problems = problems;
        _known = known;
        _map = node as YamlMap ?? new YamlMap(node.At, []);
        if (node is not YamlMap)
        {
            Wrong(node.At, $"must be keys with values: {string.Join(", ", _known.Select(key => $"{key}:"))}");
        }

        foreach (var entry in _map.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            var hint = NearestName.Hint(entry.Key, _known);
            Wrong(entry.At, $"there is no '{YamlTree.Shown(entry.Key)}' here{(hint.Length > 0 ? hint : $"; known: {string.Join(", ", _known)}")}");
        }
    }

    public Position At => _map.At;

    public Position PlaceOf(string key) => _map.Find(key)?.Value.At ?? _map.At;

    public bool Has(string key) => _map.Find(key) is not null;

    public void Wrong(Position at, string message) => _problems.Add(new PolicyProblem(at.Line, at.Column, message));

    /// <summary>A value that has to be there.</summary>
    public T Need<T>(string key, Func<YamlScalar, Word<T>> read)
    {
        Require(key);
        return _map.Find(key) is { } entry ? Value(entry.Value, key, read, default) : default!;
    }

    /// <summary>A value that may be left out.</summary>
    public T Read<T>(string key, Func<YamlScalar, Word<T>> read, T otherwise) =>
        _map.Find(key) is { } entry ? Value(entry.Value, key, read, otherwise) : otherwise;

    /// <summary>The same for a value whose absence means something.</summary>
    public T? Maybe<T>(string key, Func<YamlScalar, Word<T>> read)
        where T : struct => _map.Find(key) is { } entry ? Value(entry.Value, key, read, default) : null;

    public Section? Part(string key, string kind) => _map.Find(key) is { } entry ? new Section(entry.Value, kind, _problems) : null;

    public YamlMap? Map(string key) => _map.Find(key)?.Value as YamlMap;

    /// <summary>A list of parts, each with keys of its own.</summary>
    public ImmutableArray<YamlNode> Items(string key, int most = MaxItems)
    {
        switch (_map.Find(key)?.Value)
        {
            case null:
                return [];
            case YamlList { Items.Length: > 0 } list when list.Items.Length <= most:
                return list.Items;
            case YamlList { Items.Length: > 0 } list:
                Wrong(list.At, $"'{key}' has {list.Items.Length} entries; at most {most} are read");
                return [];
            case var other:
                Wrong(other.At, $"'{key}' must be a list with at least one entry, each begun by '- '");
                return [];
        }
    }

    public ImmutableArray<string> Texts(string key, Func<YamlScalar, Word<string>> read) =>
        [.. Items(key, most: 10).Select(item => Value(item, key, read, ""))];

    /// <summary>Amounts by currency, in minor units: <c>{ EUR: 2.00 }</c>.</summary>
    public FrozenDictionary<string, long>? AmountsByCurrency(string key)
    {
        if (_map.Find(key) is not { } entry)
        {
            return null;
        }

        if (entry.Value is not YamlMap { Entries.Length: > 0 } amounts)
        {
            Wrong(entry.Value.At, $"'{key}' must name amounts by currency, such as {{ EUR: 2.00 }}");
            return null;
        }

        var read = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var amount in amounts.Entries)
        {
            if (!Currency.TryOf(amount.Key, out _))
            {
                Wrong(amount.At, $"'{YamlTree.Shown(amount.Key)}' is no currency{NearestName.Hint(amount.Key, Currency.Codes)}");
            }
            else
            {
                read[amount.Key] = Value(amount.Value, amount.Key, scalar => Words.Amount(scalar with { Text = $"{scalar.Text} {amount.Key}" }), default).Minor;
            }
        }

        return read.ToFrozenDictionary();
    }

    public void Require(string key)
    {
        // A misspelt key is named as such already.
        if (!Has(key) && !_map.Entries.Any(entry => NearestName.Of(entry.Key, _known) == key))
        {
            Wrong(_map.At, $"'{key}:' is missing here");
        }
    }

    private T Value<T>(YamlNode node, string key, Func<YamlScalar, Word<T>> read, T? otherwise)
    {
        if (node is not YamlScalar scalar)
        {
            Wrong(node.At, $"'{key}' must be one value, not {(node is YamlList ? "a list" : "keys with values")}");
            return otherwise!;
        }

        if (scalar.IsEmpty)
        {
            Wrong(scalar.At, $"'{key}' has no value: give one or leave the key out");
            return otherwise!;
        }

        var word = read(scalar);
        if (word.Problem is { } problem)
        {
            Wrong(scalar.At, $"{key}: {problem}");
            return otherwise!;
        }

        return word.Value!;
    }
}
