using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Tasks;
using Reminders.Formats.Matching;
using static Reminders.Domain.Customers.CustomerEvent;

namespace Reminders.Application.Customers;

/// <summary>Keeps customers: merges what billing systems and operators say of them, records what they tell us, rings their cases.</summary>
public sealed class CustomerBook(
    StreamStates states, ILedger ledger, IDocuments documents, IProjections projections, IDoorbell doorbell, IIdSource ids, IClock clock)
{
    public async Task<Answer<CustomerView>> Find(string creditor, string customerId, CancellationToken cancellation = default)
    {
        var customer = await states.Customer(creditor, customerId, cancellation);
        return customer.State.IsKnown
            ? await View(customerId, customer, cancellation)
            : new Answer<CustomerView>.NotFound($"no customer '{customerId}'");
    }

    /// <summary>Merges what is given into what is known, or replaces it whole.</summary>
    public async Task<Answer<CustomerView>> Save(
        string creditor, CustomerInput input, bool replace, string actor, CancellationToken cancellation = default)
    {
        var changed = await Save(creditor, input, replace, null, actor, cancellation);
        var view = await View(input.CustomerId, await states.Customer(creditor, input.CustomerId, cancellation), cancellation);
        return changed ? view : new Answer<CustomerView>.Unchanged(view);
    }

    /// <summary>
    /// Merges what a billing system says of a customer: inside an invoice, or as a line of its list. What it said last time is no
    /// news: an outdated address that is sent again and again does not undo what an operator corrected. A mere id has to be known.
    /// </summary>
    public async Task<Mention> Hear(string creditor, CustomerInput input, string actor, CancellationToken cancellation = default)
    {
        if (!input.IsReference)
        {
            return await Save(creditor, input, replace: false, input.Fingerprint(), actor, cancellation) ? Mention.News : Mention.NoNews;
        }

        var known = await states.Customer(creditor, input.CustomerId, cancellation);
        return known.State.IsKnown ? Mention.NoNews : Mention.OfNobody;
    }

    /// <summary>What to say to whoever names a customer that nobody knows.</summary>
    public static string Unknown(string customerId) => $"there is no customer '{customerId}' yet: send at least a name or an address";

    /// <summary>Brings what payments find the customer by up to date, where an earlier version wrote less of it.</summary>
    public Task Refresh(string creditor, string customerId, CancellationToken cancellation = default) =>
        Save(creditor, new CustomerInput(customerId), replace: false, embedded: null, Actors.System, cancellation);

    // Whether there was any news.
    private async Task<bool> Save(
        string creditor, CustomerInput input, bool replace, string? embedded, string actor, CancellationToken cancellation)
    {
        while (true)
        {
            var customer = await states.Customer(creditor, input.CustomerId, cancellation);
            var saved = await Merge(customer, input, replace, embedded, actor, cancellation);
            if (saved is null)
            {
                return false;
            }

            if (saved is AppendResult.Appended appended)
            {
                // A customer comes before their first invoice: a new one has none to ring.
                if (customer.Exists)
                {
                    await RingCases(creditor, input.CustomerId, appended.Head, cancellation);
                }

                return true;
            }
        }
    }

    /// <summary>Records something the customer told us or that happened to them.</summary>
    public Task<Answer<CustomerView>> Report(
        string creditor, string customerId, Func<int, ImmutableArray<CustomerEvent>> facts, NewDocument? note, string actor, CancellationToken cancellation = default) =>
        Report(creditor, customerId, facts, note, new ActionRequest(actor), cancellation);

    /// <summary>The same for a request that may be repeated: a contact reported twice with one key counts once.</summary>
    public async Task<Answer<CustomerView>> Report(
        string creditor, string customerId, Func<int, ImmutableArray<CustomerEvent>> facts, NewDocument? note, ActionRequest request, CancellationToken cancellation = default)
    {
        var keys = RequestKeys.Of(request.Idempotency);
        while (true)
        {
            var customer = await states.Customer(creditor, customerId, cancellation);
            if (!customer.State.IsKnown)
            {
                return new Answer<CustomerView>.NotFound($"no customer '{customerId}'");
            }

            if (await ledger.Seen(customer.Stream, keys, cancellation) is { } same)
            {
                return same
                    ? new Answer<CustomerView>.Unchanged(await View(customerId, customer, cancellation))
                    : new Answer<CustomerView>.Invalid("", RequestKeys.UsedOtherwise);
            }

            var happened = facts(customer.Head.Version);
            if (happened.OfType<PayerAccountForgotten>().FirstOrDefault(one => customer.State.PayerAccounts.All(known => known.Account != one.Account)) is { } unknown)
            {
                return new Answer<CustomerView>.NotFound($"customer '{customerId}' is not known to pay from account '{unknown.Account}'");
            }

            var result = await Append(customer, happened, note is null ? [] : [note], request.Actor, keys, cancellation);
            if (result is AppendResult.Appended appended)
            {
                await RingCases(creditor, customerId, appended.Head, cancellation);
                return await View(customerId, await states.Customer(creditor, customerId, cancellation), cancellation);
            }
        }
    }

    /// <summary>
    /// The customer pays from this account, as one of their payments tells; once, by that payment, and once more each time that what
    /// was said of it is taken back.
    /// </summary>
    public async Task Learn(
        string creditor, string customerId, PayerAccountLearned learned, int retractions = 0, CancellationToken cancellation = default)
    {
        var again = retractions == 0 ? "" : $"#{retractions}";
        while (true)
        {
            var customer = await states.Customer(creditor, customerId, cancellation);
            if (!customer.State.IsKnown || customer.State.PayerAccounts.Contains(new PayerAccount(learned.Account, learned.Holder)))
            {
                return;
            }

            switch (await Append(customer, [learned], [], Actors.System, [$"payerAccount{again}/{learned.Source}/{learned.PaymentId}"], cancellation))
            {
                case AppendResult.Appended appended:
                    await RingCases(creditor, customerId, appended.Head, cancellation);
                    return;
                case AppendResult.Duplicate:
                    return;
            }
        }
    }

    /// <summary>Forgets what that payment taught.</summary>
    public async Task Unlearn(string creditor, string customerId, string source, string paymentId, CancellationToken cancellation = default)
    {
        while (true)
        {
            var customer = await states.Customer(creditor, customerId, cancellation);
            var taught = customer.State.LearnedAccounts.FirstOrDefault(learned => learned.Source == source && learned.PaymentId == paymentId);
            if (taught is null)
            {
                return;
            }

            if (await Append(customer, [new PayerAccountForgotten(taught.Account, null)], [], Actors.System, [], cancellation)
                is AppendResult.Appended appended)
            {
                await RingCases(creditor, customerId, appended.Head, cancellation);
                return;
            }
        }
    }

    /// <summary>
    /// Rings every open case of the customer, then lets the customer's stream sleep. The stream's own wake time brings somebody
    /// back here if this stops half-way.
    /// </summary>
    public async Task RingCases(string creditor, string customerId, Head head, CancellationToken cancellation = default)
    {
        var open = await projections.OpenCasesOf(creditor, customerId, cancellation);
        var streams = open.Select(id => StreamId.Invoice(creditor, id)).ToList();
        if (streams.Count > 0)
        {
            await ledger.Ring(streams, clock.GetCurrentInstant(), cancellation);
            foreach (var stream in streams)
            {
                await doorbell.Ring(stream, cancellation);
            }
        }

        await ledger.SetWake(StreamId.Customer(creditor, customerId), head, null, cancellation);
    }

    private async Task<AppendResult?> Merge(
        Loaded<Customer> customer, CustomerInput input, bool replace, string? embedded, string actor, CancellationToken cancellation)
    {
        var known = customer.State;
        var before = await CustomerProfile.Load(documents, known.Profile, cancellation);
        if (known.IsKnown && embedded is not null && embedded == before.Embedded)
        {
            input = new CustomerInput(input.CustomerId);
        }

        var after = new CustomerProfile(
            Pick(input.Name, before.Name, "name"), Pick(input.Email, before.Email, "email"), Pick(input.Phone, before.Phone, "phone"), embedded ?? before.Embedded)
        {
            Street = Pick(input.Street, before.Street, "street"),
            Postcode = Pick(input.Postcode, before.Postcode, "postcode"),
            City = Pick(input.City, before.City, "city"),
        };
        var country = Pick(input.Country, known.Country, "country");
        var region = Pick(input.Region, known.Region, "region");
        var address = after.AddressIn(country, region);
        var changed = new CustomerProfileChanged(
            input.Type ?? (replace ? CustomerType.Consumer : known.Type),
            after.Email is not null,
            after.Phone is not null,
            Pick(input.Locale, known.Locale, "locale"),
            Pick(input.TimeZone, known.TimeZone, "timeZone"),
            country,
            region,
            input.Since ?? (replace || input.Cleared.Contains("since") ? null : known.Since),
            input.Vulnerable ?? (!replace && known.Vulnerable),
            EmailChanged: after.Email != before.Email,
            PhoneChanged: after.Phone != before.Phone,
            known.Profile!)
        {
            HasAddress = address is not null,
            AddressChanged = address != before.AddressIn(known.Country, known.Region),
            NameKey = StoredKeys.Name(after.Name),
            NameParts = StoredKeys.NameParts(after.Name),
        };
        if (known.IsKnown && after == before && SameFacts(known, changed))
        {
            return null;
        }

        var document = after == before && known.Profile is not null ? null : after.ToDocument(ids.New());
        return await Append(
            customer, [changed with { Profile = document?.Reference() ?? known.Profile! }], document is null ? [] : [document], actor, keys: [], cancellation);

        string? Pick(string? given, string? kept, string name) => given ?? (replace || input.Cleared.Contains(name) ? null : kept);
    }

    private static bool SameFacts(Customer known, CustomerProfileChanged changed) =>
        known.Type == changed.Type
        && known.Locale == changed.Locale
        && known.TimeZone == changed.TimeZone
        && known.Country == changed.Country
        && known.Region == changed.Region
        && known.Since == changed.Since
        && known.Vulnerable == changed.Vulnerable
        && known.NameKey == changed.NameKey
        && known.NameParts.SequenceEqual(changed.NameParts);

    private Task<AppendResult> Append(
        Loaded<Customer> customer, ImmutableArray<CustomerEvent> facts, ImmutableArray<NewDocument> notes, string actor, ImmutableArray<string> keys, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var after = facts.Aggregate(customer.State, (state, fact) => state.Evolve(fact, now));
        return states.Append(
            new Append
            {
                Stream = customer.Stream,
                Head = customer.Head,
                Events = [.. facts.Select(EventFormat.Write)],
                Keys = keys,
                Documents = notes,
                At = now,
                Actor = actor,
                WakeAt = customer.Exists ? now : null,
                Rows = CustomerRows.Of(customer.Stream.Id, after),
            },
            after,
            cancellation);
    }

    private async Task<CustomerView> View(string customerId, Loaded<Customer> customer, CancellationToken cancellation)
    {
        var state = customer.State;
        var profile = await CustomerProfile.Load(documents, state.Profile, cancellation);
        return new CustomerView(
            customerId, state.Type, profile.Name, profile.Email, profile.Phone, profile.Street, profile.Postcode, profile.City, state.Locale, state.TimeZone, state.Country,
            state.Region, state.Since, state.Vulnerable, state.OptOuts, state.Unreachable, customer.Head.Version);
    }
}
