using Reminders.Formats.Matching;

namespace Reminders.Formats.Tests.Matching;

public sealed class PayerNamesTests
{
    [Theory]
    [InlineData("Ada Example", "EXAMPLE, ADA", "Agrees")]
    [InlineData("Jörg Müller", "Dr. JOERG MUELLER", "Agrees")]
    [InlineData("Jörg Müller", "MULLER JORG", "Agrees")]
    [InlineData("Anna Müller", "Anna und Peter Müller", "Agrees")]
    [InlineData("Anna Strauß", "A. Strauss", "Agrees")]
    [InlineData("Contoso GmbH & Co. KG", "CONTOSO", "Agrees")]
    [InlineData("Øystein Dahl", "OYSTEIN DAHL", "Agrees")]
    [InlineData("Anna Müller", "Peter Müller", "Similar")]
    [InlineData("Anna Jansen", "Anna Janssen", "Similar")]
    [InlineData("Müller", "Anna Müller", "Similar")]
    [InlineData("Contoso Services", "Contoso", "Similar")]
    [InlineData("Ada Example", "Bob Other", "Differs")]
    [InlineData("A. B.", "Anna Bauer", "Differs")]
    [InlineData("GmbH", "Anna Bauer", "Unknown")]
    [InlineData("", "Anna Bauer", "Unknown")]
    public void Names_AreCompared(string payer, string customer, string likeness)
    {
        Assert.Equal(likeness, PayerNames.Compare(PayerNames.Words(payer), PayerNames.Words(customer)).ToString());
        Assert.Equal(likeness, PayerNames.Compare(PayerNames.Words(customer), PayerNames.Words(payer)).ToString());
    }

    [Theory]
    [InlineData("20261001", "20261001", 0)]
    [InlineData("20261001", "20261002", 1)]
    [InlineData("20261001", "20216001", 1)]
    [InlineData("20261001", "2026101", 1)]
    [InlineData("20261001", "202610011", 1)]
    [InlineData("20261001", "20261110", 2)]
    [InlineData("", "12", 2)]
    [InlineData("20261001", "99999999", 9)]
    public void Slips_AreCounted(string a, string b, int slips)
    {
        for (var allowed = 0; allowed <= 2; allowed++)
        {
            Assert.Equal(slips <= allowed, Spelling.Within(allowed, a, b));
            Assert.Equal(slips <= allowed, Spelling.Within(allowed, b, a));
        }
    }
}
