using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Tables.Tests.Server;

namespace Reminders.Mover.Tests;

/// <summary>A ledger moved from SQLite to Tables and back is the same ledger, and lives on as it would have.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private World _local = null!;
    private TablesUnderTest _cloud = null!;
    private byte[] _file = [];

    public async Task InitializeAsync()
    {
        if (Stores.Tests.Needed.ButMissing is not null)
        {
            return;
        }

        _local = await LivelyWorld.Create();
        _file = await _local.Export();
        _cloud = await TablesUnderTest.OpenStore();
        using var file = new MemoryStream(_file);
        await new Importer(_cloud.Store, _cloud.Store, new RowMaker(_local)).Import(file, _cloud.Store);
    }

    public async Task DisposeAsync()
    {
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }

    [StoreFact]
    public async Task ThereAndBack_TheSameBytes()
    {
        var fromCloud = await LivelyWorld.Bytes(_cloud.Store);
        await using var back = LivelyWorld.Later();
        await back.Import(fromCloud);

        Assert.Equal(_file, fromCloud);
        Assert.Equal(_file, await back.Export());
    }

    [StoreFact]
    public async Task Moved_ListsAndWakeTimesAreTheSame()
    {
        var counts = await _local.Store.CountByStatus(World.Main, World.At(LivelyWorld.Moved));
        Assert.All(Enum.GetValues<CaseStatus>(), status => Assert.True(counts.GetValueOrDefault(status) > 0, $"no case is {status}"));

        var end = World.At("2027-12-31 00:00");
        Assert.Equal(await LivelyWorld.Lists(_local.Store), await LivelyWorld.Lists(_cloud.Store));
        Assert.Equal(await _local.Store.Due(end, 1000), await _cloud.Store.Due(end, 1000));
        Assert.True((await _cloud.Store.Reconcile(_ => Task.CompletedTask)).FoundNothing);
    }

    [StoreFact]
    public async Task WhatCameBeforeTheMove_CountsOnceAfterIt()
    {
        await using var later = LivelyWorld.Later();
        await using var cloud = new CloudSide(later, _cloud.Store);

        var again = await cloud.Get<PaymentIntake>().Receive(
            World.Main, new PaymentInput("api", "p-part", World.Eur("30.00"), World.Date("2026-06-10")) { InvoiceId = "part" }, "billing");

        Assert.IsType<Answer<PaymentView>.Unchanged>(again);
        Assert.Equal(_file, await LivelyWorld.Bytes(_cloud.Store));
    }

    [StoreTheory]
    [InlineData(StreamKind.Invoice)]
    [InlineData(StreamKind.Customer)]
    [InlineData(StreamKind.Payment)]
    public async Task PaymentDuringTheExport_CountsOnceWhenItIsPostedAgain(StreamKind after)
    {
        await using var later = LivelyWorld.Later();
        await using var cloud = new CloudSide(later, _cloud.Store);
        var payment = new PaymentInput("api", "p-meanwhile", World.Eur("60.00"), World.Date("2026-06-15")) { InvoiceId = "late" };
        var backup = await LivelyWorld.Bytes(
            new Disturbed(_cloud.Store, after, () => cloud.Get<PaymentIntake>().Receive(World.Main, payment, "billing")));

        await using var restored = LivelyWorld.Later();
        await restored.Import(backup);
        await restored.Pay("60.00", "p-meanwhile", "late");

        Assert.Equal("40.00", (await restored.View("late")).Outstanding);
    }

    [StoreFact]
    public async Task MovedCases_WakeAndSendWhatTheyWouldHave()
    {
        await using var later = LivelyWorld.Later();
        await using var cloud = new CloudSide(later, _cloud.Store);
        var before = _local.Email.Handed.Count;

        await cloud.RunTo("2026-08-20 12:00");
        await _local.RunTo("2026-08-20 12:00");

        var stayed = _local.Email.Handed.Skip(before).Select(Shown).ToList();
        Assert.True(stayed.Count > 5, "there is something left to send");
        Assert.Equal(stayed.Order(StringComparer.Ordinal), later.Email.Handed.Select(Shown).Order(StringComparer.Ordinal));
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            await foreach (var stream in _local.Ledger.Streams(kind))
            {
                Assert.Equal(await Happened(_local.Ledger, stream), await Happened(_cloud.Store, stream));
            }
        }
    }

    private static string Shown(OutgoingMessage message) =>
        message is OutgoingMessage.Email mail ? $"{mail.To} {mail.Date} {mail.Body.Subject} {mail.Body.Text}" : message.ToString();

    private static async Task<string> Happened(ILedger ledger, StreamId stream) =>
        string.Join('\n', (await ledger.Read(stream)).Events.Select(one => $"{stream.Name} {one.At} {one.Type}"));
}
