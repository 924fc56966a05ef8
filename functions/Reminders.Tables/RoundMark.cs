using Azure.Data.Tables;

namespace Reminders.Tables;

/// <summary>A row that says with which piece the next round of the nightly check begins.</summary>
internal sealed class RoundMark(Table catalogue)
{
    private const string Partition = "round";
    private const string Piece = "Piece";

    /// <summary>Zero where no round ever began.</summary>
    public async Task<int> Next(CancellationToken cancellation) =>
        await catalogue.Find(Partition, Keys.Head, cancellation) is { } row ? row.GetInt32(Piece) ?? 0 : 0;

    public Task Put(int piece, CancellationToken cancellation) =>
        catalogue.Upsert(new TableEntity(Partition, Keys.Head) { [Piece] = piece }, cancellation);
}
