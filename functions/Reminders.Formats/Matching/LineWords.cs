using Reminders.Formats.References;

namespace Reminders.Formats.Matching;

/// <summary>What a payment line may be naming: every number in its fields and text, also where banks cut it or payers spaced it.</summary>
internal sealed class LineWords
{
    private const int MaxTextLength = 1000;
    private const int MaxPieces = 40;
    private const int MaxJoined = 7;
    private const int MaxWords = 120;
    private const int LongestNumber = 30;

    private LineWords(string stated, HashSet<string> all, HashSet<string> wrongBodies, bool hasNumbers)
    {
        Stated = stated;
        All = all;
        WrongBodies = wrongBodies;
        HasNumbers = hasNumbers;
    }

    /// <summary>What a system named, empty if none did.</summary>
    public string Stated { get; }

    public HashSet<string> All { get; }

    /// <summary>What references with wrong check digits say without them.</summary>
    public HashSet<string> WrongBodies { get; }

    /// <summary>Whether anything in text or fields could be somebody's number.</summary>
    public bool HasNumbers { get; }

    public static LineWords Of(PaymentLine line, MatchingPolicy policy)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        var stated = ReferenceText.LettersAndDigits(line.StatedReference ?? "");
        foreach (var field in line.References.Append(line.StatedReference ?? ""))
        {
            var reference = ReferenceText.LettersAndDigits(SwedishOcr.FromPrintedLine(field) ?? field);
            Add(reference, all);
            if (Handles.IsWrong(reference, policy) && Handles.Body(reference, policy) is { } body)
            {
                wrong.Add(body);
            }

            AddText(field, all, wrong);
        }

        AddText(line.Text ?? "", all, wrong);
        return new LineWords(stated, all, wrong, all.Any(word => Digits(word) >= Handles.MinLength));
    }

    private static void AddText(string text, HashSet<string> all, HashSet<string> wrong)
    {
        var pieces = Pieces(text.Length > MaxTextLength ? text[..MaxTextLength] : text);
        for (var i = 0; i < pieces.Count; i++)
        {
            var joined = "";
            for (var k = i; k < pieces.Count && k < i + MaxJoined && joined.Length + pieces[k].Length <= LongestNumber; k++)
            {
                joined += pieces[k];
                Add(joined, all);
                if (k == i)
                {
                    Add(Handles.Core(joined), all);
                }

                if (CreditorReference.LooksLike(joined) || SwissQrReference.LooksLike(joined))
                {
                    AddIfWrong(joined, wrong);
                }
            }
        }
    }

    private static void AddIfWrong(string reference, HashSet<string> wrong)
    {
        if (Handles.IsWrong(reference, MatchingPolicy.Default) && Handles.Body(reference, MatchingPolicy.Default) is { } body)
        {
            wrong.Add(body);
        }
    }

    private static void Add(string word, HashSet<string> all)
    {
        if (Handles.Counts(word) && all.Count < MaxWords)
        {
            all.Add(word);
        }
    }

    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length && pieces.Count < MaxPieces; i++)
        {
            var inside = i < text.Length && char.IsAsciiLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                pieces.Add(text[start..i].ToUpperInvariant());
                start = -1;
            }
        }

        return pieces;
    }

    private static int Digits(string word) => word.Count(char.IsAsciiDigit);
}
