using System.Text.RegularExpressions;

namespace Reminders.Infra.Tests;

/// <summary>Pipelines prove who they are by federation, run what they pinned, and never publish stand-ins.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files => [.. Sources.Workflows];

    [Theory]
    [MemberData(nameof(Files))]
    public void SigningIn_IsFederated(string path)
    {
        var text = File.ReadAllText(path);

        Assert.Matches(@"(?m)^permissions:", text);
        if (text.Contains("azure/login", StringComparison.Ordinal))
        {
            Assert.Contains("id-token: write", text, StringComparison.Ordinal);
            Assert.Contains("client-id: ${{ vars.AZURE_CLIENT_ID }}", text, StringComparison.Ordinal);
            Assert.DoesNotContain("creds:", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("deploy.yml")]
    [InlineData("what-if.yml")]
    public void WhatTheParametersRead_IsPassedOn(string name)
    {
        var passed = Sources.Read(".github", "workflows", name);
        var read = EnvironmentRead().Matches(Sources.Read("infra", "prod.bicepparam")).Select(found => found.Groups["name"].Value).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, variable => Assert.Contains($"      {variable}: ${{{{ vars.{variable} ", passed, StringComparison.Ordinal));

        // A variable that nobody set arrives as an empty text, which is no number.
        Assert.Contains("vars.EMAIL_PER_HOUR || '100'", passed, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ForeignText_IsNotRun(string path) =>
        Assert.DoesNotMatch(@"run:[^\n]*\$\{\{\s*github\.(event|head_ref)", File.ReadAllText(path));

    [Fact]
    public void OnePublishes_AndOnlyWithTheRealPackages()
    {
        var publishing = Sources.Workflows.Select(File.ReadAllText).Where(text => text.Contains("dotnet publish", StringComparison.Ordinal)).ToList();

        Assert.Contains("AzurePackages=real", Assert.Single(publishing), StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_AreNamedWithAVersion() =>
        Assert.All(
            Sources.Workflows.Select(File.ReadAllText).SelectMany(text => Uses().Matches(text)),
            action => Assert.Matches(@"@v\d+", action.Value));

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EnvironmentRead();

    [GeneratedRegex(@"uses: \S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uses();
}
