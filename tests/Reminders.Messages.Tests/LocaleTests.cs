using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Messages.Tests;

public sealed class LocaleTests
{
    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("de_CH", "de")]
    [InlineData("DE", "de")]
    [InlineData("en-US", "en")]
    [InlineData("de-Latn-DE-x-y", "de")]
    [InlineData("fr-FR", "en")]
    [InlineData("no such locale", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void Locale_FallsBackToWhatThereAreWordsIn(string? locale, string language)
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", locale!));

        Assert.Contains($"<html lang=\"{language}\" dir=\"ltr\">", email.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", 123456789, "EUR", "€1,234,567.89")]
    [InlineData("en", 123456, "USD", "$1,234.56")]
    [InlineData("en", 123456, "CHF", "CHF 1,234.56")]
    [InlineData("en", 1234, "JPY", "JPY 1,234")]
    [InlineData("en", 1234567, "KWD", "KWD 1,234.567")]
    [InlineData("de", 123456789, "EUR", "1.234.567,89 €")]
    [InlineData("de-AT", 123456, "GBP", "1.234,56 £")]
    [InlineData("de", 1234567, "KWD", "1.234,567 KWD")]
    [InlineData("de", 1234, "JPY", "1.234 JPY")]
    public void Amount_FollowsTheLanguageWithTheCurrencysDecimals(string locale, long minor, string currency, string expected)
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", locale, Samples.Invoice(minor: minor, currency: currency)));

        Assert.EndsWith(", " + expected, email.Subject, StringComparison.Ordinal);
        Assert.Contains(">" + expected.Replace(' ', '\u00A0') + "<", email.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", 3, "1 March 2027")]
    [InlineData("de", 3, "1. März 2027")]
    [InlineData("en", 5, "1 May 2027")]
    [InlineData("de", 5, "1. Mai 2027")]
    public void Date_IsWrittenInFull(string locale, int month, string expected)
    {
        var eur = new Money(100, Currency.Of("EUR"));
        var due = new LocalDate(2027, month, 1);
        var email = Samples.Renderer.Email(Samples.Content("soft", locale, new InvoiceLine("1", eur, eur, due, due)));

        Assert.EndsWith(expected, email.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void NoName_GreetsNobodyByName()
    {
        var content = Samples.Content("soft", "de") with { CustomerName = " " };

        Assert.StartsWith("Guten Tag,\n", Samples.Renderer.Email(content).Text, StringComparison.Ordinal);
        Assert.StartsWith("Guten Tag Anna,\n", Samples.Renderer.Email(content with { CustomerName = "Anna" }).Text, StringComparison.Ordinal);
    }
}
