using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Reminders.Application.Ledger;
using Reminders.Local.Backups;
using Reminders.Local.Commands;
using Reminders.Local.Settings;

namespace Reminders.Local.Tests;

/// <summary>A copy of the data folder, taken while it is served, is served as it is.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Copy => Path.Combine(_folder.Path, "copy");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task BackupUnderLoad_Restored_HasAllThatWasAcknowledgedBefore()
    {
        var before = new List<string>();
        string expected;
        await using (var host = await TestHost.Start(folder: Directory.CreateDirectory(Data).FullName))
        {
            using var enough = new CancellationTokenSource();
            var load = Task.WhenAll(Enumerable.Range(0, 4).Select(async worker =>
            {
                for (var i = 0; !enough.IsCancellationRequested; i++)
                {
                    var id = $"w{worker}-{i}";
                    await host.Post("/api/invoices", Samples.Invoice(id, due: "2026-06-15", customer: id));
                    await host.Post("/api/payments", new { paymentId = id, invoiceId = id, amount = "1.00", currency = "EUR", bookedOn = "2026-05-15" });
                    lock (before)
                    {
                        before.Add(id);
                    }
                }
            }));
            await Eventually.Holds<object>(() => Task.FromResult<object?>(Count() > 15 ? before : null));
            string[] acknowledged = [.. Snapshot()];

            var backup = Backup.Write(Data, Copy);

            await enough.CancelAsync();
            await load;
            Assert.True(Count() >= acknowledged.Length);
            before = [.. acknowledged];
            expected = backup.LedgerSha256;
        }

        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Copy, "reminders.db")))));
        await using var restored = await TestHost.Start(folder: Copy);
        foreach (var id in before)
        {
            Assert.Equal("99.00", (await restored.Get($"/api/invoices/{id}"))["outstanding"]!.GetValue<string>());
        }

        int Count() => Snapshot().Count;

        List<string> Snapshot()
        {
            lock (before)
            {
                return [.. before];
            }
        }
    }

    [Fact]
    public async Task Restored_GoesOnWhereItWas_WithItsKeysSettingsOutboxAndTime()
    {
        string key;
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Data).FullName, LocalSettings.FileName), """{ "creditors": [ { "name": "Copied Ltd" } ] }""");
        await using (var host = await TestHost.Start(folder: Data))
        {
            key = host.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();
            await host.Post("/api/invoices", Samples.Invoice("i1", due: "2026-06-15"));
            await host.Advance(Samples.At("2026-06-12T08:00:00Z"));
            Backup.Write(Data, Copy);
        }

        await using var restored = await TestHost.Start(folder: Copy);
        using var http = new HttpClient { BaseAddress = restored.Host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal("i1", JsonNode.Parse(await http.GetStringAsync("/api/invoices/i1"))!["invoiceId"]!.GetValue<string>());
        await restored.Advance(Samples.At("2026-06-20T08:00:00Z"));

        Assert.Equal(["soft 2026-06-10T07:00:00Z", "friendly 2026-06-19T07:00:00Z"], await restored.Sent("i1"));
        var messages = Directory.GetFiles(restored.Host.Folder.Outbox, "*.eml");
        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.Contains("Copied Ltd", File.ReadAllText(message), StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsThereAlready_IsNeverWrittenOver()
    {
        await using var host = await TestHost.Start(folder: Directory.CreateDirectory(Data).FullName);
        Backup.Write(Data, Copy);
        var files = Directory.GetFiles(Copy, "*", SearchOption.AllDirectories);

        Assert.Contains("never written over", Assert.Throws<StartException>(() => Backup.Write(Data, Copy)).Message, StringComparison.Ordinal);
        Assert.Contains("in the data folder itself", Assert.Throws<StartException>(() => Backup.Write(Data, Path.Combine(Data, "copy"))).Message, StringComparison.Ordinal);

        Assert.Equal(files, Directory.GetFiles(Copy, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void FolderWithoutALedger_IsToldAndNothingIsLeft()
    {
        var told = Assert.Throws<LedgerUnavailableException>(() => Backup.Write(Directory.CreateDirectory(Data).FullName, Copy));

        Assert.Contains("reminders.db is not there", told.Message, StringComparison.Ordinal);
        Assert.Equal([Data], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task DamagedLedger_IsToldAndNothingIsLeft()
    {
        var file = Path.Combine(Data, "reminders.db");
        await using (var host = await TestHost.Start(folder: Directory.CreateDirectory(Data).FullName))
        {
            foreach (var i in Enumerable.Range(0, 40))
            {
                await host.Post("/api/invoices", Samples.Invoice($"i{i}", due: "2026-06-15", customer: $"c{i}"));
            }
        }

        var bytes = await File.ReadAllBytesAsync(file);
        Array.Fill(bytes, (byte)0xA5, 8192, bytes.Length - 8192);
        await File.WriteAllBytesAsync(file, bytes);

        Assert.Contains("damaged", Assert.Throws<LedgerUnavailableException>(() => Backup.Write(Data, Copy)).Message, StringComparison.Ordinal);
        Assert.Equal([Data], Directory.GetFileSystemEntries(_folder.Path));
    }
}
