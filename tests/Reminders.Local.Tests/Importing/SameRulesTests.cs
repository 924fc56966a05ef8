using System.Text.Json.Nodes;
using Reminders.Web.Importing;

namespace Reminders.Local.Tests.Importing;

/// <summary>A row and a body of HTTP with the same values are judged alike, in the same words.</summary>
public sealed class SameRulesTests
{
    private static readonly string[] Odd =
        ["", "x", "a b", "-1.00", "0", "1e2", "1.0011", "99999999999999999999", "30.11.2026", "1999-01-01", "2026-02-30", "eur", "true", "DE", "../etc", new string('x', 300)];

    private static readonly Dictionary<string, string> Invoice = new()
    {
        ["invoiceId"] = "i1",
        ["amount"] = "10.00",
        ["currency"] = "EUR",
        ["issueDate"] = "2026-05-01",
        ["dueDate"] = "2026-05-30",
        ["number"] = "",
        ["paymentUrl"] = "",
        ["paymentReference"] = "",
        ["policy"] = "",
        ["autoCollect"] = "",
        ["customer.customerId"] = "c1",
        ["customer.name"] = "Ada",
        ["customer.type"] = "",
        ["customer.email"] = "",
        ["customer.phone"] = "",
        ["customer.locale"] = "",
        ["customer.timeZone"] = "",
        ["customer.country"] = "",
        ["customer.since"] = "",
        ["metadata.branch"] = "",
    };

    [Fact]
    public async Task EachFieldWithEachOddValue_IsAnsweredAsByHttp()
    {
        var rows = Invoice.Keys.SelectMany(field => Odd.Select(value => new Dictionary<string, string>(Invoice) { [field] = value })).ToList();
        rows.ForEach(row => row["invoiceId"] = row["invoiceId"] == "i1" ? $"i{rows.IndexOf(row)}" : row["invoiceId"]);
        using var folder = new ImportFolder();
        await using var host = await TestHost.Start(clock: null);

        var file = string.Join(',', Invoice.Keys) + "\n" + string.Concat(rows.Select(row => string.Join(',', row.Values) + "\n"));
        var imported = await folder.Import(RecordKind.Invoices, file);
        using var answer = await host.Http.PostAsync(
            "/api/invoices", new StringContent(new JsonArray([.. rows.Select(Body)]).ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        var posted = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();

        Assert.Equal(posted.Select(item => Told((int)item!["status"]!, item["problem"]?["errors"])), imported.Rows.Select(row => Told((int)row["status"]!, row["errors"])));
        Assert.Equal(rows.Count, imported.Statuses.Length);
        Assert.Contains(202, imported.Statuses);
        Assert.Contains(422, imported.Statuses);
    }

    private static string Told(int status, JsonNode? errors) =>
        $"{status} {string.Join("; ", errors?.AsArray().Select(error => $"{error!["pointer"]} {error["detail"]}") ?? [])}";

    private static JsonNode Body(Dictionary<string, string> row)
    {
        var body = new JsonObject();
        foreach (var (name, text) in row.Where(pair => pair.Value.Length > 0))
        {
            JsonNode value = text == "true" && name == "autoCollect" ? JsonValue.Create(true) : JsonValue.Create(text);
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var parent = dot < 0 ? body : (body[name[..dot]] ??= new JsonObject()).AsObject();
            parent[name[(dot + 1)..]] = value;
        }

        return body;
    }
}
