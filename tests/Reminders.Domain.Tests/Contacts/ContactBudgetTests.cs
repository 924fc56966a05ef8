using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Reminders.Domain.Contacts;

namespace Reminders.Domain.Tests.Contacts;

public sealed class ContactBudgetTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 1, 8, 0);

    private static readonly ContactBudget Budget = new(
        [new ContactCap(1, Duration.FromHours(48)), new ContactCap(2, Duration.FromDays(7)), new ContactCap(4, Duration.FromDays(30))]);

    [Fact]
    public void SendingWheneverItSaysFree_NeverBreaksACap() => Prop.ForAll(
            Gen.Choose(0, 100).NonEmptyListOf().ToArbitrary(),
            waits =>
            {
                var contacts = ImmutableArray<Instant>.Empty;
                var now = Start;
                foreach (var wait in waits)
                {
                    now += Duration.FromHours(wait);
                    now = Budget.NextFree(contacts, now).FreeAt;
                    contacts = contacts.Add(now);
                }

                return contacts.All(last => Budget.Caps.All(cap => ContactBudget.Used(cap, [.. contacts.Where(contact => contact <= last)], last) <= cap.Messages));
            })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void OneMessageYesterday_FreeExactlyFortyEightHoursAfterIt()
    {
        var (freeAt, binding) = Budget.NextFree([Start], Start + Duration.FromHours(24));

        Assert.Equal(Start + Duration.FromHours(48), freeAt);
        Assert.Equal("1 in 48 hours", binding?.ToString());
    }

    [Theory]
    [InlineData(48, "1 in 48 hours")]
    [InlineData(72, "1 in 3 days")]
    [InlineData(7 * 24, "1 in 7 days")]
    public void Cap_IsSaidInHoursAndFromThreeDaysOnInDays(int hours, string expected) =>
        Assert.Equal(expected, new ContactCap(1, Duration.FromHours(hours)).ToString());

    [Fact]
    public void NothingSent_FreeNow() => Assert.Equal((Start, null), Budget.NextFree([], Start));
}
