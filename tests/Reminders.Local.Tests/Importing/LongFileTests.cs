using System.Globalization;
using Reminders.Local.Importing.Files;
using Reminders.Local.Importing.Mappings;
using Reminders.Local.Settings;
using Reminders.Web.Importing;
using Reminders.Web.Payments;

namespace Reminders.Local.Tests.Importing;

/// <summary>Alone, because it measures memory.</summary>
[CollectionDefinition(nameof(LongFileTests), DisableParallelization = true)]
[Collection(nameof(LongFileTests))]
public sealed class LongFileTests
{
    private const int Rows = 2_000_000;
    private const long MaxHeld = 48L * 1024 * 1024;

    [Fact]
    public void TwoMillionRows_AreReadAndCheckedWithoutHoldingThem()
    {
        using var folder = new TempFolder();
        var fields = new RecordFields(RecordKind.Payments, RecordBodies.Schema(RecordKind.Payments, LocalPolicies.Load(folder.Path)));
        using var file = CsvFile.Open(new GeneratedFile("paymentId;amount;currency;bookedOn;payer\n", Rows, Row));
        var writer = new RecordWriter(RecordKind.Payments, BoundMapping.Of(fields, null, file.Header));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (rows, wrong, most) = (0, 0, 0L);
        foreach (var row in file.Rows())
        {
            wrong += PaymentMessages.Read(writer.Write(row).Json).Payment is null ? 1 : 0;
            if (++rows % 500_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal((Rows, Rows / 1000), (rows, wrong));
        Assert.InRange(most, long.MinValue, MaxHeld);
    }

    // Every thousandth amount has too many decimals.
    private static string Row(long number) => string.Create(
        CultureInfo.InvariantCulture, $"p-{number};{number % 900 + 1}.{(number % 1000 == 0 ? "001x" : "50")};EUR;2026-11-30;\"Example; Ada\"\n");
}
