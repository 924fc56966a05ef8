using System.Globalization;
using Reminders.Formats.References;

namespace Reminders.Formats.Tests.References;

/// <summary>Each scheme sees the typing errors it promises to see, over many references.</summary>
public sealed class ReferenceErrorsTests
{
    private static readonly Dictionary<string, Scheme> Schemes = new()
    {
        ["creditor reference"] = new(digits => CreditorReference.Create("AB" + digits)!, CreditorReference.IsValid, (_, _) => false),
        ["swiss"] = new(digits => SwissQrReference.Create(digits)!, SwissQrReference.IsValid, null),
        ["ocr"] = new(
            digits => SwedishOcr.Create(digits, OcrLevel.CheckDigit)!, text => SwedishOcr.IsValid(text, OcrLevel.CheckDigit), ZeroAndNine),
        ["ocr with length"] = new(
            digits => SwedishOcr.Create(digits, OcrLevel.LengthAndCheckDigit)!,
            text => SwedishOcr.IsValid(text, OcrLevel.LengthAndCheckDigit),
            ZeroAndNine),
        ["finnish"] = new(digits => FinnishReference.Create(digits)!, FinnishReference.IsValid, (a, b) => Math.Abs(a - b) == 5),
        ["kid mod10"] = new(
            digits => NorwegianKid.Create(digits, KidCheck.Mod10)!, text => NorwegianKid.IsValid(text, KidCheck.Mod10), ZeroAndNine),
        ["kid mod11"] = new(
            digits => NorwegianKid.Create(digits, KidCheck.Mod11)!, text => NorwegianKid.IsValid(text, KidCheck.Mod11), (_, _) => false),
    };

    public static TheoryData<string> Names => [.. Schemes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWrongDigit_IsSeen(string name)
    {
        var scheme = Schemes[name];
        foreach (var valid in References(scheme))
        {
            foreach (var wrong in WithOneDigitChanged(valid))
            {
                Assert.False(scheme.IsValid(wrong), $"{wrong} was taken for {valid}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EverySwappedPair_IsSeen_ExceptWhereTheSchemeIsBlind(string name)
    {
        var scheme = Schemes[name];
        var (pairs, unseen) = (0, 0);
        foreach (var valid in References(scheme))
        {
            for (var i = 0; i < valid.Length - 1; i++)
            {
                var (first, second) = (valid[i], valid[i + 1]);
                if (first == second || char.IsAsciiDigit(first) != char.IsAsciiDigit(second) || second == '-')
                {
                    continue;
                }

                pairs++;
                if (scheme.IsValid($"{valid[..i]}{second}{first}{valid[(i + 2)..]}"))
                {
                    unseen++;
                    Assert.True(scheme.MissesSwapOf?.Invoke(first, second) ?? true, $"{first}{second} swapped in {valid} was not seen");
                }
            }
        }

        // Two of ninety for the Swiss carry table; the others are exact above.
        Assert.True(scheme.MissesSwapOf is not null || unseen < pairs * 0.04, $"{unseen} of {pairs} swaps were not seen");
    }

    [Fact]
    public void Iban_EveryWrongDigitAndSwap_IsSeen()
    {
        const string valid = "DE89370400440532013000";
        Assert.All(WithOneDigitChanged(valid), wrong => Assert.False(Iban.IsValid(wrong)));
        for (var i = 2; i < valid.Length - 1; i++)
        {
            var swapped = $"{valid[..i]}{valid[i + 1]}{valid[i]}{valid[(i + 2)..]}";
            Assert.Equal(swapped == valid, Iban.IsValid(swapped));
        }
    }

    private static bool ZeroAndNine(char a, char b) => (a, b) is ('0', '9') or ('9', '0');

    private static IEnumerable<string> References(Scheme scheme) =>
        Enumerable.Range(1, 400).Select(i => scheme.Create((i * 7_919L * 104_729L).ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<string> WithOneDigitChanged(string valid) =>
        from i in Enumerable.Range(0, valid.Length)
        where char.IsAsciiDigit(valid[i])
        from digit in "0123456789"
        where digit != valid[i]
        // A leading zero is no change but another length, which Finland does not write.
        where i > 0 || digit != '0'
        select $"{valid[..i]}{digit}{valid[(i + 1)..]}";

    /// <summary>How to make and check references of a scheme, and which swaps it is blind to; null where that depends on the carry.</summary>
    private sealed record Scheme(Func<string, string> Create, Func<string, bool> IsValid, Func<char, char, bool>? MissesSwapOf);
}
