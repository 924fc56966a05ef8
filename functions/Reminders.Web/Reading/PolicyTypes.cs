using System.Text.Json.Nodes;
using Reminders.Application.Policies;
using Reminders.Domain.Names;

namespace Reminders.Web.Reading;

/// <summary>A policy's name, or one version of it (<c>standard@1</c>).</summary>
internal static class PolicyTypes
{
    public static FieldType<string> Loaded(IPolicies policies) => TextTypes.Of(
        () => new JsonObject { ["type"] = "string", ["description"] = "The name of a policy that is loaded, such as standard" },
        text => policies.Find(text) is not null
            ? null
            : $"there is no such policy; known: {string.Join(", ", policies.Names)}{NearestName.Hint(text, policies.Names)}");
}
