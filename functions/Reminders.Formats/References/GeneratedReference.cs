using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Reminders.Formats.References;

/// <summary>
/// A reference for an invoice that came without one: always the same for the same number, and different numbers have different
/// ones. A number that fits stands in it as it is. Of any other a hash makes the difference: one that is too long, or that has
/// separators or small letters, which a reference cannot keep (2026-1-11 and 2026-11-1 are two invoices).
/// </summary>
public static class GeneratedReference
{
    private const int RfLength = 21;
    private const int QrrLength = 26;
    private const int TailLength = 7;

    // No vowels, so that no hash reads as a word, and no digits, so that it cannot be taken for a number.
    private const string TailLetters = "BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>
    /// RF, check digits and the number where that has 1 to 21 capital letters and digits. Otherwise what can be kept of it, at most
    /// 14, and seven letters of its hash; where more than 14 are left, 21 letters of its hash.
    /// </summary>
    public static string Rf(string number)
    {
        var kept = string.Concat(number.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant));
        var body = kept == number && kept.Length is >= 1 and <= RfLength ? kept
            : kept.Length <= RfLength - TailLength ? kept + Tail(number, TailLength)
            : Tail(number, RfLength);
        return CreditorReference.Create(body)!;
    }

    /// <summary>
    /// The number where it has 1 to 25 digits and does not begin with a zero. Otherwise a nine and 25 digits of its hash: longer than
    /// any number that is kept.
    /// </summary>
    public static string Qrr(string number) => SwissQrReference.Create(
        number.Length is >= 1 and < QrrLength && ReferenceText.IsDigits(number) && number[0] != '0' ? number : $"9{HashDigits(number)}")!;

    private static string Tail(string number, int length)
    {
        var hash = Hash(number);
        var tail = new char[length];
        for (var i = 0; i < length; i++)
        {
            (hash, var letter) = BigInteger.DivRem(hash, TailLetters.Length);
            tail[i] = TailLetters[(int)letter];
        }

        return new string(tail);
    }

    private static string HashDigits(string number) =>
        (Hash(number) % BigInteger.Pow(10, QrrLength - 1)).ToString(CultureInfo.InvariantCulture).PadLeft(QrrLength - 1, '0');

    private static BigInteger Hash(string number) => new(SHA256.HashData(Encoding.UTF8.GetBytes(number)), isUnsigned: true, isBigEndian: true);
}
