using NodaTime;
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
        var unreachable = Channel.All.Aggregate(Given.Customer, (state, bounced) => state.Evolve(new AddressBounced(bounced, null), Given.Start));
        var corrected = unreachable.Evolve(Given.Profile(emailChanged: email, phoneChanged: phone, addressChanged: address), Given.Start);

        Assert.Equal([channel], Channel.All.Where(corrected.CanReach));
    }

    [Fact]
    public void ChannelNobodyKnows_ReachesNobody() => Assert.False(Given.Customer.CanReach("fax"));

    [Fact]
    public void LateWordOfAContactThatIsOver_ChangesNeitherItNorTheOneUnderWay()
    {
        var state = Given.Customer
            .Evolve(new ContactClaimed("m1", Channel.Email, ["A"]), Given.Start)
            .Evolve(new ContactReleased("m1", "the claim ran out"), Given.Start)
            .Evolve(new ContactClaimed("m2", Channel.Email, ["A"]), Given.Start)
            .Evolve(new ReminderSent("m1", Channel.Email), Given.Start);

        Assert.Equal([ContactState.Released, ContactState.Claimed], state.Contacts.Select(contact => contact.State));
    }

    [Fact]
    public void AccountForgotten_IsNotTheOthers()
    {
        var known = Given.Customer
            .Evolve(new PayerAccountLearned("one", "bank", "p1", null), Given.Start)
            .Evolve(new PayerAccountLearned("two", "bank", "p2", null), Given.Start);

        Assert.Equal(["two"], known.Evolve(new PayerAccountForgotten("one", null), Given.Start).PayerAccounts.Select(account => account.Account));
    }

    [Fact]
    public void InvoicePaidTwiceInOneRound_CountsOnce_InTheNextItsDaysCountAnew()
    {
        var once = Given.Customer.History.With(new InvoicePaid("A", 1, 9)).With(new InvoicePaid("A", 1, 30));

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
