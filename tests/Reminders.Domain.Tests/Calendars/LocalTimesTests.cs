using NodaTime;
using Reminders.Domain.Calendars;

namespace Reminders.Domain.Tests.Calendars;

public class LocalTimesTests
{
    private static readonly LocalDate Day = new(2026, 6, 15);
    private static readonly Instant Noon = Instant.FromUtc(2026, 6, 15, 12, 0);
    private static readonly DateTimeZone Berlin = Zone("Europe/Berlin");
    private static readonly DateTimeZone Gap = new OneChangeZone(Noon, Offset.FromHours(1), Offset.FromHours(2));
    private static readonly DateTimeZone Overlap = new OneChangeZone(Noon, Offset.FromHours(2), Offset.FromHours(1));

    [Theory]
    [InlineData(12, 59, 11, 59)]
    [InlineData(13, 0, 12, 0)]
    [InlineData(13, 30, 12, 30)]
    [InlineData(13, 59, 12, 59)]
    [InlineData(14, 0, 12, 0)]
    [InlineData(14, 1, 12, 1)]
    public void TimeInAGap_MovesForwardByTheGap(int hour, int minute, int utcHour, int utcMinute) =>
        Assert.Equal(Instant.FromUtc(2026, 6, 15, utcHour, utcMinute), LocalTimes.At(Day, new LocalTime(hour, minute), Gap));

    [Theory]
    [InlineData(12, 59, 10, 59)]
    [InlineData(13, 0, 11, 0)]
    [InlineData(13, 30, 11, 30)]
    [InlineData(13, 59, 11, 59)]
    [InlineData(14, 0, 13, 0)]
    public void TimeInAnOverlap_IsTheFirst(int hour, int minute, int utcHour, int utcMinute) =>
        Assert.Equal(Instant.FromUtc(2026, 6, 15, utcHour, utcMinute), LocalTimes.At(Day, new LocalTime(hour, minute), Overlap));

    [Fact]
    public void BerlinInSpring_MovesHalfPastTwoToHalfPastThree() =>
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 30), LocalTimes.At(new LocalDate(2026, 3, 29), new LocalTime(2, 30), Berlin));

    [Fact]
    public void BerlinInAutumn_TakesTheFirstHalfPastTwo() =>
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), LocalTimes.At(new LocalDate(2026, 10, 25), new LocalTime(2, 30), Berlin));

    [Fact]
    public void SkippedDay_MovesToTheNext()
    {
        var apia = Zone("Pacific/Apia");
        var instant = LocalTimes.At(new LocalDate(2011, 12, 30), new LocalTime(9, 0), apia);

        Assert.Equal(new LocalDateTime(2011, 12, 31, 9, 0), instant.InZone(apia).LocalDateTime);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", 16)]
    [InlineData("Europe/Berlin", 15)]
    [InlineData("Pacific/Pago_Pago", 15)]
    public void SameInstant_IsAnotherDateElsewhere(string zone, int day) =>
        Assert.Equal(new LocalDate(2026, 6, day), LocalTimes.DateIn(Noon, Zone(zone)));

    [Fact]
    public void EveryZone_KeepsTheDateAndNeverMovesATimeBack() =>
        Assert.All(DateTimeZoneProviders.Tzdb.Ids.Select(Zone), zone =>
        {
            for (var date = new LocalDate(2024, 1, 1); date.Year < 2027; date = date.PlusDays(1))
            {
                var instant = LocalTimes.At(date, new LocalTime(0, 30), zone);
                Assert.Equal(date, LocalTimes.DateIn(instant, zone));
                Assert.True(instant.InZone(zone).TimeOfDay >= new LocalTime(0, 30));
            }
        });

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
