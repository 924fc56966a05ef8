using Reminders.Domain.Names;

namespace Reminders.Domain.Tests.Names;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("emial", "email")] // two letters swapped
    [InlineData("ab", "ba")]
    [InlineData("mail", "email")] // one left out
    [InlineData("smss", "sms")] // one too many
    [InlineData("Letters", "letter")]
    [InlineData("EUT", "EUR")] // one changed
    [InlineData("remimdres", "reminders")]
    [InlineData("remabcers", "reminders")] // a third of the letters
    [InlineData("remxyers", "reminders")] // a third of the longer one's letters
    public void TypingError_IsUnderstood(string given, string meant) =>
        Assert.Equal(meant, NearestName.Of(given, ["email", "sms", "letter", "EUR", "reminders", "ba"]));

    [Theory]
    [InlineData("")]
    [InlineData("fax")]
    [InlineData("ambcdzers")] // more than a third
    [InlineData("emxxx")]
    public void AnythingElse_IsNotGuessed(string given) => Assert.Null(NearestName.Of(given, ["email", "sms", "letter", "reminders"]));

    [Fact]
    public void LettersInTheWrongOrder_ComeBeforeAnotherLetter() => Assert.Equal("EUR", NearestName.Of("ERU", ["ERN", "EUR"]));

    [Fact]
    public void NearerName_ComesFirst_ThenTheAlphabet()
    {
        Assert.Equal("abcdef", NearestName.Of("abcdeg", ["abcdff", "abcdef"]));
        Assert.Equal("abx", NearestName.Of("abz", ["aby", "abx"]));
        Assert.Equal("ab", NearestName.Of("ab", ["ba", "ab"]));
    }

    [Fact]
    public void LongText_IsNotCompared()
    {
        var name = new string('a', 64);
        Assert.Equal(name, NearestName.Of(name, [name]));
        Assert.Null(NearestName.Of($"{name}a", [name]));
    }

    [Fact]
    public void Hint_NamesWhatWasMeant_OrIsSilent()
    {
        Assert.Equal("; did you mean 'email'?", NearestName.Hint("emial", ["email"]));
        Assert.Equal("", NearestName.Hint("fax", ["email"]));
    }
}
