namespace Reminders.Domain.Tests;

/// <summary>Text kept beside the tests; what they tell has to stay as it is.</summary>
internal static class Recorded
{
    /// <param name="name">The file, from the folder of this project.</param>
    public static void Compare(string name, IEnumerable<string> lines)
    {
        var now = lines.ToList();
        var file = Path.Combine(AppContext.BaseDirectory, name);
        var recorded = File.Exists(file) ? File.ReadAllLines(file) : [];
        var same = now.Zip(recorded).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same == now.Count && same == recorded.Length)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText($"{file}.now", string.Join('\n', now) + '\n');
        Assert.Fail(
            $"""
            {name} differs from line {same + 1}.
            recorded: {recorded.ElementAtOrDefault(same)}
            now:      {now.ElementAtOrDefault(same)}
            If that is meant, copy {file}.now over tests/Reminders.Domain.Tests/{name}.
            """);
    }
}
