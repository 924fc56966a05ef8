using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Documents;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Invoices;

/// <summary>
/// One invoice's case as its events tell it. Money facts are sums, so the order in which they arrive does not matter. See
/// <see cref="CaseFold"/> for how events change it.
/// </summary>
public sealed record Case
{
    public static Case None { get; } = new();

    public bool IsRegistered => InvoiceId.Length > 0;

    /// <summary>How many events made this state.</summary>
    public int Version { get; init; }

    public string InvoiceId { get; init; } = "";

    public string Number { get; init; } = "";

    public Money Principal { get; init; } = Money.Zero(Currency.Of("EUR"));

    public LocalDate IssueDate { get; init; }

    /// <summary>The due date that holds now: as registered, amended or deferred.</summary>
    public LocalDate DueDate { get; init; }

    public string CustomerId { get; init; } = "";

    /// <summary>What its terms let the customer keep when paying early.</summary>
    public ImmutableArray<CashDiscount> CashDiscounts { get; init; } = [];

    public string? PaymentReference { get; init; }

    public string? PaymentUrl { get; init; }

    /// <summary>Which of the creditor's accounts it names as the one to pay to, as IBAN; null: the creditor's usual one.</summary>
    public string? PayTo { get; init; }

    public string PolicyReference { get; init; } = "";

    public string Segment { get; init; } = "";

    public bool AutoCollect { get; init; }

    public string Fingerprint { get; init; } = "";

    public DocumentRef? Metadata { get; init; }

    /// <summary>The document it was read from, in pieces, as received; none where it came as JSON.</summary>
    public ImmutableArray<DocumentRef> Received { get; init; } = [];

    public Instant RegisteredAt { get; init; }

    /// <summary>What was paid, by source, in order of source.</summary>
    public ImmutableArray<PaidFromSource> PaidFrom { get; init; } = [];

    public long PaidMinor => PaidFrom.Sum(paid => paid.Minor);

    public long CreditedMinor { get; init; }

    /// <summary>What payments left open and was let pass.</summary>
    public ImmutableArray<ForgivenDifference> Forgiven { get; init; } = [];

    /// <summary>The latest day on which money for it was booked.</summary>
    public LocalDate? LastBookedOn { get; init; }

    public bool HadReversal { get; init; }

    /// <summary>When a direct debit was ordered anew, after an earlier one failed.</summary>
    public Instant? DebitOrderedAt { get; init; }

