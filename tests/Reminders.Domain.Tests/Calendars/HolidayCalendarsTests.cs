using Reminders.Domain.Calendars;

namespace Reminders.Domain.Tests.Calendars;

public class HolidayCalendarsTests
{
    internal static readonly string[] States =
        [.. "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".Split(' ').Select(state => "DE-" + state)];

    internal static readonly string[] Nations = ["GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"];

    internal static readonly string[] Cantons =
        [.. "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH".Split(' ').Select(canton => "CH-" + canton)];

    [Fact]
    public void Ids_AreExactlyThePromisedCalendars() =>
        Assert.Equal(
            new[] { "AT", "CH", "DE", "FR", "NL", "NONE", "SE", "TARGET", "US" }.Concat(States).Concat(Nations).Concat(Cantons)
                .Order(StringComparer.Ordinal),
            HolidayCalendars.Ids);

    [Fact]
    public void EveryId_IsFoundUnderItself() =>
        Assert.All(HolidayCalendars.Ids, id =>
        {
            Assert.True(HolidayCalendars.TryGet(id, out var calendar));
            Assert.Equal(id, calendar.Id);
        });

    [Fact]
    public void UnknownId_IsNotFound() => Assert.False(HolidayCalendars.TryGet("XX", out _));

    [Theory]
    [InlineData("DE", "BY", "DE-BY")]
    [InlineData("de", "by", "DE-BY")]
    [InlineData("DE", null, "DE")]
    [InlineData("DE", "", "DE")]
    [InlineData("DE", "XX", "DE")]
    [InlineData("GB", "SCT", "GB-SCT")]
    [InlineData("GB", null, "GB-ENG")]
    [InlineData("CH", "ZH", "CH-ZH")]
    [InlineData("CH", null, "CH")]
    [InlineData("US", "CA", "US")]
    [InlineData("FR", "IDF", "FR")]
    [InlineData("JP", null, "NONE")]
    [InlineData("JP", "13", "NONE")]
    [InlineData("TARGET", null, "NONE")]
    public void Place_HasTheNearestCalendar(string country, string? region, string expected) =>
        Assert.Equal(expected, HolidayCalendars.For(country, region).Id);
}
