namespace Reminders.Infra.Tests;

/// <summary>The version of each resource type's interface, as looked up in the published Bicep types; last on 2026-11-22.</summary>
internal static class ApiVersions
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["Microsoft.Authorization/locks"] = "2020-05-01",
        ["Microsoft.Authorization/roleAssignments"] = "2022-04-01",
        ["Microsoft.Communication"] = "2026-03-18",
        ["Microsoft.Consumption/budgets"] = "2024-08-01",
        ["Microsoft.DurableTask"] = "2026-02-01",
        ["Microsoft.EventGrid"] = "2025-02-15",
        ["Microsoft.Insights/actionGroups"] = "2023-01-01",
        ["Microsoft.Insights/components"] = "2020-02-02",
        ["Microsoft.Insights/metricAlerts"] = "2026-01-01",
        ["Microsoft.Insights/scheduledQueryRules"] = "2026-03-01",
        ["Microsoft.Insights/workbooks"] = "2023-06-01",
        ["Microsoft.KeyVault"] = "2026-02-01",
        ["Microsoft.ManagedIdentity"] = "2024-11-30",
        ["Microsoft.Network/privateDnsZones"] = "2024-06-01",
        ["Microsoft.Network"] = "2025-05-01",
        ["Microsoft.OperationalInsights"] = "2026-03-01",
        ["Microsoft.Resources/resourceGroups"] = "2025-04-01",
        ["Microsoft.ServiceBus"] = "2026-01-01",
        ["Microsoft.Storage"] = "2026-04-01",
        ["Microsoft.Web"] = "2025-03-01",
    };

    /// <summary>The entry of the type itself, else of the longest part of its name.</summary>
    public static string? Of(string type) => Known
        .Where(entry => type == entry.Key || type.StartsWith(entry.Key + "/", StringComparison.Ordinal))
        .OrderByDescending(entry => entry.Key.Length)
        .Select(entry => entry.Value)
        .FirstOrDefault();
}
