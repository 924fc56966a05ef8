using System.Text;
using System.Text.Json.Nodes;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Tests.Webhooks;

public sealed class AdyenTests
{
    private const string Key = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    private const string Signature = "coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=";

    [Theory]
    [InlineData(
        "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00", "ipnxGCaUZ4l8TUW75a71/ghd2Fe5ffvX0pV4TLTntIc=",
        "pspReference", "originalReference", "merchantAccount", "reference", 1000, "EVENT")]
    [InlineData(
        "AABBCCDDEEFFAABBCCDDEEFFAABBCCDDEEFFAABBCCDDEEFFAABBCCDDEEFFAABB", "cyYGGNUYxRCIwmfET0zxNPQN/m9cKR6xNECwPzTfJIQ=",
        "ZVWN7D3WSMK2WN82", null, "AntoniStroinski", @"\:/\/slashes are fun", 1000, "AUTHORISATION")]
    [InlineData(Key, Signature, "7914073381342284", null, "TestMerchant", "TestPayment-1407325143704", 1130, "AUTHORISATION")]
    public void PublishedItem_IsVerified_WithSuccessAsWordOrFlag(
        string key, string signature, string psp, string? original, string account, string reference, int value, string code)
    {
        foreach (var success in (JsonNode[])["true", true])
        {
            var item = Item(signature, psp, original, account, reference, value, code, success.DeepClone());
            Given.IsVerified(Verify(key, Body(item)), $"{psp}/{code}/true");
        }

        Given.IsRefused(Verify(key, Body(Item(signature, psp, original, account, reference, value, code, "false"))));
        Given.IsRefused(Verify(key, Body(Item(signature, psp, original, account, reference, value + 1, code, "true"))));
    }

    [Fact]
    public void OneItemUnsigned_RefusesAll()
    {
        var good = Item(Signature, "7914073381342284", null, "TestMerchant", "TestPayment-1407325143704", 1130, "AUTHORISATION", "true");
        var unsigned = good.DeepClone();
        unsigned.AsObject().Remove("additionalData");

        Given.IsVerified(Verify(Key, Body(good, good)), "7914073381342284/AUTHORISATION/true", "7914073381342284/AUTHORISATION/true");
        Given.IsRefused(Verify(Key, Body(good, unsigned)));
        Given.IsRefused(Verify(Key, Body()));
    }

    [Fact]
    public void ColonMovedIntoAnotherField_IsRefused()
    {
        // The same signed text, cut elsewhere.
        Given.IsRefused(Verify(Key, Body(Item(Signature, "7914073381342284:", "", "TestMerchant", "TestPayment-1407325143704", 1130, "AUTHORISATION", "true"))));
        Given.IsRefused(Verify(Key, Body(Item(Signature, "7914073381342284", ":TestMerchant", "TestPayment-1407325143704", "", 1130, "AUTHORISATION", "true"))));
    }

    [Fact]
    public void AnyByteChanged_IsRefusedOrSaysTheSame()
    {
        var body = Encoding.UTF8.GetBytes(
            Body(Item(Signature, "7914073381342284", null, "TestMerchant", "TestPayment-1407325143704", 1130, "AUTHORISATION", "true")));
        var verifier = Given.Verifier("adyen", Key);
        var accepted = 0;
        for (var i = 0; i < body.Length; i++)
        {
            body[i] ^= 1;
            if (verifier.Verify(new WebhookRequest(body, new WebhookHeaders([]), Given.At(0))) is Verdict.Verified verified)
            {
                accepted++;
                Assert.Equal("7914073381342284/AUTHORISATION/true", verified.Events.Single().EventId);
                var said = verified.Events.Single().Content;
                Assert.Equal(1130, said.GetProperty("amount").GetProperty("value").GetInt64());
                Assert.Equal("TestPayment-1407325143704", said.GetProperty("merchantReference").GetString());
            }

            body[i] ^= 1;
        }

        // Only the unsigned "live" and "reason" can be changed.
        Assert.InRange(accepted, 1, 40);
    }

    private static Verdict Verify(string key, string body) => Given.Verifier("adyen", key).Verify(Given.Request(body, Given.At(0)));

    private static string Body(params JsonNode[] items) => new JsonObject
    {
        ["live"] = "false",
        ["notificationItems"] = new JsonArray([.. items.Select(item => new JsonObject { ["NotificationRequestItem"] = item.DeepClone() })]),
    }.ToJsonString();

    private static JsonObject Item(
        string signature, string psp, string? original, string account, string reference, int value, string code, JsonNode success)
    {
        var item = new JsonObject
        {
            ["additionalData"] = new JsonObject { ["hmacSignature"] = signature },
            ["amount"] = new JsonObject { ["currency"] = "EUR", ["value"] = value },
            ["eventCode"] = code,
            ["merchantAccountCode"] = account,
            ["merchantReference"] = reference,
            ["pspReference"] = psp,
            ["reason"] = "052095",
            ["success"] = success,
        };
        if (original is not null)
        {
            item["originalReference"] = original;
        }

        return item;
    }
}
