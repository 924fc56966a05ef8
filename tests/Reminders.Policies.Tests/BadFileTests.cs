namespace Reminders.Policies.Tests;

/// <summary>One slip each in a good file: the exact place, what is wrong, what would be right.</summary>
public sealed class BadFileTests
{
    [Theory]
    [InlineData(
        "severity: friendly",
        "severty: friendly",
        "p:15:9: error: 'severity:' is missing here\np:17:9: error: there is no 'severty' here; did you mean 'severity'?")]
    [InlineData(
        "version: 1",
        "version: one",
        "p:2:10: error: version: 'one' must be a whole number from 1 to 999999")]
    [InlineData(
        "version: 1",
        "version: \"1\"",
        "p:2:10: error: version: '1' must be a whole number from 1 to 999999")]
    [InlineData(
        "version: 1",
        "version:",
        "p:2:9: error: 'version' has no value: give one or leave the key out")]
    [InlineData(
        "version: 1\n",
        "",
        "p:1:1: error: 'version:' is missing here")]
    [InlineData(
        "version: 1",
        "version: 1\nversion: 2",
        "p:3:1: error: 'version' is there twice, first in line 2: keep one")]
    [InlineData(
        "at: 4 days after due",
        "at: 4 dyas after due",
        "p:16:13: error: at: '4 dyas after due' must be a time such as '4 days after due', '5 business days before due', 'due' or '7 days after previous'; did you mean 'days'?")]
    [InlineData(
        "at: 4 days after due",
        "at: 4 hours after due",
        "p:16:13: error: at: '4 hours after due' must be a time such as '4 days after due', '5 business days before due', 'due' or '7 days after previous'")]
    [InlineData(
        "at: 4 days after due",
        "at: 4",
        "p:16:13: error: at: '4' must be a time such as '4 days after due', '5 business days before due', 'due' or '7 days after previous'")]
    [InlineData(
        "at: 4 days after due",
        "at: 7 days after previous",
        "p:16:13: error: the first step has no previous one: count from 'due'")]
    [InlineData(
        "at: 4 days after due",
        "at: [4, days]",
        "p:16:13: error: 'at' must be one value, not a list")]
    [InlineData(
        "per: 48 hours",
        "per: 48",
        "p:4:25: error: per: '48' must be a length such as '48 hours' or '7 days'")]
    [InlineData(
        "per: 48 hours",
        "per: 2 weeks",
        "p:4:25: error: per: '2 weeks' must be a length such as '48 hours' or '7 days'")]
    [InlineData(
        "messages: 1",
        "messages: 0",
        "p:4:17: error: messages: '0' must be a whole number from 1 to 100")]
    [InlineData(
        "severity: friendly",
        "severity: freindly",
        "p:17:19: error: severity: 'freindly' must be one of firm, formal, friendly, handOver, soft; did you mean 'friendly'?")]
    [InlineData(
        "channels: [email, sms]",
        "channels: [e-mail]",
        "p:18:20: error: channels: 'e-mail' must be one of email, letter, sms; did you mean 'email'?")]
    [InlineData(
        "channels: [email, sms]",
        "channels: email",
        "p:18:19: error: 'channels' must be a list with at least one entry, each begun by '- '")]
    [InlineData(
        "channels: [email, sms]",
        "channels: []",
        "p:18:19: error: 'channels' must be a list with at least one entry, each begun by '- '")]
    [InlineData(
        "        channels: [email, sms]\n",
        "",
        "p:15:9: error: 'channels:' is missing here")]
    [InlineData(
        "09:00-19:00",
        "9-19",
        "p:5:32: error: weekdaysOutside: '9-19' must be hours such as 09:00-19:00, the first before the second")]
    [InlineData(
        "09:00-19:00",
        "19:00-09:00",
        "p:5:32: error: weekdaysOutside: '19:00-09:00' must be hours such as 09:00-19:00, the first before the second")]
    [InlineData(
        "vulnerable: false",
        "vulnerable: no",
        "p:13:25: error: vulnerable: 'no' must be true or false")]
    [InlineData(
        "vulnerable: false",
        "vulnerabel: false",
        "p:13:13: error: there is no 'vulnerabel' here; did you mean 'vulnerable'?")]
    [InlineData(
        "vulnerable: false",
        "invoicesPaid: { atLeast: 5, atMost: 3 }",
        "p:13:27: error: 'invoicesPaid' can never hold: at least 5 and at most 3")]
    [InlineData(
        "vulnerable: false",
        "invoicesPaid: {}",
        "p:13:27: error: 'invoicesPaid' needs atLeast, atMost or both, such as { atLeast: 3 }")]
    [InlineData(
        "vulnerable: false",
        "amountAtLeast: { ERU: 5 }",
        "p:13:30: error: 'ERU' is no currency; did you mean 'EUR'?")]
    [InlineData(
        "vulnerable: false",
        "amountAtLeast: { EUR: 5.001 }",
        "p:13:35: error: EUR: '5.001 EUR' has 3 decimals; EUR has 2")]
    [InlineData(
        "40.00 EUR",
        "40.00",
        "p:10:50: error: amount: '40.00' must be an amount such as '40.00 EUR'")]
    [InlineData(
        "40.00 EUR",
        "-1 EUR",
        "p:10:50: error: amount: '-1 EUR' must not be negative")]
    [InlineData(
        "from: 2026-01-01",
        "from: 1.1.2026",
        "p:10:30: error: from: '1.1.2026' must be a date such as 2026-07-01")]
    [InlineData(
        "from: 2026-01-01",
        "from: 2026-01-01, to: 2025-12-31",
        "p:10:46: error: 'to' 2025-12-31 is before 'from' 2026-01-01")]
    [InlineData(
        "amount: 40.00 EUR",
        "percent: 10.27",
        "p:10:9: error: 'amount:' is missing here\np:10:9: error: a rate of this kind has 'amount', not 'percent'")]
    [InlineData(
        ", source: law",
        "",
        "p:10:9: error: 'source:' is missing here")]
    [InlineData(
        "charge: fee",
        "charge: fees",
        "p:27:17: error: charge: there is no charge 'fees' under 'charges:'; did you mean 'fee'?")]
    [InlineData(
        "task: review",
        "task: reveiw",
        "p:40:15: error: task: 'reveiw' must be one of call, letter, review; did you mean 'review'?")]
    [InlineData(
        "task: review",
        "task: review\n        channels: [email]",
        "p:41:19: error: 'channels' is for messages; this step is a task for a person: leave it out")]
    [InlineData(
        "id: help",
        "id: friendly",
        "p:19:13: error: step 'friendly' is there twice in one chain: keep one, or give it a name of its own")]
    [InlineData(
        "id: all",
        "id: good",
        "p:31:9: error: there are two segments 'good': give each a name of its own")]
    [InlineData(
        "id: friendly",
        "id: friend ly",
        "p:15:13: error: id: 'friend ly' must begin with a letter and have up to 40 letters, digits and hyphens")]
    [InlineData(
        "severity: firm",
        "severity: firm\n        required: true\n        latest: 20 days after due",
        "p:23:17: error: a required step is never passed over, but 'latest' would: leave one of them out")]
    [InlineData(
        "severity: firm",
        "severity: firm\n        window: 20:00-22:00",
        "p:22:17: error: 'window' lies outside the contact hours of 'quietHours': this step could never happen")]
    [InlineData(
        "policy: small",
        "policy: small\ncalendar: DE-BAY",
        "p:2:11: error: there is no calendar 'DE-BAY'; known: creditor, TARGET, NONE, countries such as DE and regions such as DE-BY; did you mean 'DE-BY'?")]
    [InlineData(
        "policy: small",
        "policy: &name small",
        "p:1:9: error: anchors (&name) are not read: name what steps have in common under the top-level 'steps:'")]
    [InlineData(
        "policy: small",
        "policy: !!str small",
        "p:1:9: error: tags (tag:yaml.org,2002:str) are not read: leave it out")]
    [InlineData(
        "id: all",
        "id: *name",
        "p:31:9: error: aliases (*name) are not read: name what steps have in common under the top-level 'steps:'")]
    [InlineData(
        "version: 1",
        "version: 1\n\tcalendar: DE",
        "p:3:1: error: this is no YAML: the line is indented with a tab; use blanks")]
    [InlineData(
        "      - id: help",
        "\t- id: help",
        "p:19:1: error: this is no YAML: the line is indented with a tab; use blanks")]
    [InlineData(
        "policy: small",
        "policy: \"small",
        "p:1:9: error: this is no YAML: While scanning a multi-line double-quoted scalar, found wrong indentation; look here and just before for a colon, quote or bracket that is missing or too many, or lines that are not aligned")]
    [InlineData(
        "policy: small",
        "just words",
        "p:2:8: error: this is no YAML: While scanning a multiline plain scalar, found invalid mapping; look here and just before for a colon, quote or bracket that is missing or too many, or lines that are not aligned")]
    public void OneSlip_IsNamedWithItsPlaceAndWhatWouldBeRight(string good, string bad, string expected) =>
        Assert.Equal(expected, string.Join('\n', PolicyReader.Read(Files.Slip(good, bad)).Problems.Select(problem => problem.In("p"))));

    [Fact]
    public void StepThatNamesNoSharedOne_IsToldWhichWasMeant()
    {
        var problems = PolicyReader.Read(PolicySources.Standard.Text.Replace("{ id: help, at: 24 days", "{ id: hlep, at: 24 days", StringComparison.Ordinal)).Problems;

        Assert.Equal(
            "there is no step 'hlep' under the top-level 'steps:'; did you mean 'help'? A step of its own needs 'severity:'", Assert.Single(problems).Message);
    }
}
