namespace Reminders.Formats.Matching;

/// <summary>Open invoices in memory, under their keys: for a statement's worth of lines, and for stores small enough.</summary>
public sealed class CandidateIndex
{
    private readonly Dictionary<string, List<Candidate>> _byKey = new(StringComparer.Ordinal);
    private readonly MatchingPolicy _policy;

    public CandidateIndex(IEnumerable<OpenInvoice> invoices, MatchingPolicy policy)
    {
        _policy = policy;
        foreach (var candidate in invoices.Select(invoice => Candidate.Of(invoice, policy)))
        {
            foreach (var key in LookupKeys.Of(candidate))
            {
                if (!_byKey.TryGetValue(key, out var under))
                {
                    _byKey[key] = under = [];
                }

                under.Add(candidate);
            }
        }
    }

    public Match Match(PaymentLine line)
    {
        var words = LineWords.Of(line, _policy);
        var found = new HashSet<Candidate>(ReferenceEqualityComparer.Instance);
        Add(LookupKeys.Of(line, words), found);
        Add([.. LookupKeys.Then(found)], found);
        return Matcher.Match(line, words, found, _policy);
    }

    private void Add(IEnumerable<string> keys, HashSet<Candidate> found)
    {
        foreach (var key in keys)
        {
            if (_byKey.TryGetValue(key, out var under))
            {
                found.UnionWith(under.Take(LookupKeys.MaxPerKey));
            }
        }
    }
}
