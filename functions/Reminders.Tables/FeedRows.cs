using System.Text.Json;
using Azure.Data.Tables;
using Reminders.Application.Ledger;
using Reminders.Domain.Payments;

namespace Reminders.Tables;

/// <summary>One row for each payment feed, in a partition of the catalogue that listing streams never looks at.</summary>
internal sealed class FeedRows(Table catalogue)
{
    private const string Json = "Json";

    public async Task<IReadOnlyList<FeedWord>> All(string creditor, CancellationToken cancellation)
    {
        var words = new List<FeedWord>();
        await foreach (var row in catalogue.Query($"PartitionKey eq {Partition(creditor)}", cancellation: cancellation))
        {
            words.Add(Word(row));
        }

        return words;
    }

    public async Task<FeedWord> Change(string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await catalogue.Find(Partition(creditor), feed, cancellation);
            var changed = change(found is null ? new FeedWord(feed) : Word(found));
            var row = new TableEntity(Partition(creditor), feed) { [Json] = JsonSerializer.Serialize(changed, EventFormat.Json) };
            if (found is null ? await catalogue.Add(row, cancellation) : await catalogue.Replace(row, found.ETag, cancellation))
            {
                return changed;
            }
        }
    }

    private static string Partition(string creditor) => $"feed {creditor}";

    private static FeedWord Word(TableEntity row) => JsonSerializer.Deserialize<FeedWord>(row.GetString(Json), EventFormat.Json)!;
}
