namespace Reminders.Policies.Tests;

/// <summary>Files that are well written and would still treat people badly.</summary>
public sealed class LintTests
{
    [Theory]
    [MemberData(nameof(Files.Shipped), MemberType = typeof(Files))]
    public void EveryShippedAndExamplePolicy_IsClean(string name) => Assert.Empty(Files.Lint(Files.Read(name)));

    [Fact]
    public void SmallFile_IsClean() => Assert.Empty(Files.Lint(Files.Small));

    [Fact]
    public void ReadmesExample_IsClean()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var example = readme.Split("```yaml\n").Skip(1).Select(block => block.Split("```")[0]).Single(block => block.StartsWith("policy:", StringComparison.Ordinal));

        Assert.Empty(Files.Lint(example));
    }

    [Theory]
    [InlineData(
        "severity: firm",
        "severity: soft",
        "p:20:13: error: good: 'help' is soft, so it would not wait for transfers under way, but comes after the due date: make it friendly, or earlier\np:21:19: error: good: 'help' is softer than 'friendly' before it and would never be sent: severities only rise")]
    [InlineData(
        "at: 10 days after due",
        "at: 20 days after due",
        "p:20:13: error: good: 'help' (20 days after due) lies past the next step, 'formal' (18 days after due): move one of them")]
    [InlineData(
        "at: 10 days after due",
        "at: 5 days after due",
        "p:20:13: error: good: with 'help' (5 days after due) there are more messages than the contact budget allows (1 in 48 hours): move it, or leave a message out")]
    [InlineData(
        "at: 10 days after due",
        "at: 10 days after due\n        minimumGap: 7 days",
        "p:20:13: error: good: 'help' comes 6 days after 'friendly', but keeps 7 days to it ('minimumGap'): move it, or shorten the gap")]
    [InlineData(
        "at: 10 days after due",
        "at: 4 business days after due\n        minimumGap: 3 days",
        "p:20:13: error: good: 'help' comes 2 days after 'friendly', but keeps 3 days to it ('minimumGap'): move it, or shorten the gap (as for an invoice due on 2026-01-03)\np:20:13: error: good: with 'help' (4 business days after due) there are more messages than the contact budget allows (1 in 48 hours): move it, or leave a message out (as for an invoice due on 2026-01-04)")]
    [InlineData(
        "per: 48 hours }",
        "per: 48 hours }\n  - { messages: 2, per: 20 days }",
        "p:25:13: error: good: with 'formal' (18 days after due) there are more messages than the contact budget allows (2 in 20 days): move it, or leave a message out")]
    [InlineData(
        "severity: friendly",
        "severity: firm",
        "p:23:13: error: good: the formal notice 'formal' comes before any friendly word: add a step with 'severity: friendly' that is never passed over")]
    [InlineData(
        "id: help",
        "id: help\n        template: formal",
        "p:20:19: error: good: the template 'formal' speaks as a formal notice does: it needs 'severity: formal', or take another\np:24:13: error: good: the formal notice 'formal' comes before any offer of help: add a step with 'template: help' that is never passed over")]
    [InlineData(
        "id: help",
        "id: help\n        template: friendly",
        "p:24:13: error: good: the formal notice 'formal' comes before any offer of help: add a step with 'template: help' that is never passed over")]
    [InlineData(
        "id: help",
        "id: help\n        minimumOutstanding: { EUR: 5.00 }",
        "p:24:13: error: good: the formal notice 'formal' comes before any offer of help: add a step with 'template: help' that is never passed over")]
    [InlineData(
        "id: help",
        "id: help\n        template: hlep",
        "p:20:19: error: good: there is no template 'hlep' in de, en; did you mean 'help'?\np:24:13: error: good: the formal notice 'formal' comes before any offer of help: add a step with 'template: help' that is never passed over")]
    [InlineData(
        "severity: handOver",
        "severity: handOver\n        needsApproval: false",
        "p:31:24: error: good: 'handOver' hands over to collection, and a person always approves that: leave 'needsApproval' out")]
    [InlineData(
        "severity: handOver",
        "severity: handOver\n        minimumOutstanding: { EUR: 100.00 }",
        "p:28:13: error: good: the chain can end in silence after 'handOver': end it with a task or a hand-over, or say at the top when a person is asked, such as 'final: { after: 14 days }'")]
    [InlineData(
        "kind: lumpSum",
        "kind: lumpSum\n    for: everybody",
        "p:7:9: error: consumers would pay 'fee' and no law or agreement is named: add 'legalBasis:', or write 'for: business'")]
    [InlineData(
        "        charge: fee\n",
        "",
        "p:7:9: warning: no step adds 'fee': write 'charge: fee' at one, or take it out")]
    [InlineData(
        "    when: { vulnerable: false }\n",
        "",
        "p:30:9: error: all: nobody ever gets here: whoever fits is in 'good' already; put this segment before it, or take it out")]
    [InlineData(
        "  - id: all\n",
        "  - id: all\n    when: { type: consumer }\n",
        "p:31:9: error: all: the last segment takes everybody who fits no other: leave its 'when' out, or add one without 'when'")]
    [InlineData(
        "09:00-19:00",
        "07:00-19:00",
        "p:5:13: error: nobody is contacted before 08:00 or after 21:00: narrow the hours")]
    [InlineData(
        "at: 4 days after due",
        "at: 4 days after due\n        latest: 2 days after due",
        "p:17:17: error: good: 'friendly' (4 days after due) can never happen: its 'latest' is before it\np:24:13: error: good: the formal notice 'formal' comes before any friendly word: add a step with 'severity: friendly' that is never passed over")]
    [InlineData(
        "at: 4 days after due\n        severity: friendly",
        "at: 1 day after due\n        severity: soft",
        "p:16:13: error: good: 'friendly' is soft, so it would not wait for transfers under way, but comes after the due date: make it friendly, or earlier\np:23:13: error: good: the formal notice 'formal' comes before any friendly word: add a step with 'severity: friendly' that is never passed over")]
    [InlineData(
        "id: friendly",
        "id: friendly\n        onlyIf: nothingDelivered",
        "p:24:13: error: good: the formal notice 'formal' comes before any friendly word: add a step with 'severity: friendly' that is never passed over")]
    [InlineData(
        "segments:",
        "steps:\n  - { id: call, severity: firm, task: call }\nsegments:",
        "p:12:11: warning: no segment has a step 'call': use it, or take it out")]
    public void OneSlip_IsNamedWithItsPlaceAndWhatWouldBeRight(string good, string bad, string expected) =>
        Assert.Equal(expected, string.Join('\n', Files.Lint(Files.Slip(good, bad))));

    [Fact]
    public void ChainOfLettersAlone_ReachesPeople() =>
        Assert.Empty(Files.Lint(Files.Small.Replace("channels: [email, sms]", "channels: [letter]", StringComparison.Ordinal).Replace("channels: [email]", "channels: [letter, email]", StringComparison.Ordinal)));

    [Fact]
    public void NarrowerSegmentAfterAWiderOne_IsUnreachable()
    {
        var lines = Files.Lint(Files.Slip("  - id: all\n", "  - id: club\n    when: { vulnerable: false, invoicesPaid: { atLeast: 3 } }\n    steps:\n      - { id: call, at: 3 days after due, severity: firm, task: call }\n  - id: all\n"));

        Assert.Contains(lines, line => line.StartsWith("p:31:9: error: club: nobody ever gets here", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ vulnerable: true }", "{ type: public }", "{ type: business }", true)]
    [InlineData("{ vulnerable: true }", "{ vulnerable: false }", "{ type: business }", false)]
    [InlineData("{ type: business }", "{ type: consumer }", "{ type: public, vulnerable: true }", true)]
    [InlineData("{ invoicesPaid: { atMost: 5 } }", "{ invoicesPaid: { atLeast: 6 } }", "{ vulnerable: true }", false)]
    [InlineData("{ invoicesPaid: { atMost: 5 } }", "{ invoicesPaid: { atLeast: 7 } }", "{ vulnerable: true }", true)]
    [InlineData("{ invoicesPaid: { atMost: 5 } }", "{ invoicesPaid: { atLeast: 4 } }", "{ invoicesPaid: { atLeast: 3, atMost: 8 } }", false)]
    [InlineData("{ monthsAsCustomer: { atMost: 5 } }", "{ monthsAsCustomer: { atLeast: 6 } }", "{ vulnerable: true }", true)]
    [InlineData("{ monthsAsCustomer: { atMost: 5 } }", "{ monthsAsCustomer: { atLeast: 6 } }", "{ monthsAsCustomer: { atLeast: 1 } }", false)]
    [InlineData("{ medianDaysLate: { atMost: 5 } }", "{ medianDaysLate: { atLeast: 5 } }", "{ medianDaysLate: { atLeast: 2 } }", false)]
    [InlineData("{ amountAtLeast: { EUR: 100 } }", "{ autoCollect: true }", "{ amountAtLeast: { EUR: 50 } }", true)]
    [InlineData("{ amountAtLeast: { EUR: 10 } }", "{ amountAtLeast: { USD: 10 } }", "{ amountAtLeast: { EUR: 50, USD: 70 } }", false)]
    [InlineData("{ amountAtLeast: { EUR: 10 } }", "{ amountAtLeast: { USD: 10 } }", "{ amountAtLeast: { EUR: 50, CHF: 70 } }", true)]
    public void SegmentThatOthersLeaveNobodyFor_IsUnreachable(string first, string second, string third, bool isReachable)
    {
        const string steps = "steps: [ { id: call, at: 3 days after due, severity: firm, task: call } ]\n";
        var lines = Files.Lint(Files.Slip(
            "  - id: good\n    when: { vulnerable: false }\n",
            $"  - id: one\n    when: {first}\n    {steps}  - id: two\n    when: {second}\n    {steps}  - id: three\n    when: {third}\n    {steps}  - id: good\n    when: {{ vulnerable: false, type: consumer, autoCollect: false }}\n"));

        Assert.Equal(!isReachable, lines.Any(line => line.Contains("three: nobody ever gets here", StringComparison.Ordinal)));
    }

    [Fact]
    public void TwoMessagesOnOneDay_AreRefusedWhateverTheBudget()
    {
        var lines = Files.Lint(Files.Slip("messages: 1, per: 48 hours", "messages: 9, per: 1 hours").Replace("at: 10 days after due", "at: 4 days after due", StringComparison.Ordinal));

        Assert.Equal(["p:20:13: error: good: 'help' comes on the same day as 'friendly': nobody could act on the first one; move it"], lines);
    }

    [Fact]
    public void TwoMistakes_AreBothNamedInOrder()
    {
        var lines = Files.Lint(Files.Slip("version: 1", "version: 0").Replace("severity: handOver", "severity: hand", StringComparison.Ordinal));

        Assert.Equal(["p:2:10", "p:30:19"], lines.Select(line => string.Join(':', line.Split(':')[..3])));
    }
}
