using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>
/// The ledger, its projections and its documents on Azure Tables and Blobs. The clients are the host's: their credentials, their
/// network and their retries, which are the only ones there are. Safe to use from many places at once.
/// </summary>
public sealed partial class TablesStore : ILedger, IProjections, IProjectionRebuild, IDocuments, IPublicationMarks
{
    private readonly Table[] _tables;
    private readonly DocumentBlobs _documents;
    private readonly StreamTable _streams;
    private readonly Catalogue _catalogue;
    private readonly Wakes _wakes;
    private readonly Marks _marks;
    private readonly Table _lists;
    private readonly ListReader _reader;
    private readonly ListWriter _writer;
    private readonly CaseLists _cases;
    private readonly Appending _appending;
    private readonly Moving _moving;
    private readonly FeedRows _feeds;
    private readonly ImportMark _importing;
    private readonly RoundMark _round;

    public TablesStore(TableServiceClient tables, BlobContainerClient documents, TablesStoreOptions options)
    {
        var (streams, names, wakes, marks) = (Of("Streams"), Of("Catalogue"), Of("Wakes"), Of("Unpublished"));
        _lists = Of("Lists");
        _tables = [streams, names, wakes, marks, _lists];
        _documents = new DocumentBlobs(documents);
        _streams = new StreamTable(streams);
        _catalogue = new Catalogue(names, _streams);
        _feeds = new FeedRows(names);
        _wakes = new Wakes(wakes, _streams, options.Clock);
        _marks = new Marks(marks, _streams, options.Clock);
        _reader = new ListReader(_lists);
        _writer = new ListWriter(_lists, _streams);
        _cases = new CaseLists(_lists, options);
        _appending = new Appending(_streams, _catalogue, _wakes, _marks, _writer, _documents, options);
        _moving = new Moving(_streams, _wakes, _appending);
        _importing = new ImportMark(names);
        _round = new RoundMark(names);

        Table Of(string name) => new(tables.GetTableClient(options.Prefix + name));
    }

    /// <summary>Creates the tables and the container that are missing. Where infrastructure deploys them there is no need.</summary>
    public async Task EnsureCreated(CancellationToken cancellation = default)
    {
        await Task.WhenAll(_tables.Select(table => table.Create(cancellation)));
        await _documents.Create(cancellation);
    }

    /// <inheritdoc/>
    public Task<StoredDocument?> Get(string id, CancellationToken cancellation = default) => _documents.Get(id, cancellation);

    /// <inheritdoc/>
    public Task<bool> Erase(string id, CancellationToken cancellation = default) => _documents.Erase(id, cancellation);
}
