using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Reminders.Architecture.Tests;

/// <summary>
/// The pure layers have no I/O, no clock and no randomness. Read from the compiled code, so that no using directive or alias can
/// hide a call.
/// </summary>
public sealed class PurityTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.Path", "System.Net.",
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.Environment", "System.Console",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.TimeProvider", "System.Threading.Thread",
        "System.Threading.Timer", "System.Threading.Tasks.Task", "NodaTime.SystemClock", "NodaTime.IClock",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.TimeZoneInfo.get_Local",
    ];

    // It lies beside sockets and only writes HTML.
    private const string HtmlText = "System.Net.WebUtility.";

    // Every iterator asks for it, to know whether it may be reused.
    private const string WrittenByTheCompiler = "get_CurrentManagedThreadId";

    [Theory]
    [InlineData("Reminders.Domain")]
    [InlineData("Reminders.Formats")]
    [InlineData("Reminders.Messages")]
    public void PureLayer_TouchesNoWorldNoClockNoChance(string name)
    {
        var used = MembersUsedBy(name).ToList();

        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, member =>
            ForbiddenMembers.Contains(member)
            || (!member.StartsWith(HtmlText, StringComparison.Ordinal) && ForbiddenTypes.Any(type => type.EndsWith('.')
                ? member.StartsWith(type, StringComparison.Ordinal)
                : member.StartsWith(type + ".", StringComparison.Ordinal))));
    }

    [Fact]
    public void Application_TakesTimeAndIdsFromItsPorts() =>
        Assert.DoesNotContain(MembersUsedBy("Reminders.Application"), member =>
            ForbiddenMembers.Contains(member)
            || member.StartsWith("NodaTime.SystemClock.", StringComparison.Ordinal)
            || member.StartsWith("System.Random.", StringComparison.Ordinal)
            || member.StartsWith("System.IO.File.", StringComparison.Ordinal));

    private static IEnumerable<string> MembersUsedBy(string name)
    {
        using var file = new PEReader(File.OpenRead(ReferenceDirectionTests.PathOf(name)));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference && metadata.GetString(member.Name) != WrittenByTheCompiler)
            {
                var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                yield return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
            }
        }
    }
}
