using System.Collections.Immutable;
using NodaTime;

namespace Reminders.Domain.Contacts;

/// <summary>At most <see cref="Messages"/> messages to one customer, over all invoices, in any <see cref="Period"/>.</summary>
public sealed record ContactCap(int Messages, Duration Period)
{
    public override string ToString() => Period.TotalDays >= 3
        ? $"{Messages} in {(int)Period.TotalDays} days"
        : $"{Messages} in {(int)Period.TotalHours} hours";
}

/// <summary>The rolling caps that protect a customer from too many messages. Messages of unknown outcome count as sent.</summary>
public sealed record ContactBudget(ImmutableArray<ContactCap> Caps)
{
    /// <summary>
    /// The first instant from <paramref name="now"/> on at which one more message fits every cap, and the cap that binds
    /// (null: it fits now).
    /// </summary>
    public (Instant FreeAt, ContactCap? Binding) NextFree(ImmutableArray<Instant> contacts, Instant now)
    {
        var freeAt = now;
        ContactCap? binding = null;
        foreach (var cap in Caps)
        {
            var free = FreeAt(cap, contacts, now);
            if (free > freeAt)
            {
                (freeAt, binding) = (free, cap);
            }
        }

        return (freeAt, binding);
    }

    /// <summary>How many messages count within the cap's period before an instant.</summary>
    public static int Used(ContactCap cap, ImmutableArray<Instant> contacts, Instant now)
    {
        var used = 0;
        foreach (var contact in contacts)
        {
            used += contact > now - cap.Period ? 1 : 0;
        }

        return used;
    }

    private static Instant FreeAt(ContactCap cap, ImmutableArray<Instant> contacts, Instant now)
    {
        if (Used(cap, contacts, now) < cap.Messages)
        {
            return now;
        }

        // The message that has to leave the period: the cap's n-th latest.
        var latestFirst = contacts.Sort((left, right) => right.CompareTo(left));
        return latestFirst[cap.Messages - 1] + cap.Period;
    }
}