    public CaseOutcome? Closed { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary>Counts from 1 and rises when a closed case reopens.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Payments on their way.</summary>
    public ImmutableArray<MentionedPayment> Pending { get; init; } = [];

    /// <summary>Payments that came and may be for this invoice.</summary>
    public ImmutableArray<MentionedPayment> Proposed { get; init; } = [];

    /// <summary>Payments that their payers had charged back or object to at the gateway.</summary>
    public ImmutableArray<MentionedPayment> Contested { get; init; } = [];

    /// <summary>Payments that arrived or are decided about: nothing said of them later makes them pending or proposed.</summary>
    public ImmutableArray<DecidedPayment> DecidedPayments { get; init; } = [];

    public HoldPlaced? Hold { get; init; }

    public DisputeOpened? Dispute { get; init; }

    /// <summary>A dispute was upheld and the invoice is not corrected yet.</summary>
    public bool CorrectionPending { get; init; }

    public ActivePromise? Promise { get; init; }

    public ActivePlan? Plan { get; init; }

    public PaymentClaimed? Claim { get; init; }

    /// <summary>When the last hold, dispute, promise, plan or claim was over.</summary>
    public Instant? PauseEndedAt { get; init; }

    /// <summary>A change of segment or policy never brings a step forward: nothing before this.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>Steps of this round that are over: sent, of unknown outcome, skipped by an operator, asked for approval.</summary>
    public ImmutableArray<string> DoneSteps { get; init; } = [];

    /// <summary>Steps of this round whose last day passed; a later due date gives them another chance.</summary>
    public ImmutableArray<string> LapsedSteps { get; init; } = [];

    public string? LastStep { get; init; }

    /// <summary>The last step that is known to have left in this round and on this chain.</summary>
    public string? LastSentStep { get; init; }

    /// <summary>Steps of this round that a person approved.</summary>
    public ImmutableArray<string> ApprovedSteps { get; init; } = [];

    /// <summary>The severest step of this round that was sent; -1 when none was.</summary>
    public int LastSeverity { get; init; } = -1;

    public Instant? LastContactAt { get; init; }

    /// <summary>Reminders of this round that were handed over and not known to have failed.</summary>
    public int DeliveredThisRound { get; init; }

    /// <summary>Attempts that definitely failed since the last message left, a row per step; see <see cref="StepAttempts"/>.</summary>
    public ImmutableArray<StepAttempts> Attempts { get; init; } = [];

    public StepAttempts? AttemptsOf(string step) => Attempts.FirstOrDefault(attempts => attempts.Step == step);

    /// <summary>A message may be under way: intended, and no outcome yet.</summary>
    public ReminderIntended? OpenIntent { get; init; }

    /// <summary>The step a person is asked to approve.</summary>
    public string? AwaitingApproval { get; init; }

    /// <summary>The last recorded suppression since the case changed, so that the same one is not recorded twice.</summary>
    public ReminderSuppressed? LastSuppression { get; init; }

    public ImmutableArray<OpenTask> OpenTasks { get; init; } = [];

    /// <summary>Kinds of tasks opened in this round: what a person has decided is not asked again.</summary>
    public ImmutableArray<string> TasksThisRound { get; init; } = [];

    /// <summary>Message-ids' contact ids of this invoice's reminders, oldest first, to thread them.</summary>
    public ImmutableArray<string> SentContacts { get; init; } = [];

    /// <summary>Charges beside the principal that are not waived.</summary>
    public ImmutableArray<ChargeAdded> Charges { get; init; } = [];

    /// <summary>Charges added in this round, waived or not: each once.</summary>
    public ImmutableArray<string> ChargesThisRound { get; init; } = [];

    /// <summary>What is still owed; negative where more was paid than that. What is let pass never makes it negative.</summary>
    public Money Outstanding
    {
        get
        {
            var owed = Principal.Minor - PaidMinor - CreditedMinor;
            return Principal with { Minor = owed > 0 ? Math.Max(0, owed - Forgiven.Sum(part => part.Amount.Value)) : owed };
        }
    }

    /// <summary>What was asked for less what was credited, paid or not, in minor units.</summary>
    public long Invoiced => Principal.Minor - CreditedMinor;

    public bool IsOpen => Closed is null;

    public bool WasContacted => LastContactAt is not null;

    /// <summary>A direct debit will collect it; reminders only start if it comes back.</summary>
    public bool DebitPending => AutoCollect && !HadReversal;

    public bool IsPaused =>
        Hold is not null || Dispute is not null || CorrectionPending || Promise is not null || Plan is not null || Claim is not null
        || DebitPending || !Pending.IsEmpty || !Contested.IsEmpty;

    public bool IsOver(string step) => DoneSteps.Contains(step) || LapsedSteps.Contains(step);

    public OpenTask? TaskOf(string kind) => OpenTasks.FirstOrDefault(task => task.Kind == kind);
}

/// <summary>A payment that is spoken of and not (yet) this invoice's.</summary>
public sealed record MentionedPayment(string Source, string PaymentId, MinorUnits? Amount, Instant At)
{
    /// <summary>How often a decision about it was taken back before.</summary>
    public int Retractions { get; init; }
}

/// <summary>A payment that is decided about, after as many decisions were taken back.</summary>
public sealed record DecidedPayment(string Source, string PaymentId, int Retractions);

/// <summary>
/// What came from one source, in minor units: payments one by one, payments that sum such up, and what was taken back of either.
/// </summary>
public sealed record PaidFromSource(string Source, long Singles, long Sums, long Reversed)
{
    /// <summary>Money that is told in both ways counts once.</summary>
    public long Minor => Math.Max(Singles, Sums) - Reversed;
}

/// <summary>What one payment left open and was let pass.</summary>
public sealed record ForgivenDifference(string Source, string PaymentId, MinorUnits Amount);

/// <summary>A promise to pay. Kept when so much more has been paid than when it was made.</summary>
public sealed record ActivePromise(LocalDate Date, MinorUnits Amount, Instant Until, long PaidBefore);

/// <summary>Instalments, oldest first, and what had been paid when they were agreed.</summary>
public sealed record ActivePlan(ImmutableArray<Instalment> Instalments, long PaidBefore)
{
    /// <summary>The first instalment not covered by what has been paid and credited since, or null: the plan is kept.</summary>
    public Instalment? NextUnpaid(long settled)
    {
        var covered = settled - PaidBefore;
        foreach (var instalment in Instalments)
        {
            covered -= instalment.Amount.Value;
            if (covered < 0)
            {
                return instalment;
            }
        }

        return null;
    }
}

/// <summary>
/// Definitely failed attempts of one step. <see cref="Transient"/> counts those since the last time a person looked; a permanent
/// failure closes the customer's channel instead, until its address changes.
/// </summary>
public sealed record StepAttempts(string Step, int Failed, int Transient, Instant LastFailedAt);
