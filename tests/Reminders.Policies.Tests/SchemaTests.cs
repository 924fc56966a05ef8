using System.Text.Json.Nodes;
using Reminders.Policies.Reading;

namespace Reminders.Policies.Tests;

/// <summary>What editors are told is what the reader takes.</summary>
public sealed class SchemaTests
{
    private static readonly JsonObject Definitions = JsonNode.Parse(Files.Read("policy.schema.json"))!["$defs"]!.AsObject();

    public static TheoryData<string> Kinds => [.. PolicyKeys.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryPart_HasTheKeysTheReaderTakesAndNoOthers(string kind)
    {
        var part = Definitions[kind]!.AsObject();

        Assert.Equal(PolicyKeys.All[kind].Order(StringComparer.Ordinal), part["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal));
        Assert.False(part["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void EveryKeyTheSchemaRequires_TheReaderMisses()
    {
        foreach (var key in Definitions["policy"]!["required"]!.AsArray().Select(key => key!.GetValue<string>()))
        {
            Assert.Contains(PolicyReader.Read("description: x").Problems, problem => problem.Message.Contains($"'{key}:' is missing", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Files.Shipped), MemberType = typeof(Files))]
    public void EveryShippedFile_LeadsItsEditorToTheSchema(string name)
    {
        var first = Files.Read(name).Split('\n')[0].Trim();
        var schema = first["# yaml-language-server: $schema=".Length..];

        Assert.True(File.Exists(Path.Combine(Files.Folder, Path.GetDirectoryName(name)!, schema)), schema);
    }
}
