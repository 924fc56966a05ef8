using System.Text;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Reminders.Mover.Commands;
using Reminders.Tables.Tests.Server;

namespace Reminders.Mover.Tests;

/// <summary>The commands on a storage account of each test's own.</summary>
public sealed class CommandLineTests : IAsyncLifetime, IDisposable
{
    private static readonly Lazy<Task<byte[]>> Exported = new(async () =>
    {
        await using var world = await LivelyWorld.Create();
        return await world.Export();
    });

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reminders-mover-");
    private readonly Dictionary<string, string?> _settings = new() { ["Creditors:0:name"] = "Example Ltd", ["Creditors:0:email"] = "billing@example.com" };
    private string _connection = "";

    private string LocalFile => Path.Combine(_folder.FullName, "ledger.ndjson");

    public async Task InitializeAsync()
    {
        if (Stores.Tests.Needed.ButMissing is null)
        {
            await File.WriteAllBytesAsync(LocalFile, await Exported.Value);
            _settings["Storage:connectionString"] = _connection = await Azurite.OwnAccount();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Delete(recursive: true);

    [StoreFact]
    public async Task ImportedVerifiedExported_TheSameFile()
    {
        var to = Path.Combine(_folder.FullName, "again.ndjson");
        Assert.Contains("Imported and verified", await Run(0, "import", "--from", LocalFile), StringComparison.Ordinal);

        Assert.Contains("agree with the streams' heads", await Run(0, "verify"), StringComparison.Ordinal);
        Assert.Contains("SHA-256", await Run(0, "export", "--to", to), StringComparison.Ordinal);

        Assert.Equal(await File.ReadAllBytesAsync(LocalFile), await File.ReadAllBytesAsync(to));
        Assert.Contains("there is a ledger already", await Run(1, "import", "--from", LocalFile), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task DamagedFile_IsRefusedWithTheLine_AndNothingIsWritten()
    {
        var lines = await File.ReadAllLinesAsync(LocalFile);
        var damaged = Path.Combine(_folder.FullName, "damaged.ndjson");
        await Refused(lines.Length / 2, line => line[..^1], $"line {(lines.Length / 2) + 1}: is no JSON");
        await Refused(lines.Length - 1, line => line.Replace("\"events\":", "\"events\":1", StringComparison.Ordinal), $"line {lines.Length}: ");
        await Refused(lines.Length - 2, _ => "", $"line {lines.Length - 1}: ");
        await File.WriteAllLinesAsync(damaged, lines[..^1]);
        Assert.Contains("the file ends here", await Run(1, "import", "--from", damaged), StringComparison.Ordinal);

        Assert.Empty(await new TableServiceClient(_connection).QueryAsync().ToListAsync());
        await Run(0, "import", "--from", LocalFile);

        async Task Refused(int index, Func<string, string> change, string told)
        {
            var altered = lines.ToArray();
            altered[index] = change(lines[index]);
            await File.WriteAllTextAsync(damaged, string.Join('\n', altered) + "\n");
            Assert.Contains(told, await Run(1, "import", "--from", damaged), StringComparison.Ordinal);
        }
    }

    [StoreFact]
    public async Task WakeTimeAndListRowThatAreGone_AreRestoredByVerify()
    {
        await Run(0, "import", "--from", LocalFile);
        await TakeOne("RemindersWakes");
        await TakeOne("RemindersLists");

        Assert.Contains("Restored 1 wake times and 1 rows", await Run(0, "verify"), StringComparison.Ordinal);
        Assert.Contains("agree with the streams' heads", await Run(0, "verify"), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task EventThatCannotBeRead_FailsVerify_AndNamesTheStream()
    {
        await Run(0, "import", "--from", LocalFile);
        var streams = new TableServiceClient(_connection).GetTableClient("RemindersStreams");
        var row = await streams.QueryAsync<TableEntity>("RowKey eq 'e0000000001'").FirstAsync(one => one.PartitionKey.EndsWith("main~far", StringComparison.Ordinal));
        row["Type"] = "dreamt";
        await streams.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        Assert.Contains("main~far: ", await Run(1, "verify"), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task UnfinishedImport_IsNotExported()
    {
        await Run(0, "import", "--from", LocalFile);
        await new TableServiceClient(_connection).GetTableClient("RemindersCatalogue").UpsertEntityAsync(new TableEntity("import", "h"));

        Assert.Contains("has not finished", await Run(1, "export", "--to", LocalFile), StringComparison.Ordinal);
        Assert.Contains("has not finished", await Run(1, "verify"), StringComparison.Ordinal);
        Assert.Contains("Imported and verified", await Run(0, "import", "--from", LocalFile), StringComparison.Ordinal);
        await Run(0, "verify");
    }

    [StoreFact]
    public async Task CreditorThatIsNotConfigured_IsNamed()
    {
        _settings["Creditors:0:id"] = "other";

        Assert.Contains("creditor 'main' is not configured", await Run(1, "import", "--from", LocalFile), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task AccountWithoutTables_SaysWhatIsMissing() =>
        Assert.Contains("lacks a table or container", await Run(1, "export", "--to", LocalFile), StringComparison.Ordinal);

    [Theory]
    [InlineData("Storage__tableServiceUri", "export", "--to", "x")]
    [InlineData("Storage__tableServiceUri", "export", "--to", "x", "--tables", "http://elsewhere.example")]
    [InlineData("Storage__blobServiceUri", "verify", "--tables", "https://name.table.core.windows.net")]
    public async Task SettingThatIsMissingOrWrong_IsNamed(string setting, params string[] args)
    {
        _settings.Remove("Storage:connectionString");

        Assert.Contains($"setting {setting}: ", await Run(1, args), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=real;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]
    [InlineData("secret")]
    public async Task ConnectionStringOfARealAccount_IsRefused_AndNotRepeated(string connection)
    {
        _settings["Storage:connectionString"] = connection;

        var told = await Run(1, "verify");

        Assert.Contains("setting Storage__connectionString: ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
    }

    private async Task TakeOne(string name)
    {
        var table = new TableServiceClient(_connection).GetTableClient(name);
        var row = await table.QueryAsync<TableEntity>().FirstAsync();
        await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
    }

    private async Task<string> Run(int exitCode, params string[] args)
    {
        await using var messages = new StringWriter(new StringBuilder());
        var code = await CommandLine.Run(args, new ConfigurationBuilder().AddInMemoryCollection(_settings).Build(), messages);
        Assert.True(code == exitCode, $"{code}: {messages}");
        return messages.ToString();
    }
}
