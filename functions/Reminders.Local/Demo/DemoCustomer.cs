using NodaTime;

namespace Reminders.Local.Demo;

/// <summary>How somebody pays: most on time, many forget, few struggle.</summary>
internal enum Habit
{
    OnTime,
    Forgets,
    NeedsHelp,
    Disputes,
    Promises,
    Never,
}

/// <summary>A made-up customer.</summary>
internal sealed record DemoCustomer(string Id, string Name, string Type, Habit Habit)
{
    private static readonly string[] First = ["Ada", "Bruno", "Clara", "David", "Elif", "Frida", "Goran", "Hanna", "Ivo", "Jana", "Karim", "Lena"];

    private static readonly string[] Last = ["Lindner", "Morava", "Nowak", "Okafor", "Peters", "Quint", "Rossi", "Sommer"];

    public string Email => $"{Id}@example.com";

    public static DemoCustomer Number(int number, Random random)
    {
        var business = number % 5 == 0;
        var name = $"{First[number % First.Length]} {Last[number * 5 % Last.Length]}";
        return new DemoCustomer($"c-{number:D3}", business ? $"{Last[number * 5 % Last.Length]} GmbH" : name, business ? "business" : "consumer", HabitOf(random.Next(100)));
    }

    /// <summary>The day on which they pay an invoice, if they do by themselves.</summary>
    public LocalDate? PaysOn(LocalDate due, Random random) => Habit switch
    {
        Habit.OnTime => due.PlusDays(-random.Next(0, 12)),
        Habit.Forgets => due.PlusDays(random.Next(4, 8)),
        Habit.NeedsHelp => due.PlusDays(random.Next(11, 17)),
        Habit.Promises => due.PlusDays(random.Next(12, 15)),
        _ => null,
    };

    private static Habit HabitOf(int percent) => percent switch
    {
        < 58 => Habit.OnTime,
        < 80 => Habit.Forgets,
        < 88 => Habit.NeedsHelp,
        < 92 => Habit.Disputes,
        < 96 => Habit.Promises,
        _ => Habit.Never,
    };
}
