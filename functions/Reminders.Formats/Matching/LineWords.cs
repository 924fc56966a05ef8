using System.Globalization;
using System.Text.RegularExpressions;
using Reminders.Formats.References;

namespace Reminders.Formats.Matching;

/// <summary>What a payment line may be naming: every number in its fields and text, also where banks cut it or payers spaced it.</summary>
internal sealed partial class LineWords
{
    private const int MaxTextLength = 1000;
    private const int MaxPieces = 40;
    private const int MaxJoined = 7;
    private const int MaxWords = 120;
    private const int LongestNumber = 30;
    private const int DateLength = 8;

    private static readonly string[] DateForms = ["yyyyMMdd", "ddMMyyyy", "MMddyyyy"];

    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _written = [];

    private LineWords(string stated) => Stated = stated;

    /// <summary>What a system named, empty if none did.</summary>
    public string Stated { get; }

    public HashSet<string> All { get; } = new(StringComparer.Ordinal);

    /// <summary>What references with wrong check digits say without them.</summary>
    public HashSet<string> WrongBodies { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether anything in text or fields could be somebody's number.</summary>
    public bool HasNumbers => All.Any(word => Digits(word) >= Handles.MinLength);

    public static LineWords Of(PaymentLine line, MatchingPolicy policy)
    {
        var words = new LineWords(ReferenceText.LettersAndDigits(line.StatedReference ?? ""));
        foreach (var field in line.References.Append(line.StatedReference ?? "").Append(line.InvoiceId ?? ""))
        {
            words.AddField(field, policy);
        }

        words.AddText(line.Text ?? "");
        return words;
    }

    /// <summary>Whether a field for references holds these digits and nothing else, or the text does in one piece; a date never does.</summary>
    public bool HasDigits(string digits, bool inField) => !IsDate(digits) && (inField ? _fields : _whole).Contains(digits);

    /// <summary>
    /// Whether what was found may be something else: too short to stand there for a number only, a date, or put together across blanks
    /// and dots that the number is not written with.
    /// </summary>
    public bool IsChance(Handle handle) =>
        handle.Key.Length < Handles.MinSureLength
        || !((_whole.Contains(handle.Key) && !IsDate(handle.Key)) || (IsUnlikeADate(handle) && _written.Exists(text => text.Contains(handle.Written, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether a text has these digits in 2026-03-10, 10.03.2026 or 10.03.</summary>
    public bool IsWrittenAsDate(string digits) => digits.Length <= DateLength
        && _written.Exists(text => WrittenDates().Matches(text).Any(date => ReferenceText.LettersAndDigits(date.Value).Contains(digits, StringComparison.Ordinal)));

    private void AddField(string field, MatchingPolicy policy)
    {
        var printed = SwedishOcr.FromPrintedLine(field);
        var reference = ReferenceText.LettersAndDigits(printed ?? field);
        Add(reference, _whole);
        if (printed is not null || ReferenceText.IsDigits(ReferenceText.Compact(field)))
        {
            _fields.Add(reference);
        }

        if (Handles.IsWrong(reference, policy) && Handles.Body(reference, policy) is { } body)
        {
            WrongBodies.Add(body);
        }

        AddText(field);
    }

    private void AddText(string text)
    {
        var read = text.Length > MaxTextLength ? text[..MaxTextLength] : text;
        _written.Add(read);
        var pieces = Pieces(read);
        for (var i = 0; i < pieces.Count; i++)
        {
            Add(pieces[i], _whole);
            Add(Handles.Core(pieces[i]), _whole);
            var joined = "";
            for (var k = i; k < pieces.Count && k < i + MaxJoined && joined.Length + pieces[k].Length <= LongestNumber; k++)
            {
                joined += pieces[k];
                Add(joined);
                if (CreditorReference.LooksLike(joined) || SwissQrReference.LooksLike(joined))
                {
                    AddIfWrong(joined);
                }
            }
        }
    }

    private void AddIfWrong(string reference)
    {
        if (Handles.IsWrong(reference, MatchingPolicy.Default) && Handles.Body(reference, MatchingPolicy.Default) is { } body)
        {
            WrongBodies.Add(body);
        }
    }

    private void Add(string word, HashSet<string>? also = null)
    {
        if (Handles.Counts(word) && (All.Count < MaxWords || All.Contains(word)))
        {
            All.Add(word);
            also?.Add(word);
        }
    }

    // 2026-1001 is a number, 2026-10-01 may be none.
    private static bool IsUnlikeADate(Handle handle) =>
        handle.Written.Length > handle.Key.Length && !(IsDate(handle.Key) && Pieces(handle.Written).Count > 2);

    private static bool IsDate(string word) =>
        word.Length == DateLength
        && DateTime.TryParseExact(word, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and < 2100;

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

    // Both separators alike: 2026-10 01 is a number with a slip of the space bar.
    [GeneratedRegex(@"(?<![0-9])[0-9]{1,4}(?<between>[-./])[0-9]{1,2}(\k<between>[0-9]{0,4})?(?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WrittenDates();

    private static int Digits(string word) => word.Count(char.IsAsciiDigit);
}
