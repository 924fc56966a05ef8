using Reminders.Domain.Amounts;
using Reminders.Formats.Codes;

namespace Reminders.Formats.Tests.Codes;

/// <summary>Reads codes back as a banking app does: by the place of each line, with no help from what wrote them.</summary>
internal static class ReadCode
{
    public static EpcTransfer Epc(string text)
    {
        var lines = text.Split('\n').Concat(Enumerable.Repeat("", 12)).ToArray();
        Assert.Equal(["BCD", "002", "1", "SCT"], lines[..4]);
        Assert.True(text.Split('\n').Length <= 12, "more lines than the standard has");
        Assert.StartsWith("EUR", lines[7], StringComparison.Ordinal);
        Assert.Null(Money.Parse(lines[7][3..], Currency.Of("EUR"), out var amount));
        return new EpcTransfer(lines[5], lines[6], amount) { Bic = OrNull(lines[4]), Reference = OrNull(lines[9]), Text = OrNull(lines[10]) };
    }

    public static SwissBill Swiss(string text)
    {
        var lines = text.Split('\n');
        Assert.Equal(31, lines.Length);
        Assert.Equal(["SPC", "0200", "1"], lines[..3]);
        Assert.All(lines[11..18], Assert.Empty);
        Assert.Equal("EPD", lines[30]);
        Assert.Null(Money.Parse(lines[18], Currency.Of(lines[19]), out var amount));
        Assert.Equal(lines[27] == "NON", lines[28].Length == 0);
        return new SwissBill(lines[3], Address(lines[4..11])!, amount)
        {
            Debtor = Address(lines[20..27]),
            Reference = OrNull(lines[28]),
            Message = OrNull(lines[29]),
        };
    }

    private static SwissAddress? Address(string[] lines)
    {
        if (lines.All(line => line.Length == 0))
        {
            return null;
        }

        Assert.Equal("S", lines[0]);
        return new SwissAddress(lines[1], OrNull(lines[2]), lines[4], lines[5], lines[6]);
    }

    private static string? OrNull(string line) => line.Length == 0 ? null : line;
}
