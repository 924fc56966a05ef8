using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Formats.BankFiles;
using Reminders.Tests;

namespace Reminders.Formats.Tests.BankFiles;

/// <summary>Real messages of all versions beside what another program reads in them.</summary>
public sealed class TwinTests
{
    private const string Folder = "bank/camt";

    [SharedDataFact(Folder)]
    public void EveryMessage_AgreesWithItsTwin()
    {
        var (compared, wrong) = (0, new List<string>());
        foreach (var twin in Directory.EnumerateFiles(SharedData.PathOf(Folder), "*.json"))
        {
            var message = Path.ChangeExtension(twin, ".xml");
            var json = JsonNode.Parse(File.ReadAllText(twin))!;
            var (expected, read) = (Expected(json), Read(message));
            wrong.AddRange(expected.Except(read).Select(line => $"{Path.GetFileName(message)} expected: {line}"));
            Assert.Equal(json["getRecords"]!.AsArray().Count, read.Count(IsStatement));

            // Of several statements the twin tells one and counts the others.
            if (expected.Count(IsStatement) == read.Count(IsStatement))
            {
                wrong.AddRange(read.Except(expected).Select(line => $"{Path.GetFileName(message)} was:      {line}"));
                Assert.True(wrong.Count > 0 || expected.SequenceEqual(read), $"{message}: another order");
            }

            compared++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(compared > 20, $"only {compared} twins");
    }

    [SharedDataFact(Folder)]
    public void MessageWithoutATwin_IsRefusedWithItsPlace()
    {
        var alone = Directory.EnumerateFiles(SharedData.PathOf(Folder), "*.xml").Where(path => !File.Exists(Path.ChangeExtension(path, ".json"))).ToList();

        Assert.NotEmpty(alone);
        Assert.All(alone, path => Assert.StartsWith("line 3, /Document/BkToCstmrStmt: has no Stmt", Assert.Throws<BankFileException>(() => Read(path)).Message, StringComparison.Ordinal));
    }

    private static bool IsStatement(string line) => line.StartsWith("statement ", StringComparison.Ordinal);

    private static List<string> Read(string path)
    {
        using var file = File.OpenRead(path);
        var lines = new List<string>();
        foreach (var item in BankFileReader.Read(file))
        {
            if (item is BankFileItem.Opened(var statement))
            {
                lines.Add($"statement {statement.Account} {statement.Id} {statement.ElectronicNumber}/{statement.LegalNumber} page {statement.Page} {statement.Copy} {Day(statement.From)}-{Day(statement.To)}");
                lines.AddRange(statement.Balances.Select(balance => $"balance {Code(balance.Code)} {Text(balance.Amount)} {Day(balance.Date)}"));
            }
            else if (item is BankFileItem.Entry(var entry))
            {
                lines.Add($"entry {Text(entry.IsCredit ? entry.Amount : -entry.Amount)} {entry.Status} {entry.IsReversal} {Day(entry.BookedOn)} {Day(entry.ValueOn)} {entry.BankReference} {entry.EntryReference} {entry.Code} {entry.OwnCode} {entry.Text}");
                lines.AddRange(entry.Transactions.Select(one => Transaction(entry, one)));
            }
        }

        return lines;
    }

    private static string Transaction(BankEntry entry, BankTransaction one) =>
        $"transaction {(one.Amount is { } amount ? Text(entry.IsCredit ? amount : -amount) : "")} {one.BankReference} {one.EndToEndId} {one.TransactionId} {one.InstructionId} {one.MandateId} {one.Uetr} {one.Code} {one.OwnCode}"
        + $" from {one.PayerName} {one.PayerAccount} for {one.UltimatePayer} back {one.ReturnReason}"
        + $" references {string.Join(',', one.References.Select(reference => $"{reference.Type}:{reference.Reference}"))} text {string.Join(',', one.Remittance)} {one.Text}";

    private static List<string> Expected(JsonNode twin)
    {
        var lines = new List<string>();
        var seen = new HashSet<JsonNode>();
        var records = Everything(twin).Where(node => Class(node) is "Statement" or "Report" or "Notification");
        foreach (var record in records)
        {
            lines.Add($"statement {Say(record["getAccount"], "getIdentification")} {Say(record, "getId")} {Say(record, "getElectronicSequenceNumber")}/{Say(record, "getLegalSequenceNumber")} page {Say(record["getPagination"], "getPageNumber")} {Say(record, "getCopyDuplicateIndicator")} {Day(record["getFromDate"])}-{Day(record["getToDate"])}");
            lines.AddRange((record["getBalances"]?.AsArray() ?? []).Select(balance => $"balance {Say(balance, "getType")} {Amount(balance!["getAmount"])} {Day(balance["getDate"])}"));

            // An object stands where it is met first: the first entry holds its statement, and that the other entries.
            var first = record.Parent is JsonObject parent && Class(parent) == "Entry" ? parent : null;
            foreach (var entry in (first is null ? [] : new[] { first }).Concat(Everything(record).Where(node => Class(node) == "Entry")))
            {
                lines.Add(Entry(entry));
                lines.AddRange(Everything(entry, except: "getRecord").Where(node => Class(node) == "EntryTransactionDetail").Select(Transaction));
            }
        }

        return lines;
    }

    private static string Entry(JsonObject entry) =>
        $"entry {Amount(entry["getAmount"])} {Say(entry, "getStatus")} {entry["getReversalIndicator"]!.GetValue<bool>()} {Day(entry["getBookingDate"])} {Day(entry["getValueDate"])} {Say(entry, "getAccountServicerReference")} {Say(entry, "getReference")} {Code(entry["getBankTransactionCode"])} {Say(entry, "getAdditionalInfo")}";

    private static string Transaction(JsonObject one)
    {
        var reference = one["getReference"];
        var parties = Everything(one["getRelatedParties"]).Where(node => Class(node) == "RelatedParty").ToList();
        var (payer, ultimate) = (Party(parties, "Debtor"), Party(parties, "UltimateDebtor"));
        var remittance = one["getRemittanceInformation"];
        var references = Everything(remittance).Where(node => Class(node) == "CreditorReferenceInformation");
        var pieces = Everything(remittance).Where(node => Class(node) == "UnstructuredRemittanceInformation").Select(node => Say(node, "getMessage"))
            .Concat(Everything(remittance).Where(node => Class(node) == "StructuredRemittanceInformation").Select(node => Say(node, "getAdditionalRemittanceInformation")).Where(text => text.Length > 0));
        return $"transaction {Amount(one["getAmount"] ?? one["getAmountDetails"])} {Say(reference, "getAccountServicerReference")} {Given(reference, "getEndToEndId")} {Given(reference, "getTransactionId")} {Given(reference, "getInstructionId")} {Given(reference, "getMandateId")} {Say(reference, "getUuidEndToEndReference")} {Code(one["getBankTransactionCode"])}"
            + $" from {Say(payer?["getRelatedPartyType"], "getName")} {Say(payer?["getAccount"], "getIdentification")} for {Say(ultimate?["getRelatedPartyType"], "getName")} back {Say(one["getReturnInformation"], "getCode")}"
            + $" references {string.Join(',', references.Select(node => $"{Say(node, "getCode")}{Say(node, "getProprietary")}:{Say(node, "getRef")}"))} text {string.Join(',', pieces)} {Say(one, "getAdditionalTransactionInformation")}";
    }

    private static JsonObject? Party(List<JsonObject> parties, string role) =>
        parties.FirstOrDefault(party => Class(party["getRelatedPartyType"]) == role);

    // Every object in the order in which it is met.
    private static IEnumerable<JsonObject> Everything(JsonNode? node, string? except = null) => node switch
    {
        JsonObject known => ((IEnumerable<JsonObject>)[known]).Concat(known.Where(field => field.Key != except).SelectMany(field => Everything(field.Value, except))),
        JsonArray list => list.SelectMany(one => Everything(one, except)),
        _ => [],
    };

    private static string Class(JsonNode? node) => node is JsonObject known && known["__CLASS__"] is { } name ? name.GetValue<string>().Split('\\')[^1] : "";

    private static string Say(JsonNode? node, string field) => node is JsonObject known && known[field] is JsonValue value ? value.ToString() : "";

    private static string Given(JsonNode? node, string field) => Say(node, field) is "NOTPROVIDED" ? "" : Say(node, field);

    private static string Code(JsonNode? code)
    {
        var domain = code?["getDomain"];
        return $"{(domain is null ? "" : $"{Say(domain, "getCode")}/{Say(domain["getFamily"], "getCode")}/{Say(domain["getFamily"], "getSubFamilyCode")}")} {Say(code?["getProprietary"], "getCode")}";
    }

    private static string Code(string balance) => balance switch
    {
        "OPBD" or "PRCD" => "opening",
        "CLBD" => "closing",
        "OPAV" => "opening_available",
        "CLAV" => "closing_available",
        "ITBD" => "interim",
        "FWAV" => "forward_available",
        "INFO" => "information",
        "XPCD" => "expected_credit",
        "ITAV" => "interim_available",
        _ => balance,
    };

    private static string Amount(JsonNode? amount) => amount is null ? ""
        : Text(new Money(long.Parse(Say(amount, "getAmount"), CultureInfo.InvariantCulture), Currency.Of(Say(amount["getCurrency"], "getCode"))));

    private static string Text(Money amount) => amount.ToString();

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";

    private static string Day(JsonNode? moment) => moment is null ? "" : moment["0"]!.GetValue<string>()[..10];
}
