using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Reminders.Tables;

/// <summary>One table, its answers as values: a row that moved or is there already is no exception.</summary>
internal sealed class Table(TableClient client)
{
    private const string AlreadyThere = "EntityAlreadyExists";

    private readonly string _service = $"Azure Tables ({client.AccountName})";

    public Task<bool> Create(CancellationToken cancellation) =>
        Told(async () => await client.CreateIfNotExistsAsync(cancellation) is not null, cancellation);

    public Task<TableEntity?> Find(string partition, string row, CancellationToken cancellation) => Told(
        async () =>
        {
            var found = await client.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation);
            return found.HasValue ? found.Value : null;
        },
        cancellation);

    /// <summary>False if a row with this key is there.</summary>
    public Task<bool> Add(TableEntity row, CancellationToken cancellation) =>
        Unless(failure => failure.ErrorCode == AlreadyThere, () => client.AddEntityAsync(row, cancellation), cancellation);

    /// <summary>False if the row is no longer as it was read.</summary>
    public Task<bool> Replace(TableEntity row, ETag asRead, CancellationToken cancellation) =>
        Unless(Moved, () => client.UpdateEntityAsync(row, asRead, TableUpdateMode.Replace, cancellation), cancellation);

    public Task<bool> Upsert(TableEntity row, CancellationToken cancellation) =>
        Unless(_ => false, () => client.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation), cancellation);

    /// <summary>False if the row is no longer as it was read. One that is gone is fine.</summary>
    public Task<bool> Delete(string partition, string row, ETag asRead, CancellationToken cancellation) =>
        Unless(Moved, () => client.DeleteEntityAsync(partition, row, asRead, cancellation), cancellation);

    /// <summary>All of it or nothing. False if a row moved or is there already.</summary>
    public Task<bool> Submit(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation) =>
        Unless(failure => Moved(failure) || failure.ErrorCode == AlreadyThere, () => client.SubmitTransactionAsync(actions, cancellation), cancellation);

    public async IAsyncEnumerable<TableEntity> Query(
        FormattableString filter,
        int? page = null,
        IEnumerable<string>? columns = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        const int maxPage = 1000;
        await using var rows = client
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter), Math.Min(page ?? maxPage, maxPage), columns, cancellation)
            .GetAsyncEnumerator(cancellation);
        while (await Told(async () => await rows.MoveNextAsync(), cancellation))
        {
            yield return rows.Current;
        }
    }

    private static bool Moved(RequestFailedException failure) => failure.Status == 412 || failure.ErrorCode == "ResourceNotFound";

    private Task<T> Told<T>(Func<Task<T>> call, CancellationToken cancellation) => StorageTrouble.Told(_service, call, cancellation);

    private Task<bool> Unless<T>(Func<RequestFailedException, bool> expected, Func<Task<T>> call, CancellationToken cancellation) => Told(
        async () =>
        {
            try
            {
                await call();
                return true;
            }
            catch (RequestFailedException failure) when (expected(failure))
            {
                return false;
            }
        },
        cancellation);
}
