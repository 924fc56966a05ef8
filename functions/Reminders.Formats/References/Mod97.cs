namespace Reminders.Formats.References;

/// <summary>ISO 7064 MOD 97-10, letters counting A = 10 to Z = 35: the check of IBANs and creditor references.</summary>
internal static class Mod97
{
    /// <summary>The remainder of upper case letters and digits read as one number; -1 if there is anything else.</summary>
    public static int Remainder(ReadOnlySpan<char> head, ReadOnlySpan<char> tail)
    {
        var remainder = Add(0, head);
        return remainder < 0 ? -1 : Add(remainder, tail);
    }

    private static int Add(int remainder, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            switch (letter)
            {
                case >= '0' and <= '9':
                    remainder = ((remainder * 10) + letter - '0') % 97;
                    break;
                case >= 'A' and <= 'Z':
                    remainder = ((remainder * 100) + letter - 'A' + 10) % 97;
                    break;
                default:
                    return -1;
            }
        }

        return remainder;
    }
}
