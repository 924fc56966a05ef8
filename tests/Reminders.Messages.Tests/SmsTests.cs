namespace Reminders.Messages.Tests;

public sealed class SmsTests
{
    public static TheoryData<int, string, int> Vectors => new()
    {
        { 0, "a", 1 }, { 160, "a", 1 }, { 161, "a", 2 }, { 306, "a", 2 }, { 307, "a", 3 },
        { 80, "€", 1 }, { 81, "€", 2 }, { 160, "ü", 1 },
        { 70, "ł", 1 }, { 71, "ł", 2 }, { 134, "ł", 2 }, { 135, "ł", 3 },
        { 35, "😀", 1 }, { 36, "😀", 2 },
        { 160, "Ç", 1 }, { 71, "ç", 2 },
        // 153 is odd: 76 escaped characters fill a joined segment, the 77th does not fit in half.
        { 152, "€", 2 }, { 153, "€", 3 },
        { 66, "😀", 2 }, { 67, "😀", 3 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Segments_AreCountedAsCarriersDo(int count, string character, int segments) =>
        Assert.Equal(segments, SmsSegments.Count(string.Concat(Enumerable.Repeat(character, count))));

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void OrdinaryContent_IsOneSegment(string template, string locale)
    {
        foreach (var content in Samples.Everything(template, locale))
        {
            var sms = Samples.Renderer.Sms(content);

            Assert.True(sms.Segments == 1, $"{sms.Segments}: {sms.Text}");
            Assert.Equal(SmsSegments.Count(sms.Text), sms.Segments);
            Assert.DoesNotContain(sms.Text, c => c is '\u00A0' or '\u202F' or '’' or '–');
        }
    }

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void OneInvoiceWithALink_NumberAmountDateAndLinkAllFit(string template, string locale)
    {
        const string link = "https://r.muster.example/p/Zk3vJ8sQ1xY7bN5tAa9_-Q";
        var content = Samples.Content(template, locale, Samples.Invoice("2026-10017", 123450, Samples.Steps[template], link));

        var sms = Samples.Renderer.Sms(content);

        Assert.Equal(1, sms.Segments);
        Assert.Contains("Muster Gartenbau", sms.Text, StringComparison.Ordinal);
        Assert.Contains("2026-10017", sms.Text, StringComparison.Ordinal);
        Assert.Contains(locale == "de" ? "1.234,50 €" : "€1,234.50", sms.Text, StringComparison.Ordinal);
        Assert.Contains(link, sms.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soft", "en", "is due on 9 Dec 2026")]
    [InlineData("soft", "de", "ist am 09.12.2026 fällig")]
    [InlineData("friendly", "de", "fällig 30.11.2026")]
    [InlineData("formal", "en", "due 16 Nov 2026. Please pay by 14 Dec 2026")]
    public void DueDate_IsWrittenShort(string template, string locale, string expected) =>
        Assert.Contains(expected, Samples.Renderer.Sms(Samples.Content(template, locale)).Text, StringComparison.Ordinal);

    [Fact]
    public void LinkTooLong_TheReferenceTakesItsPlaceAndNoHalfLinkIsSent()
    {
        var content = Samples.Content("friendly", "en", Samples.Invoice(url: "https://pay.example/" + new string('x', 150)));

        var sms = Samples.Renderer.Sms(content);

        Assert.Equal(1, sms.Segments);
        Assert.DoesNotContain("https", sms.Text, StringComparison.Ordinal);
        Assert.Contains("RF18539007547034", sms.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TypographicSigns_AreWrittenPlain()
    {
        var content = Samples.Content("friendly", "de", Samples.Invoice("A\u20111 \u2013 2")) with
        {
            Sender = new Sender("O\u2019Neill \u201EGa\u0308rten\u201C\u202FAG\u2026"),
        };

        var sms = Samples.Renderer.Sms(content);

        Assert.StartsWith("O'Neill \"Gärten\" AG...: ", sms.Text, StringComparison.Ordinal);
        Assert.Contains("A-1 - 2", sms.Text, StringComparison.Ordinal);
        Assert.Equal(1, sms.Segments);
    }

    [Fact]
    public void NameOutsideTheAlphabet_KeepsItsLettersAndCountsHonestly()
    {
        var content = Samples.Content("friendly", "en") with { Sender = new Sender("Łódzka Sp. z o.o.") };

        var sms = Samples.Renderer.Sms(content);

        Assert.StartsWith("Łódzka", sms.Text, StringComparison.Ordinal);
        Assert.Equal(SmsSegments.Count(sms.Text), sms.Segments);
    }
}
