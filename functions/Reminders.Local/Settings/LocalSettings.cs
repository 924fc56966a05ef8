using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Policies;

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
                : throw new SettingsException(path, "creditors", "two creditors have the same id");
        }
        catch (JsonException malformed)
        {
            throw new SettingsException(path, malformed.Path ?? "$", malformed.Message);
        }
    }

    private sealed record SettingsFile(CreditorSetting[]? Creditors = null, SmtpSetting? Smtp = null);
}

/// <summary>A setting that cannot be used.</summary>
public sealed class SettingsException(string path, string setting, string detail) : Exception($"{path}: {setting}: {detail}");
