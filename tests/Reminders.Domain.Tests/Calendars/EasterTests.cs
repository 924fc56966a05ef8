using NodaTime;
using static Reminders.Domain.Tests.Calendars.Given;

namespace Reminders.Domain.Tests.Calendars;

public class EasterTests
{
    [Fact]
    public void EveryYearOfTheGregorianCalendar_HasEasterWhereAnotherRuleHasIt()
    {
        var germany = Calendar("DE");
        for (var year = 1583; year <= 9999; year++)
        {
            var monday = BySundaysAndMoons(year).PlusDays(1);
            Assert.True(germany.NameOf(monday) == "Easter Monday", $"{monday:R}");
        }
    }

    /// <summary>The rule of Clavius as Knuth gives it (The Art of Computer Programming, 1.3.2, exercise 14).</summary>
    private static LocalDate BySundaysAndMoons(int year)
    {
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var leapCorrection = (3 * century / 4) - 12;
        var moonCorrection = (((8 * century) + 5) / 25) - 5;
        var sunday = (5 * year / 4) - leapCorrection - 10;
        var epact = ((11 * golden) + 20 + moonCorrection - leapCorrection + 300) % 30;
        epact += (epact == 25 && golden > 11) || epact == 24 ? 1 : 0;
        var fullMoon = 44 - epact + (44 - epact < 21 ? 30 : 0);
        var day = fullMoon + 7 - ((sunday + fullMoon) % 7);
        return new LocalDate(year, 3, 1).PlusDays(day - 1);
    }
}
