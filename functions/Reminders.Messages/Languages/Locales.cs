namespace Reminders.Messages;

/// <summary>The way from a customer's locale to a language there are words in: de-AT, de, en.</summary>
internal static class Locales
{
    public const string Fallback = "en";

    public static IEnumerable<string> ChainOf(string? locale)
    {
        for (var tag = Normalise(locale); tag.Length > 0; tag = Parent(tag))
        {
            yield return tag;
        }

        yield return Fallback;
    }

    public static string LanguageOf(string tag) => Normalise(tag).Split('-')[0];

    public static string Normalise(string? locale) => (locale ?? "").Trim().Replace('_', '-').ToLowerInvariant();

    private static string Parent(string tag) => tag.LastIndexOf('-') is var dash and >= 0 ? tag[..dash] : "";
}
