using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Policies;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Application.Tests;

/// <summary>Letters go the way of every message: one claim, one hand-over, the next channel where none gets there.</summary>
public sealed class LetterTests
{
    private const string Policy = """
        policy: own
        version: 1
        contactBudget:
          - { messages: 2, per: 24 hours }
        quietHours: { weekdaysOutside: 09:00-19:00 }
        final: { after: 14 days }
        segments:
          - id: regular
            steps:
              - { id: friendly, at: 4 days after due, severity: friendly, channels: [letter, email] }
        """;

    private static readonly CustomerInput WithAddress = World.Ada() with { Street = "Weg 1", Postcode = "10115", City = "Berlin" };

    [Fact]
    public async Task AddressKnown_TheLetterIsWrittenOnce()
    {
        await using var world = Start();
        await world.Register(customer: WithAddress);

        await world.RunTo("2026-06-25 12:00");

        var letter = Assert.IsType<OutgoingMessage.Letter>(Assert.Single(world.Letter.Handed));
        Assert.Empty(world.Email.Handed);
        Assert.Equal(new PostalAddress("Ada Example", "Weg 1", "10115", "Berlin", "DE"), letter.To);
        Assert.Contains("<div>10115 Berlin</div>", letter.Body.Html, StringComparison.Ordinal);
        var sent = await world.Get<Cases.CaseReader>().Message(World.Main, "i1", letter.ContactId);
        Assert.Equal(("letter", "Ada Example, Weg 1, 10115 Berlin", letter.Body.Html), (sent!.Channel, sent.To, sent.Html));
    }

    [Theory]
    [InlineData("street")]
    [InlineData("postcode")]
    [InlineData("city")]
    public async Task PartOfTheAddressMissing_TheNextChannelIsTaken(string missing)
    {
        await using var world = Start();
        await world.Register(customer: WithAddress);
        await world.Get<CustomerBook>().Save(World.Main, new CustomerInput("c1") { Cleared = [missing] }, replace: false, "operator");

        await world.RunTo("2026-06-25 12:00");

        Assert.Empty(world.Letter.Handed);
        Assert.Single(world.Email.Handed);
    }

    [Fact]
    public async Task LetterThatCameBack_IsNotWrittenThereAgain_UntilTheAddressChanges()
    {
        await using var world = Start();
        world.Letter.Answer = _ => new HandOver.Failed(true, "no such place");
        await world.Register(customer: WithAddress);
        await world.RunTo("2026-06-25 12:00");
        var customer = Assert.IsType<Cases.Answer<CustomerView>.Done>(await world.Get<CustomerBook>().Find(World.Main, "c1")).Value;

        await world.Get<CustomerBook>().Save(World.Main, new CustomerInput("c1") { City = "Bernau" }, replace: false, "operator");

        var moved = Assert.IsType<Cases.Answer<CustomerView>.Done>(await world.Get<CustomerBook>().Find(World.Main, "c1")).Value;
        Assert.Single(world.Letter.Handed);
        Assert.Single(world.Email.Handed);
        Assert.Equal("letter", Assert.Single(customer.Unreachable));
        Assert.Empty(moved.Unreachable);
    }

    private static World Start() => new("2026-05-15 12:00", policies: LoadedPolicies.Load([new PolicySource("own.yaml", Policy)], new MessageRenderer()));
}
