namespace Reminders.Formats.References;

/// <summary>How much of a Swedish OCR number the bank checks, by agreement with the creditor.</summary>
public enum OcrLevel
{
    /// <summary>Any digits: nothing is checked.</summary>
    None,

    /// <summary>The last digit is a Luhn check.</summary>
    CheckDigit,

    /// <summary>And the one before it is the last digit of the whole length, both included.</summary>
    LengthAndCheckDigit,
}

/// <summary>A Swedish OCR number: 2 to 25 digits.</summary>
public static class SwedishOcr
{
    private const int MinLength = 2;
    private const int MaxLength = 25;

    public static bool IsValid(string text, OcrLevel level)
    {
        var plain = ReferenceText.Compact(text);
        return plain.Length is >= MinLength and <= MaxLength && ReferenceText.IsDigits(plain) && level switch
        {
            OcrLevel.None => true,
            OcrLevel.CheckDigit => Luhn.IsValid(plain),
            OcrLevel.LengthAndCheckDigit => plain.Length > 2 && plain[^2] == LengthDigit(plain.Length) && Luhn.IsValid(plain),
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "no level"),
        };
    }

    /// <summary>The OCR number of an invoice number's digits; null if they are anything else or too many.</summary>
    public static string? Create(string digits, OcrLevel level)
    {
        var plain = ReferenceText.Compact(digits);
        if (!ReferenceText.IsDigits(plain))
        {
            return null;
        }

        var body = level == OcrLevel.LengthAndCheckDigit ? plain + LengthDigit(plain.Length + 2) : plain;
        var ocr = level == OcrLevel.None ? body : body + Luhn.CheckDigit(body);
        return ocr.Length is >= MinLength and <= MaxLength ? ocr : null;
    }

    /// <summary>
    /// The OCR number inside the machine-readable line at the foot of a payment slip,
    /// <c># 123455 # 119 00 5 &gt; 9912346#41#</c>; null if the text is no such line.
    /// </summary>
    public static string? FromPrintedLine(string line)
    {
        var plain = ReferenceText.Compact(line);
        var end = plain.StartsWith('#') ? plain.IndexOf('#', 1) : -1;
        return end > MinLength && end <= MaxLength + 1 && plain.AsSpan(end).Contains('>') && ReferenceText.IsDigits(plain.AsSpan(1, end - 1))
            ? plain[1..end]
            : null;
    }

    private static char LengthDigit(int length) => (char)('0' + (length % 10));
}
