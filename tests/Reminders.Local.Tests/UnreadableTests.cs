using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Reminders.Local.Running;

namespace Reminders.Local.Tests;

/// <summary>Streams that cannot be read and an outbox that takes nothing: said, nothing lost, everything else goes on.</summary>
public sealed class UnreadableTests
{
    [Theory]
    [InlineData("DELETE FROM events WHERE id = (SELECT (id << 24) + 1 FROM streams WHERE name = 'invoice/main~bad')", "event 1 of invoice/main~bad is missing", "missing from storage")]
    [InlineData("DELETE FROM events WHERE id = (SELECT (id << 24) + version FROM streams WHERE name = 'invoice/main~bad')", "of invoice/main~bad is missing", "missing from storage")]
    [InlineData("UPDATE events SET format = 99 WHERE id = (SELECT (id << 24) + 1 FROM streams WHERE name = 'invoice/main~bad')", "event 1 is a 'invoiceRegistered' of format 99", "newer version")]
    [InlineData("UPDATE events SET type = 'poemWritten' WHERE id = (SELECT (id << 24) + 1 FROM streams WHERE name = 'invoice/main~bad')", "event 1 is a 'poemWritten' of format 1", "newer version")]
    public async Task StreamThatCannotBeRead_IsLeftAlone_SaidAndTheOthersGoOn(string damage, string trouble, string answer)
    {
        using var folder = new TempFolder();
        await using (var host = await TestHost.Start(folder: folder.Path))
        {
            await host.Post("/api/invoices", Samples.Invoice("bad", due: "2026-06-15", customer: "c1"));
            await host.Post("/api/invoices/bad/hold", new { until = "2026-06-09" });
            await host.Post("/api/invoices", Samples.Invoice("good", due: "2026-06-15", customer: "c2"));
        }

        var whole = await Execute(folder, damage);

        await using (var host = await TestHost.Start(folder: folder.Path))
        {
            await host.Advance(Samples.At("2026-06-12T08:00:00Z"));

            Assert.Equal(["soft 2026-06-10T07:00:00Z"], await host.Sent("good"));
            Assert.Single(Directory.GetFiles(host.Host.Folder.Outbox));
            Assert.Contains(trouble, Assert.Single(host.Host.Services.GetRequiredService<TroubleList>().All).Value, StringComparison.Ordinal);
            using var asked = await host.Http.GetAsync("/api/invoices/bad");
            Assert.Equal(HttpStatusCode.InternalServerError, asked.StatusCode);
            Assert.Contains(answer, await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var ready = await host.Http.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Equal(["good"], (await host.Get("/api/invoices"))["items"]!.AsArray().Select(item => item!["invoiceId"]!.GetValue<string>()));
        }

        // Nothing was written over it: as it was before, it goes on.
        await Restore(folder, whole);
        await using var mended = await TestHost.Start(folder: folder.Path);
        await mended.Advance(Samples.At("2026-06-13T10:00:00Z"));
        Assert.Single(await mended.Sent("bad"));
    }

    [Fact]
    public async Task StreamWithAGap_IsNotExportedAsIfItWereWhole()
    {
        using var folder = new TempFolder();
        await using (var host = await TestHost.Start(folder: folder.Path))
        {
            await host.Post("/api/invoices", Samples.Invoice("bad", due: "2026-06-15"));
            await host.Post("/api/invoices/bad/hold", new { until = "2026-06-09" });
        }

        await Execute(folder, "DELETE FROM events WHERE id = (SELECT (id << 24) + 1 FROM streams WHERE name = 'invoice/main~bad')");

        var file = Path.Combine(folder.Path, "ledger.ndjson");
        Assert.Equal(1, await Commands.CommandLine.Run(["export", "--data", folder.Path, "--to", file]));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task OutboxThatTakesNothing_FailsForNow_AndTheMessageLeavesLater()
    {
        using var folder = new TempFolder();
        await using var host = await TestHost.Start(folder: folder.Path);
        await host.Post("/api/invoices", Samples.Invoice("i1", due: "2026-06-15"));
        await File.WriteAllTextAsync(host.Host.Folder.Outbox, "where the outbox should be");

        await host.Advance(Samples.At("2026-06-10T07:10:00Z"));

        var failed = (await Timeline(host)).Single(item => item["type"]!.GetValue<string>() == "reminderFailed");
        Assert.False(failed["permanent"]!.GetValue<bool>());
        Assert.StartsWith("the outbox cannot be written", failed["reason"]!.GetValue<string>(), StringComparison.Ordinal);

        File.Delete(host.Host.Folder.Outbox);
        await host.Advance(Samples.At("2026-06-10T12:00:00Z"));
        Assert.Equal(["soft 2026-06-10T07:15:00Z"], await host.Sent("i1"));
        Assert.Single(Directory.GetFiles(host.Host.Folder.Outbox));
    }

    private static async Task<IEnumerable<JsonObject>> Timeline(TestHost host) =>
        (await host.Get("/api/invoices/i1/timeline"))["items"]!.AsArray().Select(item => item!.AsObject());

    /// <summary>Answers the events as they were before.</summary>
    private static async Task<List<object[]>> Execute(TempFolder folder, string sql)
    {
        await using var database = await Open(folder);
        var whole = new List<object[]>();
        await using var before = database.CreateCommand();
        before.CommandText = "SELECT id, at, actor, type, format, json FROM events";
        await using (var reader = await before.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                whole.Add(row);
            }
        }

        await using var damage = database.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        damage.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, await damage.ExecuteNonQueryAsync());
        return whole;
    }

    private static async Task Restore(TempFolder folder, List<object[]> whole)
    {
        await using var database = await Open(folder);
        foreach (var row in whole)
        {
            await using var insert = database.CreateCommand();
            insert.CommandText = "INSERT OR REPLACE INTO events(id, at, actor, type, format, json) VALUES ($0, $1, $2, $3, $4, $5)";
            for (var column = 0; column < row.Length; column++)
            {
                insert.Parameters.AddWithValue(FormattableString.Invariant($"${column}"), row[column]);
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    private static async Task<SqliteConnection> Open(TempFolder folder)
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "reminders.db")};Pooling=False");
        await database.OpenAsync();
        return database;
    }
}
