using System.Collections.Immutable;
using Reminders.Application.Access;

namespace Reminders.Web.Access;

/// <summary>Which roles may use a route. All rows of the role matrix are here.</summary>
internal sealed record Permission(ImmutableArray<Role> Roles)
{
    /// <summary>No key is asked for.</summary>
    public static Permission Anyone { get; } = new([]);

    /// <summary>Tasks: what people look at.</summary>
    public static Permission Read { get; } = new([Role.Viewer, Role.Operator, Role.Lead, Role.Admin]);

    /// <summary>Cases, customers, payments: what billing systems read as well.</summary>
    public static Permission ReadBilling { get; } = new([Role.Billing, .. Read.Roles]);

    public static Permission Act { get; } = new([Role.Operator, Role.Lead, Role.Admin]);

    /// <summary>What was written to a customer: personal data, for those who act on it.</summary>
    public static Permission ReadPersonal => Act;

    public static Permission ActBilling { get; } = new([Role.Billing, .. Act.Roles]);

    public static Permission Decide { get; } = new([Role.Lead, Role.Admin]);

    /// <summary>Posting and amending invoices: a system's task, not a person's.</summary>
    public static Permission Bill { get; } = new([Role.Billing, Role.Admin]);

    public static Permission Administer { get; } = new([Role.Admin]);

    public bool NeedsKey => !Roles.IsEmpty;

    public bool Allows(Role role) => Roles.Contains(role);

    /// <summary>"the role operator, lead or admin".</summary>
    public string InWords
    {
        get
        {
            var names = Roles.Select(NameOf).ToList();
            return names.Count == 1 ? $"the role {names[0]}" : $"the role {string.Join(", ", names[..^1])} or {names[^1]}";
        }
    }

    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();
}
