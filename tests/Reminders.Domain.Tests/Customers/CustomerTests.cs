using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using static Reminders.Domain.Customers.CustomerEvent;

namespace Reminders.Domain.Tests.Customers;

public sealed class CustomerTests
{
    [Theory]
    [InlineData(true, false, false, Channel.Email)]
    [InlineData(false, true, false, Channel.Sms)]
    [InlineData(false, false, true, Channel.Letter)]
    public void AddressThatChanged_IsTriedAgain_AndNoOther(bool email, bool phone, bool address, string channel)
    {
        var unreachable = Channel.All.Aggregate(Example.Customer, (state, bounced) => state.Evolve(new AddressBounced(bounced, null), Example.Start));
        var corrected = unreachable.Evolve(Example.Profile(emailChanged: email, phoneChanged: phone, addressChanged: address), Example.Start);

        Assert.Equal([channel], Channel.All.Where(corrected.CanReach));
    }

    [Fact]
    public void ChannelNobodyKnows_ReachesNobody() => Assert.False(Example.Customer.CanReach("fax"));

    [Fact]
    public void LateWordOfAContactThatIsOver_ChangesNeitherItNorTheOneUnderWay()
    {
        var state = Example.Customer
            .Evolve(new ContactClaimed("m1", Channel.Email, ["A"]), Example.Start)
            .Evolve(new ContactReleased("m1", "the claim ran out"), Example.Start)
            .Evolve(new ContactClaimed("m2", Channel.Email, ["A"]), Example.Start)
            .Evolve(new ReminderSent("m1", Channel.Email), Example.Start);

        Assert.Equal([ContactState.Released, ContactState.Claimed], state.Contacts.Select(contact => contact.State));
    }

    [Fact]
    public void AccountForgotten_IsNotTheOthers()
    {
        var known = Example.Customer
            .Evolve(new PayerAccountLearned("one", "bank", "p1", null), Example.Start)
            .Evolve(new PayerAccountLearned("two", "bank", "p2", null), Example.Start);

        Assert.Equal(["two"], known.Evolve(new PayerAccountForgotten("one", null), Example.Start).PayerAccounts.Select(account => account.Account));
    }

    [Fact]
    public void InvoicePaidTwiceInOneRound_CountsOnce_InTheNextItsDaysCountAnew()
    {
        var once = Example.Customer.History.With(new InvoicePaid("A", 1, 9)).With(new InvoicePaid("A", 1, 30));

        Assert.Equal((1, 9), (once.Paid, once.MedianDaysLate));
        Assert.False(once.Has("A", 2));
        Assert.Equal((1, 30), (once.With(new InvoicePaid("A", 2, 30)).Paid, once.With(new InvoicePaid("A", 2, 30)).MedianDaysLate));
    }

    [Fact]
    public void HowLateTheLastTwelveWere_IsAllThatCounts()
    {
        var late = Enumerable.Range(0, 7).Aggregate(PaymentHistory.Empty, (history, number) => history.With(new InvoicePaid($"late{number}", 1, 40)));
        var inTime = Enumerable.Range(0, 6).Aggregate(late, (history, number) => history.With(new InvoicePaid($"good{number}", 1, 0)));

        Assert.Equal((13, 0), (inTime.Paid, inTime.MedianDaysLate));
    }
}
