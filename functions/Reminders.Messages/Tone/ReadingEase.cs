using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>
/// How easily a text reads: Flesch's Reading Ease for English and Amstad's fit of it to German, both from 0 to about 100. 60 and above
/// is plain language that a reader of 13 to 15 years, or a learner at level B1, takes in at once.
/// </summary>
internal static partial class ReadingEase
{
    /// <summary>The least that counts as plain.</summary>
    public const double Plain = 60;

    /// <summary>The most words a sentence may have.</summary>
    public const int LongestSentence = 25;

    public static double Flesch(string text) => Of(text, (words, syllables) => 206.835 - (1.015 * words) - (84.6 * syllables), EnglishSyllables);

    public static double Amstad(string text) => Of(text, (words, syllables) => 180 - words - (58.5 * syllables), GermanSyllables);

    public static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Select(sentence => sentence.Trim()).Where(sentence => Words(sentence).Count > 0);

    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    private static double Of(string text, Func<double, double, double> ease, Func<string, int> syllables)
    {
        var sentences = Sentences(text).ToList();
        var words = Words(text);
        return words.Count == 0 ? 100 : ease((double)words.Count / sentences.Count, (double)words.Sum(syllables) / words.Count);
    }

    // A silent e at the end is not heard: "late" has one syllable, "table" two.
    private static int EnglishSyllables(string word)
    {
        var groups = Vowels().Count(word);
        var silent = word.Length > 2 && word.EndsWith('e') && !word.EndsWith("le", StringComparison.OrdinalIgnoreCase) && !word.EndsWith("ee", StringComparison.OrdinalIgnoreCase);
        return Math.Max(1, silent ? groups - 1 : groups);
    }

    private static int GermanSyllables(string word) => Math.Max(1, GermanVowels().Count(word));

    [GeneratedRegex(@"[.!?:](?=\s|$)|\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}][\p{L}'’-]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vowels();

    // "eu", "ei", "au", "äu", "ie" are one sound; any other two vowels beside each other are two.
    [GeneratedRegex("eu|ei|ai|au|äu|ie|aa|ee|oo|[aeiouäöüy]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GermanVowels();
}
