using System.Globalization;

namespace Reminders.Mover.Commands;

/// <summary>Says now and then how far a long run is.</summary>
internal sealed class Counting(TextWriter messages, string word) : IProgress<long>
{
    private const int Every = 10_000;

    public void Report(long value)
    {
        if (value % Every == 0)
        {
            messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word} {value} streams and documents"));
        }
    }
}
