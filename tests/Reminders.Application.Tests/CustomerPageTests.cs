using FsCheck;
using FsCheck.Fluent;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.CustomerPages;
using Reminders.Application.Moving;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Messages;
using Reminders.Policies;
using Reminders.Sqlite;

namespace Reminders.Application.Tests;

/// <summary>How messages lead to pages, and what opens them.</summary>
public sealed class CustomerPageTests
{
    private const string Url = "https://pay.example.com";

    [Theory]
    [InlineData("email")]
    [InlineData("sms")]
    [InlineData("letter")]
    public async Task WhateverTheWay_TheMessageLeadsToThePage(string channel)
    {
        await using var world = World(channel);
        await world.Register(customer: Tests.World.Ada() with { Street = "Weg 1", Postcode = "10115", City = "Berlin" });
        await world.RunTo("2026-06-25 12:00");

        var page = await Open(world, TokenIn(Assert.Single(Handed(world))));

        Assert.Equal((channel, "i1"), (page!.About.Channel, Assert.Single(page.Invoices).File.Case.InvoiceId));
    }

    [Fact]
    public async Task EachMessage_HasAPageOfItsOwn_AndEarlierOnesStayOpen()
    {
        await using var world = World("email");
        await world.Register();
        await world.RunTo("2026-08-30 12:00");

        var tokens = Handed(world).Select(TokenIn).ToList();

        Assert.True(tokens.Count > 1);
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        foreach (var token in tokens)
        {
            Assert.NotNull(await Open(world, token));
        }
    }

    [Fact]
    public async Task Page_MovesWithItsLedger()
    {
        await using var from = World("email");
        await from.Register();
        await from.RunTo("2026-06-25 12:00");
        var token = TokenIn(Handed(from)[0]);
        using var file = new MemoryStream();
        using (var snapshot = SqliteSnapshot.Open(from.Folder))
        {
            await Exporter.Export(snapshot, file);
        }

        Assert.DoesNotContain(token, System.Text.Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        await using var to = World("email");
        file.Position = 0;
        using (var written = SqliteSnapshot.Open(to.Folder))
        {
            await new Importer(to.Ledger, to.Store, new RowMaker(to)).Import(file, written);
        }

        to.MoveTo(from.GetCurrentInstant());
        Assert.NotNull(await Open(to, token));
        to.MoveTo(Tests.World.At("2026-06-21 12:00") + PageBook.Lifetime);
        Assert.Null(await Open(to, token));
    }

    [Fact]
    public async Task Preview_ShowsALinkThatOpensNothing()
    {
        await using var world = World("email");
        await world.Register();

        var shown = Assert.IsType<PreviewResult.Shown>(await world.Get<MessagePreviews>().Of(Tests.World.Main, "i1"));

        Assert.Contains($"{Url}/p/example", shown.Email.Body.Text, StringComparison.Ordinal);
        Assert.Null(await Open(world, "example"));
    }

    [Fact]
    public void Token_IsMadeOfEveryBitItIsGiven_AndReadBack()
    {
        var tokens = Enumerable.Range(0, 2000).Select(_ => PageToken.New(new RandomSecrets()).Text).ToList();

        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal(PageToken.Of(token), PageToken.Of(token.ToUpperInvariant().Replace('0', 'O').Replace('1', 'I'))));
        Assert.All(Enumerable.Range(0, 26), place => Assert.Equal(32, tokens.Select(token => token[place]).Distinct().Count()));
    }

    [Fact]
    public void WhateverElseStandsInAnAddress_IsNobodysToken() => Prop.ForAll<string>(text =>
        PageToken.Of(text) == PageToken.Example || text.Length == 26 && text.All(char.IsAsciiLetterOrDigit)).QuickCheckThrowOnFailure();

    [Fact]
    public async Task InstalmentsAskedFor_AreAPersonsToAnswer()
    {
        await using var world = World("email");
        await world.Register(amount: "90.00");
        await world.Act(new CaseCommand.AskForInstalments(3));
        Assert.Equal("instalmentsAsked", Assert.Single(await world.Tasks()).Kind);
        Assert.IsType<Answer<CaseFile>.Unchanged>(await world.Try(new CaseCommand.AskForInstalments(4)));

        await world.Act(new CaseCommand.AgreePlan(
            [new(Tests.World.Date("2026-07-01"), new MinorUnits(4500)), new(Tests.World.Date("2026-08-01"), new MinorUnits(4500))]));

        Assert.Empty(await world.Tasks());
        Assert.IsType<Answer<CaseFile>.Refused>(await world.Try(new CaseCommand.AskForInstalments(3)));
    }

    [Fact]
    public async Task InstalmentsAskedFor_LeaveAnOperatorsHoldAsItIs()
    {
        await using var world = World("email");
        await world.Register();
        await world.Act(new CaseCommand.PlaceHold(null));

        await world.Act(new CaseCommand.AskForInstalments(3));

        Assert.Single(await world.Types(), type => type == "holdPlaced");
        await world.RunTo("2026-09-01 12:00");
        Assert.Empty(Handed(world));
    }

    private static World World(string channel)
    {
        var policy = $$"""
            policy: own
            version: 1
            contactBudget:
              - { messages: 2, per: 24 hours }
            quietHours: { weekdaysOutside: 09:00-19:00 }
            final: { after: 14 days }
            segments:
              - id: regular
                steps:
                  - { id: friendly, at: 4 days after due, severity: friendly, channels: [{{channel}}] }
                  - { id: help, at: 14 days after previous, severity: firm, channels: [{{channel}}] }
            """;
        var world = new World("2026-05-15 12:00", policies: LoadedPolicies.Load([new PolicySource("own.yaml", policy)], new MessageRenderer()));
        world.Set(creditor => creditor with { PublicUrl = new Uri(Url) });
        return world;
    }

    private static List<OutgoingMessage> Handed(World world) => [.. world.Email.Handed, .. world.Sms.Handed, .. world.Letter.Handed];

    private static Task<CustomerPage?> Open(World world, string token) => world.Get<PageBook>().Find(PageToken.Of(token));

    private static string TokenIn(OutgoingMessage message)
    {
        var text = message switch
        {
            OutgoingMessage.Email email => email.Body.Text,
            OutgoingMessage.Sms sms => sms.Text,
            OutgoingMessage.Letter letter => letter.Body.Html,
            _ => "",
        };
        var start = text.IndexOf($"{Url}/p/", StringComparison.Ordinal) + Url.Length + 3;
        return text[start..(start + 26)];
    }
}
