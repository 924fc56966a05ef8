using System.CommandLine;
using Reminders.Local.Importing.Results;

namespace Reminders.Local.Commands;

/// <summary>Options that several commands share.</summary>
internal static class SharedOptions
{
    public const string DefaultUrls = "http://127.0.0.1:7071";

    public static Option<string> Data() => new("--data")
    {
        Description = "The folder that holds everything: database, outbox, keys, settings.",
        DefaultValueFactory = _ => "data",
    };

    /// <summary>Where an import writes a result for each piece of its file.</summary>
    public static Option<string?> Results(string piece)
    {
        var results = new Option<string?>("--results") { Description = $"Write a result for each {piece} to this file (.csv or .ndjson)." };
        results.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && ResultLines.FormatProblem(name) is { } problem)
            {
                result.AddError($"--results {problem}");
            }
        });
        return results;
    }

    public static Option<string> Urls()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen; several addresses are separated by ';'.",
            DefaultValueFactory = _ => DefaultUrls,
        };
        urls.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string>()?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (given.Length == 0 || !given.All(IsAddress))
            {
                result.AddError($"--urls needs addresses such as {DefaultUrls}");
            }
        });
        return urls;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
