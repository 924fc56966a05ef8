using Azure.Storage.Blobs;
using Reminders.Application.Contacts;
using Reminders.Functions.Communication;
using Reminders.Functions.Tests.Hosting;
using Reminders.Messages;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Communication;

/// <summary>The container that a print service collects letters from.</summary>
public sealed class BlobLetterTests
{
    private static readonly Guid Operation = new("5f0c9a3e-6a51-4d0b-9d5e-2f3a7c1b8e64");

    private static OutgoingMessage.Letter ALetter => new(
        Operation, "c", new PostalAddress("Ada, Example", "Weg 1", "10115", "Berlin"), new Sender("Example") { Country = "DE" }, new RenderedLetter("Subject", "Text", "<p>Brief</p>"));

    [StoreFact]
    public async Task Letter_LiesThereWithItsAddress_OnceHoweverOftenItIsHandedOver()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        var container = app.Get<BlobContainerClient>();
        var channel = new BlobLetterChannel(container);
        Assert.IsType<HandOver.Failed>(await channel.Ask(Operation, default));

        Assert.IsType<HandOver.Accepted>(await channel.Send(ALetter, default));
        Assert.IsType<HandOver.Accepted>(await channel.Send(ALetter, default));

        Assert.IsType<HandOver.Accepted>(await channel.Ask(Operation, default));
        Assert.Equal("<p>Brief</p>", (await container.GetBlobClient($"{Operation:D}.html").DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(
            $"file,name,street,postcode,city,region,country,pages\r\n{Operation:D}.html,\"Ada, Example\",Weg 1,10115,Berlin,,DE,\r\n",
            (await container.GetBlobClient($"{Operation:D}.csv").DownloadContentAsync()).Value.Content.ToString());
    }

    [StoreFact]
    public async Task NoContainer_CertainlyNotSent_AndTheAddressIsNotToBlame()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        var container = app.Get<BlobContainerClient>();
        await container.DeleteAsync();

        var failed = Assert.IsType<HandOver.Failed>(await new BlobLetterChannel(container).Send(ALetter, default));

        Assert.False(failed.Permanent);
        Assert.Contains("ContainerNotFound", failed.Reason, StringComparison.Ordinal);
    }
}
