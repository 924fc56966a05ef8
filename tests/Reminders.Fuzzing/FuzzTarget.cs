using System.Text;

namespace Reminders.Fuzzing;

/// <summary>A parser under fire.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Seeds">Valid input to begin with.</param>
/// <param name="Read">
/// Reads input and answers in few words what came of it, so that what leads somewhere new is kept. It catches the parser's own documented
/// error and nothing else.
/// </param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], string> Read)
{
    public static FuzzTarget OfText(string name, IReadOnlyList<string> seeds, Func<string, string> read) =>
        new(name, [.. seeds.Select(Encoding.UTF8.GetBytes)], input => read(Encoding.UTF8.GetString(input)));

    public static FuzzTarget OfBytes(string name, IReadOnlyList<string> seeds, Func<byte[], string> read) =>
        new(name, [.. seeds.Select(Encoding.UTF8.GetBytes)], read);

    /// <summary>What is alike in messages that differ by numbers and places only.</summary>
    public static string Gist(string message) =>
        string.Concat(message.Take(80).Select(letter => char.IsAsciiDigit(letter) ? '0' : letter)).Replace("00", "0", StringComparison.Ordinal);
}
