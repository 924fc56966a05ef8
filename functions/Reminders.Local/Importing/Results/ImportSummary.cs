using System.Globalization;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Results;

/// <summary>How many rows became what.</summary>
internal sealed class ImportSummary(bool isDryRun)
{
    private readonly SortedDictionary<int, long> _counts = [];

    public long Rows => _counts.Values.Sum();

    public bool IsFine { get; private set; } = true;

    public void Add(RecordResult result)
    {
        _counts[result.Status] = _counts.GetValueOrDefault(result.Status) + 1;
        IsFine &= result.IsFine;
    }

    /// <summary>One line for people.</summary>
    public override string ToString()
    {
        var parts = _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {Meaning(pair.Key)} ({pair.Key})"));
        var rows = string.Create(CultureInfo.InvariantCulture, $"{Rows} {(Rows == 1 ? "row" : "rows")}");
        return $"{(isDryRun ? "Dry run, nothing was written. " : "")}{rows}{(Rows == 0 ? "" : ": ")}{string.Join(", ", parts)}.";
    }

    private string Meaning(int status) => status switch
    {
        202 => isDryRun ? "would be new" : "new",
        200 => "known already",
        204 => "not for invoices",
        409 => isDryRun ? "would contradict what is known" : "contradicted what is known",
        422 => isDryRun ? "would be refused" : "refused",
        _ => "failed",
    };
}
