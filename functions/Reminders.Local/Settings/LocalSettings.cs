using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Gateways;
using Reminders.Application.Policies;
using Reminders.Local.Webhooks;

namespace Reminders.Local.Settings;

/// <summary>What <c>settings.json</c> in the data folder says; everything has a default, so the file may be missing.</summary>
public sealed record LocalSettings(ImmutableArray<Creditor> Creditors, SmtpSettings? Smtp)
{
    public const string FileName = "settings.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The program that turns letters into PDF; null: none.</summary>
    public string? Chromium { get; init; }

    /// <summary>Who is told what happens to cases.</summary>
    public ImmutableArray<WebhookEndpoint> Webhooks { get; init; } = [];

    /// <summary>Who reports payments.</summary>
    public ImmutableArray<Gateway> Gateways { get; init; } = [];

    /// <summary>Reads the settings of a data folder.</summary>
    /// <exception cref="SettingsException">Names the file, the setting and what is wrong with it.</exception>
    public static LocalSettings Load(string folder, IPolicies policies)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return new LocalSettings([new CreditorSetting().ToCreditor(path, 0, policies)], null);
        }

        try
        {
            var file = JsonSerializer.Deserialize<SettingsFile>(File.ReadAllBytes(path), Json) ?? new SettingsFile();
            var creditors = file.Creditors is { Length: > 0 } given ? given : [new CreditorSetting()];
            var read = creditors.Select((setting, index) => setting.ToCreditor(path, index, policies)).ToImmutableArray();
            return read.Select(creditor => creditor.Id).Distinct().Count() == read.Length
                ? new LocalSettings(read, file.Smtp?.ToSettings(path))
                {
                    Chromium = file.Letters?.ToChromium(path),
                    Webhooks = Endpoints(creditors, path),
                    Gateways = GatewaysOf(creditors, path),
                }
                : throw new SettingsException(path, "creditors", "two creditors have the same id");
        }
        catch (JsonException malformed)
        {
            throw new SettingsException(path, malformed.Path?.TrimStart('$', '.') is { Length: > 0 } place ? place : "$", Detail(malformed));
        }
    }

    // The reader speaks of types and members; who edits settings knows neither.
    private static string Detail(JsonException malformed) =>
        malformed.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "there is no such setting"
        : malformed.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) ? $"has a value of another kind (line {malformed.LineNumber + 1})"
        : $"this is no JSON (line {malformed.LineNumber + 1}): {malformed.Message.Split(" Path:")[0].Split(" LineNumber:")[0]}";

    private static ImmutableArray<WebhookEndpoint> Endpoints(CreditorSetting[] creditors, string path)
    {
        var endpoints = creditors.SelectMany((creditor, index) => creditor.ToEndpoints(path, index)).ToImmutableArray();
        return endpoints.Select(endpoint => endpoint.Id).Distinct().Count() == endpoints.Length
            ? endpoints
            : throw new SettingsException(path, "creditors", "two webhooks of a creditor have the same url");
    }

    private static ImmutableArray<Gateway> GatewaysOf(CreditorSetting[] creditors, string path)
    {
        var gateways = creditors.SelectMany((creditor, index) => creditor.ToGateways(path, index)).ToImmutableArray();
        return gateways.Select(gateway => gateway.Name).Distinct().Count() == gateways.Length
            ? gateways
            : throw new SettingsException(path, "creditors", "two gateways have the same name");
    }

    private sealed record SettingsFile(CreditorSetting[]? Creditors = null, SmtpSetting? Smtp = null, LetterSetting? Letters = null);
}

/// <summary>A setting that cannot be used.</summary>
public sealed class SettingsException(string path, string setting, string detail) : Exception($"{path}: {setting}: {detail}");
