namespace Reminders.Application.Access;

/// <summary>What a key may do. Viewer, operator, lead and admin include each other in that order; billing stands apart.</summary>
public enum Role
{
    /// <summary>Invoices, customers and payments: write and read its own creditor's.</summary>
    Billing,

    /// <summary>Read everything but personal data in bulk.</summary>
    Viewer,

    /// <summary>Read, act on cases and tasks.</summary>
    Operator,

    /// <summary>And approve, write off, assign policies.</summary>
    Lead,

    /// <summary>And keys, erasure, configuration.</summary>
    Admin,
}

/// <summary>Who a key belongs to. <see cref="Name"/> is what timelines show as the actor.</summary>
public sealed record KeyOwner(string KeyId, string Name, Role Role, string Creditor);

/// <summary>The keys that are valid now. Implementations keep hashes only and compare in constant time.</summary>
public interface IApiKeys
{
    KeyOwner? Find(string presentedKey);

    /// <summary>A key by its id, for sessions that began with it; null once it was removed.</summary>
    KeyOwner? FindById(string keyId);
}
