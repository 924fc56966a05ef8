using Reminders.Formats.References;

namespace Reminders.Formats.Tests.References;

/// <summary>Published references of each scheme.</summary>
public sealed class ReferenceVectorsTests
{
    [Theory]
    [InlineData("RF18539007547034")]
    [InlineData("RF49N73GBST73AKL38ZX")]
    [InlineData("RF08 B370 0321")]
    [InlineData("RF 44 all lower case")]
    [InlineData("RF19N8BG33KQ9HSS7BG")]
    [InlineData("RF66qs9H7NJ4fvs99SPO")]
    [InlineData("RF040")]
    public void CreditorReference_Published_IsValid(string reference) => Assert.True(CreditorReference.IsValid(reference));

    [Theory]
    [InlineData("RF17539007547034")]
    [InlineData("RF04")]
    [InlineData("RF20.0000.3")]
    [InlineData("RF0CNHF")]
    [InlineData("RFA8FN3DD938494")]
    [InlineData("RF181234567890123456789012")]
    [InlineData("")]
    public void CreditorReference_Broken_IsRefused(string reference) => Assert.False(CreditorReference.IsValid(reference));

    [Theory]
    [InlineData("B334BOPQE39D902DC", "RF91B334BOPQE39D902DC")]
    [InlineData("7", "RF097")]
    [InlineData("", null)]
    [InlineData("1234567890123456789012", null)]
    [InlineData("12-34", null)]
    public void CreditorReference_IsCreated(string body, string? reference) => Assert.Equal(reference, CreditorReference.Create(body));

    [Theory]
    [InlineData("210000000003139471430009017", true)]
    [InlineData("123456000000001291146290514", true)]
    [InlineData("99 00050 00000 00032 00710 12303", true)]
    [InlineData("210000000003139471430009016", false)]
    [InlineData("000000000000000000000000000", false)]
    [InlineData("21000000000313947143000901", false)]
    public void SwissQrReference_IsChecked(string reference, bool valid) => Assert.Equal(valid, SwissQrReference.IsValid(reference));

    [Fact]
    public void SwissQrReference_IsCreatedFilledAndGrouped()
    {
        Assert.Equal("000000000000000000001234565", SwissQrReference.Create("123456"));
        Assert.Null(SwissQrReference.Create("0"));
        Assert.Equal("21 00000 00003 13947 14300 09017", SwissQrReference.Format("210000000003139471430009017"));
    }

    [Theory]
    [InlineData("12345", OcrLevel.CheckDigit, "123455")]
    [InlineData("12345", OcrLevel.LengthAndCheckDigit, "1234574")]
    [InlineData("1234567890", OcrLevel.LengthAndCheckDigit, "123456789023")]
    [InlineData("12345", OcrLevel.None, "12345")]
    [InlineData("1234567890123456789012345", OcrLevel.CheckDigit, null)]
    [InlineData("12A", OcrLevel.CheckDigit, null)]
    public void SwedishOcr_IsCreated(string digits, OcrLevel level, string? ocr)
    {
        Assert.Equal(ocr, SwedishOcr.Create(digits, level));
        Assert.True(ocr is null || SwedishOcr.IsValid(ocr, level));
    }

    [Fact]
    public void SwedishOcr_WithWrongLengthDigit_IsRefusedThoughItsCheckDigitIsRight()
    {
        var wrongLength = SwedishOcr.Create("123455", OcrLevel.CheckDigit)!;

        Assert.True(SwedishOcr.IsValid(wrongLength, OcrLevel.CheckDigit));
        Assert.False(SwedishOcr.IsValid(wrongLength, OcrLevel.LengthAndCheckDigit));
    }

    [Theory]
    [InlineData("# 123455 # 119 00 5 > 9912346#41#", "123455")]
    [InlineData("#123456789023#11900 5 >9912346#41#", "123456789023")]
    [InlineData("123455", null)]
    [InlineData("# 12A455 # 119 00 5 > 9912346#41#", null)]
    [InlineData("# 123455 #", null)]
    public void SwedishOcr_IsReadFromThePrintedLine(string line, string? ocr) => Assert.Equal(ocr, SwedishOcr.FromPrintedLine(line));

    [Theory]
    [InlineData("1230321", '6')]
    [InlineData("1231", '5')]
    [InlineData("12481", '8')]
    [InlineData("12345678", '0')]
    [InlineData("123456781", '3')]
    [InlineData("362946613265749", '5')]
    [InlineData("1234567890123456781", '0')]
    public void FinnishReference_IsCreated(string digits, char check)
    {
        Assert.Equal(digits + check, FinnishReference.Create(digits));
        Assert.True(FinnishReference.IsValid(digits + check));
        Assert.True(FinnishReference.IsValid("00" + digits + check));
    }

    [Theory]
    [InlineData("1232", "RF111232")]
    [InlineData("1326", "RF921326")]
    [InlineData("12345678901234567894", "RF0912345678901234567894")]
    [InlineData("1233", null)]
    public void FinnishReference_HasAnInternationalForm(string reference, string? international) =>
        Assert.Equal(international, FinnishReference.ToCreditorReference(reference));

    [Fact]
    public void FinnishReference_IsPrintedInFivesFromTheRight() => Assert.Equal("1 23456 78900", FinnishReference.Format("12345678900"));

    [Theory]
    [InlineData("234567", KidCheck.Mod10, "2345676")]
    [InlineData("1234", KidCheck.Mod10, "12344")]
    [InlineData("1234567890", KidCheck.Mod11, "12345678903")]
    [InlineData("31", KidCheck.Mod11, "310")]
    [InlineData("40", KidCheck.Mod11, "40-")]
    [InlineData("1234", KidCheck.Mod11, "12343")]
    public void NorwegianKid_IsCreated(string digits, KidCheck check, string kid)
    {
        Assert.Equal(kid, NorwegianKid.Create(digits, check));
        Assert.True(NorwegianKid.IsValid(kid, check));
    }

    [Theory]
    [InlineData("DE89370400440532013000")]
    [InlineData("CH9300762011623852957")]
    [InlineData("GB82 WEST 1234 5698 7654 32")]
    [InlineData("SE4550000000058398257466")]
    [InlineData("NO9386011117947")]
    [InlineData("FI2112345600000785")]
    [InlineData("AT611904300234573201")]
    [InlineData("be72000000001616")]
    public void Iban_Published_IsValid(string iban)
    {
        Assert.True(Iban.IsValid(iban));
        Assert.False(Iban.IsQrIban(iban));
        Assert.False(Iban.IsValid(iban + "0"));
    }

    [Theory]
    [InlineData("CH4431999123000889012")]
    [InlineData("CH2430043000000789012")]
    public void QrIban_IsTold(string iban) => Assert.True(Iban.IsValid(iban) && Iban.IsQrIban(iban));

    [Theory]
    [InlineData("DE88370400440532013000")]
    [InlineData("ZZ89370400440532013000")]
    [InlineData("DE8937040044053201300")]
    [InlineData("DE89-3704-0044-0532-0130-00")]
    [InlineData("DE")]
    [InlineData("")]
    public void Iban_Broken_IsRefused(string iban) => Assert.False(Iban.IsValid(iban));
}
