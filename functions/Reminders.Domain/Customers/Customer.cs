using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Contacts;
using Reminders.Domain.Documents;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Customers.CustomerEvent;

namespace Reminders.Domain.Customers;

/// <summary>A customer as the events tell it: facts for decisions, contacts made and claimed, wishes. No personal data.</summary>
public sealed record Customer
{
    // Contacts older than any budget's period no longer matter to a decision.
    private static readonly Duration RememberContacts = Duration.FromDays(100);

    public static Customer Unknown { get; } = new();

    public bool IsKnown => Profile is not null;

    public CustomerType Type { get; init; }

    public bool HasEmail { get; init; }

    public bool HasPhone { get; init; }

    /// <summary>Name, street, postcode and city are known: a letter gets there.</summary>
    public bool HasAddress { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public LocalDate? Since { get; init; }

    public bool Vulnerable { get; init; }

    public DocumentRef? Profile { get; init; }

    /// <summary>Channels the customer does not want.</summary>
    public ImmutableArray<string> OptOuts { get; init; } = [];

    /// <summary>Channels whose address is known not to work, until it changes.</summary>
    public ImmutableArray<string> Unreachable { get; init; } = [];

    /// <summary>What payments in this name find the customer by.</summary>
    public string? NameKey { get; init; }

    /// <summary>What payments in a name like it find the customer by.</summary>
    public ImmutableArray<string> NameParts { get; init; } = [];

    /// <summary>Accounts the customer is known to pay from, and by which payment.</summary>
    public ImmutableArray<PayerAccountLearned> LearnedAccounts { get; init; } = [];

    /// <summary>The same with who held them, each once.</summary>
    public ImmutableArray<PayerAccount> PayerAccounts => [.. LearnedAccounts.Select(learned => new PayerAccount(learned.Account, learned.Holder))];

    public ImmutableArray<CustomerContact> Contacts { get; init; } = [];

    public ImmutableArray<OpenTask> OpenTasks { get; init; } = [];

    /// <summary>How this customer has paid so far.</summary>
    public PaymentHistory History { get; init; } = PaymentHistory.Empty;

    public bool HasOpenComplaint => OpenTasks.Any(task => task.Kind == TaskKind.Complaint);

    /// <summary>The claim that is neither done nor released, if there is one.</summary>
    public CustomerContact? OpenClaim => Contacts.FirstOrDefault(contact => contact.State == ContactState.Claimed);

    /// <summary>When messages were claimed that count against the budget: sent, under way, or of unknown outcome.</summary>
    public ImmutableArray<Instant> CountedContacts => [.. Contacts.Where(contact => contact.Counts).Select(contact => contact.At)];

    public bool CanReach(string channel) =>
        !OptOuts.Contains(channel)
        && !Unreachable.Contains(channel)
        && channel switch
        {
            Channel.Email => HasEmail,
            Channel.Sms => HasPhone,
            Channel.Letter => HasAddress,
            _ => false,
        };

    public Customer Evolve(CustomerEvent happened, Instant at) => happened switch
    {
        CustomerProfileChanged profile => WithProfile(profile),
        ContactClaimed claim => this with
        {
            Contacts =
            [
                .. Contacts.Where(contact => contact.State == ContactState.Claimed || contact.At > at - RememberContacts),
                new CustomerContact(claim.ContactId, claim.Channel, at, ContactState.Claimed, claim.Covers),
            ],
        },
        ContactReleased released => WithContact(released.ContactId, ContactState.Released),
        ReminderSent sent => WithContact(sent.ContactId, ContactState.Sent),
        ReminderFailed failed => WithContact(failed.ContactId, ContactState.Failed) with
        {
            Unreachable = failed.Permanent ? With(Unreachable, failed.Channel) : Unreachable,
        },
        ReminderOutcomeUnknown unknown => WithContact(unknown.ContactId, ContactState.Unknown),
        ContactReported reported => this with
        {
            Contacts = Contacts.Add(new CustomerContact("", reported.Channel, at, ContactState.Sent, [])),
        },
        OptedOut optedOut => this with
        {
            OptOuts = optedOut.Channel is { } channel ? With(OptOuts, channel) : [.. Channel.All],
        },
        AddressBounced bounced => this with { Unreachable = With(Unreachable, bounced.Channel) },
        TaskOpened task => this with { OpenTasks = OpenTasks.Add(new OpenTask(task.TaskId, task.Kind, task.Detail, at)) },
        TaskCompleted task => this with { OpenTasks = OpenTasks.RemoveAll(open => open.TaskId == task.TaskId) },
        InvoicePaid paid => this with { History = History.With(paid) },
        PayerAccountLearned learned => this with { LearnedAccounts = Without(learned.Account).Add(learned) },
        PayerAccountForgotten forgotten => this with { LearnedAccounts = Without(forgotten.Account) },
        ComplaintReceived or Churned => this,
        _ => throw new InvalidOperationException($"No customer event: {happened.GetType().Name}."),
    };

    private static ImmutableArray<string> With(ImmutableArray<string> all, string one) => all.Contains(one) ? all : all.Add(one);

    private ImmutableArray<PayerAccountLearned> Without(string account) => LearnedAccounts.RemoveAll(known => known.Account == account);

    private Customer WithProfile(CustomerProfileChanged profile) => this with
    {
        Type = profile.Type,
        HasEmail = profile.HasEmail,
        HasPhone = profile.HasPhone,
        HasAddress = profile.HasAddress,
        Locale = profile.Locale,
        TimeZone = profile.TimeZone,
        Country = profile.Country,
        Region = profile.Region,
        Since = profile.Since,
        Vulnerable = profile.Vulnerable,
        Profile = profile.Profile,
        NameKey = profile.NameKey,
        NameParts = profile.NameParts,
        Unreachable = Unreachable.RemoveAll(channel =>
            (channel == Channel.Email && profile.EmailChanged) || (channel == Channel.Sms && profile.PhoneChanged) || (channel == Channel.Letter && profile.AddressChanged)),
    };

    private Customer WithContact(string contactId, ContactState state) => this with
    {
        Contacts =
        [
            .. Contacts.Select(contact =>
                contact.ContactId == contactId && contact.State == ContactState.Claimed ? contact with { State = state } : contact),
        ],
    };
}

/// <summary>An account a customer pays from, and the name its payments come in; both as hashes.</summary>
public readonly record struct PayerAccount(string Account, string? Holder);
