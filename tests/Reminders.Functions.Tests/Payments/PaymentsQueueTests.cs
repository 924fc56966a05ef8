using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using Microsoft.DurableTask.Client;
using Reminders.Application.Cases;
using Reminders.Application.Payments;
using Reminders.Functions.Payments;
using Reminders.Functions.Tests.Hosting;

namespace Reminders.Functions.Tests.Payments;

/// <summary>A payment by queue is completed once it is in the ledger, or buried with its reason.</summary>
public sealed class PaymentsQueueTests
{
    private const string Payment = """{ "paymentId": "p1", "invoiceId": "i1", "amount": "100.00", "currency": "EUR", "bookedOn": "2026-05-20" }""";

    [Fact]
    public async Task Valid_IsInTheLedgerAndCompleted_AndTheCaseCloses()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        var actions = await Take(cloud, Payment);
        var again = await Take(cloud, Payment);
        await cloud.Rest();

        Assert.Equal(["completed"], actions.Did);
        Assert.Equal(["completed"], again.Did);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
    }

    [Theory]
    [InlineData("{", "invalid")]
    [InlineData("""{ "paymentId": "p1" }""", "invalid")]
    [InlineData("""{ "paymentId": "p1", "invoiceId": "i1", "amount": "100.001", "currency": "EUR", "bookedOn": "2026-05-20" }""", "invalid")]
    public async Task Invalid_IsBuriedWithItsReason(string body, string reason)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        var actions = await Take(cloud, body);

        Assert.Equal([reason], actions.Did);
        Assert.NotEmpty(actions.Description!);
    }

    [Fact]
    public async Task SentAsATextOfAmqp_CountsAsBytesDo()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();

        Assert.Equal(["completed"], (await Take(cloud, Payment, with: message => message.Body = AmqpMessageBody.FromValue(Payment))).Did);
        await cloud.Rest();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
    }

    [Fact]
    public async Task NeitherBytesNorText_IsBuried()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");

        Assert.Equal(["invalid"], (await Take(cloud, "", with: message => message.Body = AmqpMessageBody.FromValue(42))).Did);
    }

    [Fact]
    public async Task TooLarge_IsBuried()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");

        Assert.Equal(["tooLarge"], (await Take(cloud, new string(' ', 70_000))).Did);
    }

    [Fact]
    public async Task OtherContentUnderAKnownId_IsBuriedAsConflict()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await Take(cloud, Payment);

        Assert.Equal(["conflict"], (await Take(cloud, Payment.Replace("100.00", "99.00", StringComparison.Ordinal))).Did);
    }

    [Fact]
    public async Task UnknownCreditor_IsBuried()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");

        Assert.Equal(["unknownCreditor"], (await Take(cloud, Payment, "nobody")).Did);
    }

    private static async Task<Settlements> Take(
        CloudWorld cloud, string body, string? creditor = null, Action<AmqpAnnotatedMessage>? with = null)
    {
        var actions = new Settlements();
        var properties = creditor is null ? new Dictionary<string, object>() : new Dictionary<string, object> { ["creditor"] = creditor };
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(BinaryData.FromString(body), properties: properties);
        with?.Invoke(message.GetRawAmqpMessage());
        await new PaymentsQueue(cloud.World.Get<PaymentIntake>(), cloud.World, cloud.Clients, new SwiftTime()).Take(message, actions, cloud.Client, default);
        return actions;
    }
}
