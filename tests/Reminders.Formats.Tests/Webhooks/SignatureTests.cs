using System.Text;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Tests.Webhooks;

/// <summary>What holds for every source that signs the raw body.</summary>
public sealed class SignatureTests
{
    public static TheoryData<string> Names => [.. Vector.Published.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void PublishedSignature_IsVerified(string name) => Given.IsVerified(Vector.Published[name].Verify(), Vector.Published[name].EventIds);

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyByteOfTheBodyChanged_IsRefused(string name)
    {
        var vector = Vector.Published[name];
        var verifier = Given.Verifier(vector.Setup);
        var body = Encoding.UTF8.GetBytes(vector.Body);
        for (var i = 0; i < body.Length; i++)
        {
            foreach (byte bit in (byte[])[1, 32, 128])
            {
                body[i] ^= bit;
                Given.IsRefused(verifier.Verify(vector.Request(body, vector.Headers)));
                body[i] ^= bit;
            }
        }

        Given.IsRefused(verifier.Verify(vector.Request([.. body, (byte)'\n'], vector.Headers)));
        Given.IsRefused(verifier.Verify(vector.Request(body[..^1], vector.Headers)));
        Given.IsRefused(verifier.Verify(vector.Request([], vector.Headers)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyCharacterOfTheSignedHeadersChanged_IsRefused(string name)
    {
        var vector = Vector.Published[name];
        var verifier = Given.Verifier(vector.Setup);
        for (var h = 0; h < vector.Headers.Length; h++)
        {
            var (header, value) = vector.Headers[h];
            // Stripe's v0 and Mollie's optional prefix are no part of the signature.
            var end = value.IndexOf(",v0=", StringComparison.Ordinal) is var old and >= 0 ? old : value.Length;
            for (var i = 0; i < end; i++)
            {
                var wrong = $"{value[..i]}{(char)(value[i] ^ 1)}{value[(i + 1)..]}";
                var headers = vector.Headers.ToArray();
                headers[h] = (header, wrong);
                Given.IsRefused(verifier.Verify(vector.Request(Encoding.UTF8.GetBytes(vector.Body), headers)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HeaderMissingEmptyOrDoubled_IsRefused(string name)
    {
        var vector = Vector.Published[name];
        var verifier = Given.Verifier(vector.Setup);
        var body = Encoding.UTF8.GetBytes(vector.Body);
        foreach (var header in vector.Headers)
        {
            var others = vector.Headers.Where(other => other != header).ToList();
            Given.IsRefused(verifier.Verify(vector.Request(body, others)));
            Given.IsRefused(verifier.Verify(vector.Request(body, [.. others, (header.Name, "")])));
            Given.IsRefused(verifier.Verify(vector.Request(body, [.. others, header, header])));
            Given.IsRefused(verifier.Verify(vector.Request(body, [.. others, header, (header.Name.ToUpperInvariant(), "other")])));
            Given.IsRefused(verifier.Verify(vector.Request(body, [.. others, (header.Name, new string('a', 10_000))])));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HeaderNamesInAnyCase_AreTheSame(string name)
    {
        var vector = Vector.Published[name];
        var headers = vector.Headers.Select(header => (header.Name.ToUpperInvariant(), header.Value));

        Given.IsVerified(
            Given.Verifier(vector.Setup).Verify(vector.Request(Encoding.UTF8.GetBytes(vector.Body), headers)), vector.EventIds);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SecretsRotating_OldAndNewBothVerify_OthersDoNot(string name)
    {
        var vector = Vector.Published[name];
        var other = Another(vector.Setup.Secrets[0]);

        foreach (var secrets in (string[][])[[other, vector.Setup.Secrets[0]], [vector.Setup.Secrets[0], other]])
        {
            Given.IsVerified((vector with { Setup = vector.Setup with { Secrets = [.. secrets] } }).Verify(), vector.EventIds);
        }

        Given.IsRefused((vector with { Setup = vector.Setup with { Secrets = [other] } }).Verify());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithoutAUsableSecret_ThereIsNoVerifier(string name)
    {
        var setup = Vector.Published[name].Setup;
        foreach (var secrets in (string[][])[[], [""], ["short"], [setup.Secrets[0], ""]])
        {
            Assert.Null((setup with { Secrets = [.. secrets] }).Verifier(out var problem));
            Assert.NotEmpty(problem);
            Assert.DoesNotContain(setup.Secrets[0], problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BodyBeyondTheBound_IsNotEvenHashed(string name)
    {
        var vector = Vector.Published[name];
        var verifier = Given.Verifier(vector.Setup);

        Assert.IsType<Verdict.TooLarge>(verifier.Verify(vector.Request(new byte[verifier.Row.MaxBodyBytes + 1], vector.Headers)));
    }

    [Fact]
    public void RightSignatureOnTheWrongSource_IsRefused()
    {
        foreach (var vector in Vector.Published.Values)
        {
            foreach (var other in Vector.Published.Values.Where(other => other != vector))
            {
                Given.IsRefused(Given.Verifier(other.Setup).Verify(vector.Request(Encoding.UTF8.GetBytes(vector.Body), vector.Headers)));
            }
        }
    }

    [Fact]
    public void EverySourceOfTheTable_CanBeSetUp()
    {
        foreach (var row in SignatureTable.All)
        {
            var setup = new WebhookSetup(row.Source, [row.Key == KeyForm.Hex ? new string('a', 64) : "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
            {
                NotificationUrl = "https://example.com/", WebhookId = "1",
            };
            Assert.Equal(row, Given.Verifier(setup).Row);
        }

        Assert.Null(new WebhookSetup("somewhere", ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]).Verifier(out _));
    }

    [Fact]
    public void SecretsAreNeverShown()
    {
        var setup = new WebhookSetup("stripe", ["whsec_verysecret"]);

        Assert.DoesNotContain("verysecret", setup.ToString(), StringComparison.Ordinal);
    }

    private static string Another(string secret)
    {
        var middle = secret.Length / 2;
        return $"{secret[..middle]}{(secret[middle] == 'A' ? 'B' : 'A')}{secret[(middle + 1)..]}";
    }
}
