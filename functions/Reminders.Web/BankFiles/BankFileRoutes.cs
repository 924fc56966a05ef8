using System.Text.Json.Nodes;
using Reminders.Web.Access;
using Reminders.Web.Routing;

namespace Reminders.Web.BankFiles;

/// <summary>What banks send about an account.</summary>
internal static class BankFileRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        new ApiRoute(HttpMethods.Post, "/api/bank-statements", Permission.ActBilling, "Send a bank's file: its entries become payments, its returns reopen invoices")
        {
            Handle = PostBankFile.Handle,
            Answer = typeof(BankFileView),
            Success = StatusCodes.Status200OK,
            Refine = (operation, _) => operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject
                {
                    ["application/xml"] = Media("A camt.052, camt.053 or camt.054 message of any version, at most 100 MB."),
                    ["text/plain"] = Media("MT940, in UTF-8 or ISO 8859-1, at most 100 MB."),
                },
            },
        },
    ];

    private static JsonObject Media(string description) =>
        new() { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["description"] = description } };
}
