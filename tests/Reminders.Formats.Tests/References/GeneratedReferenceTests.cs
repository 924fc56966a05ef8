using FsCheck;
using FsCheck.Fluent;
using Reminders.Formats.References;

namespace Reminders.Formats.Tests.References;

public sealed class GeneratedReferenceTests
{
    [Theory]
    [InlineData("539007547034")]
    [InlineData("RE20261001")]
    [InlineData("123456789012345678901")]
    public void NumberThatFits_StandsInTheReference(string number) => Assert.Equal(number, GeneratedReference.Rf(number)[4..]);

    [Fact]
    public void PublishedReference_IsWhatItsNumberGives() => Assert.Equal("RF18539007547034", GeneratedReference.Rf("539007547034"));

    [Fact]
    public void NumberWithSeparators_IsStillToBeSeen() =>
        Assert.StartsWith("RE20261001", GeneratedReference.Rf("RE/2026/1001")[4..], StringComparison.Ordinal);

    [Fact]
    public void NumberOfDigits_StandsInTheQrReference() =>
        Assert.Equal("00000000000000000020261001", GeneratedReference.Qrr("20261001")[..26]);

    [Fact]
    public void EveryNumber_HasAValidReference_AlwaysTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var number = text ?? "";
            Assert.True(CreditorReference.IsValid(GeneratedReference.Rf(number)), number);
            Assert.True(SwissQrReference.IsValid(GeneratedReference.Qrr(number)), number);
            Assert.Equal(GeneratedReference.Rf(number), GeneratedReference.Rf(number));
        }));

    [Fact]
    public void NumbersThatDifferAtAll_HaveDifferentReferences()
    {
        string[] numbers =
        [
            "2026-1-11", "2026-11-1", "2026111", "2026 111", "0", "00", "7", "007", "0000000000000000000000000000007", "a1", "A1", "A-1", "", " ", "ж", "RE/2026/1001", "re/2026/1001",
            "RE-2026-1001", new string('1', 21), new string('1', 22), new string('1', 25), new string('1', 26), new string('1', 100), $"{new string('1', 100)}2",
            .. Enumerable.Range(0, 20_000).Select(number => $"RE-{number}"), .. Enumerable.Range(100, 20_000).Select(number => $"{number}"),
            .. Enumerable.Range(0, 20_000).Select(number => $"KUNDE-2026-ABTEILUNG-{number}"),
        ];

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Equal(numbers.Length, numbers.Select(GeneratedReference.Rf).Distinct().Count());
        Assert.Equal(numbers.Length, numbers.Select(GeneratedReference.Qrr).Distinct().Count());
    }
}
