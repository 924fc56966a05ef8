using System.Runtime.InteropServices;

namespace Reminders.Formats.Matching;

/// <summary>Open invoices in memory, under their keys: for a statement's worth of lines, and for stores small enough.</summary>
public sealed class CandidateIndex
{
    private readonly List<Candidate> _candidates = [];
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    private readonly MatchingPolicy _policy;

    public CandidateIndex(IEnumerable<OpenInvoice> invoices, MatchingPolicy policy)
    {
        _policy = policy;
        foreach (var invoice in invoices)
        {
            var candidate = Candidate.Of(invoice, policy);
            foreach (var key in LookupKeys.Of(candidate))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _) ??= []).Add(_candidates.Count);
            }

            _candidates.Add(candidate);
        }
    }

    public Match Match(PaymentLine line)
    {
        var words = LineWords.Of(line, _policy);
        var payer = Payer.Of(line);
        var keys = LookupKeys.Of(line, words, payer.Name);
        var found = new List<int>();
        Add(keys.Numbers, found);
        Add([.. LookupKeys.Then(found.Select(at => _candidates[at]))], found);
        Add(keys.Payer, found);
        found.Sort();
        var candidates = new List<Candidate>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                candidates.Add(_candidates[found[i]]);
            }
        }

        return Matcher.Match(line, words, payer, candidates, _policy);
    }

    private void Add(IEnumerable<string> keys, List<int> found)
    {
        foreach (var key in keys)
        {
            if (_byKey.TryGetValue(key, out var under) && !LookupKeys.IsTooCommon(key, under.Count))
            {
                found.AddRange(CollectionsMarshal.AsSpan(under)[..Math.Min(under.Count, LookupKeys.Most(key))]);
            }
        }
    }
}
