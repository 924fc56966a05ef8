using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Reminders.Infra.Tests.Bicep;
using Reminders.Web.Measuring;

namespace Reminders.Infra.Tests;

/// <summary>What alerts and the workbook ask for is what the app says, and each alert tells what to do.</summary>
public sealed partial class AlertTests
{
    public static TheoryData<string> Queries => [.. Directory.EnumerateFiles(Path.Combine(Sources.Infra, "queries")).Select(path => Path.GetFileName(path))];

    [Fact]
    public void EveryAlert_HasItsSectionInTheRunbook()
    {
        var sections = Sections().Matches(Sources.Read("infra", "RUNBOOK.md")).Select(found => found.Groups["name"].Value).ToList();

        Assert.NotEmpty(Alerts);
        Assert.Equal(Alerts.Order(StringComparer.Ordinal), sections.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_AsksForMeasuresAndFunctionsThatThereAre(string name)
    {
        var query = Sources.Read("infra", "queries", name);

        Assert.Empty(Asked(query).Except(Emitted));
        Assert.Empty(FunctionLists().Matches(query).SelectMany(list => Quoted().Matches(list.Value)).Select(one => one.Value.Trim('"')).Except(FunctionNames));
    }

    [Fact]
    public void MeasureThatNobodyEmits_IsFound() => Assert.NotEmpty(Asked("where Measure == \"reminders.nobody.says\"").Except(Emitted));

    [Fact]
    public void EveryMeasure_IsEmitted_AndAskedFor()
    {
        var code = Directory.EnumerateFiles(Path.Combine(Sources.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "Measures.cs").Select(File.ReadAllText).ToList();
        var queries = Directory.EnumerateFiles(Path.Combine(Sources.Infra, "queries")).Select(File.ReadAllText).SelectMany(Asked).ToHashSet(StringComparer.Ordinal);

        Assert.All(Constants, measure =>
        {
            Assert.Contains(code, text => Regex.IsMatch(text, $@"(Note|Warn)\(\s*Measures\.{measure.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
            Assert.Contains((string)measure.GetRawConstantValue()!, queries);
        });
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_IsOfAnAlertOrOfTheWorkbook(string name)
    {
        var used = Sources.Read("infra", "modules", "alerts.bicep").Contains($"../queries/{name}", StringComparison.Ordinal);

        Assert.True(used || WorkbookQueries.ContainsKey(Path.GetFileNameWithoutExtension(name)));
    }

    [Fact]
    public void Workbook_HasTheQueriesOfTheFiles() =>
        Assert.All(WorkbookQueries, query => Assert.Equal(Sources.Read("infra", "queries", $"{query.Key}.kql").TrimEnd(), query.Value));

    [Fact]
    public void Lines_SayNameNumberAndDetail()
    {
        var log = new Lines();
        var measures = new Measures(log);

        measures.Note(Measures.OldestOverdueWake, 12);
        measures.Warn(Measures.QuotaAnswers, 1, "email");

        Assert.Equal(["Measured reminders.wakes.oldestOverdueSeconds 12 -", "Measured reminders.quota.answers 1 email"], log.Written);
    }

    // What is measured must not be sampled away, and must not be held back for being no trouble.
    [Fact]
    public void HostLetsTheLinesThrough()
    {
        var logging = JsonNode.Parse(Sources.Read("host.json"))!["logging"]!;
        var levels = logging["logLevel"]!.AsObject();

        Assert.Contains("Trace", (string)logging["applicationInsights"]!["samplingSettings"]!["excludedTypes"]!, StringComparison.Ordinal);
        Assert.All(
            levels.Where(level => level.Key.StartsWith("Function.", StringComparison.Ordinal)),
            level => Assert.Contains(level.Key.Split('.')[1], FunctionNames));
        Assert.All(["Watch", "NightlyCheck", "PerformStep"], name => Assert.Equal("Information", (string?)levels[$"Function.{name}.User"]));
    }

    private static IEnumerable<string> Alerts { get; } =
    [
        .. AlertNames().Matches(BicepFile.All.Single(file => file.Name == "alerts.bicep").Text).Select(found => found.Groups["name"].Value),
    ];

    private static IEnumerable<FieldInfo> Constants { get; } =
        typeof(Measures).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral);

    private static IEnumerable<string> Emitted { get; } = [.. Constants.Select(measure => (string)measure.GetRawConstantValue()!)];

    private static IEnumerable<string> FunctionNames { get; } =
    [
        .. typeof(Functions.AppServices).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>(),
    ];

    private static Dictionary<string, string> WorkbookQueries { get; } =
        JsonNode.Parse(Sources.Read("infra", "workbook.json"))!["items"]!.AsArray()
            .Where(item => (int)item!["type"]! == 3)
            .ToDictionary(item => (string)item!["name"]!, item => (string)item!["content"]!["query"]!);

    private static IEnumerable<string> Asked(string query) => MeasureNames().Matches(query).Select(found => found.Value);

    [GeneratedRegex(@"reminders\.\w+\.\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MeasureNames();

    [GeneratedRegex(@"Name in \([^)]+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FunctionLists();

    [GeneratedRegex("\"\\w+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^## (?<name>[a-z-]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^ {2,4}name: '(?<name>[a-z-]+)'$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex AlertNames();

    private sealed class Lines : Microsoft.Extensions.Logging.ILogger<Measures>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
