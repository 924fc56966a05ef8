using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Reminders.Functions.Access;
using Reminders.Functions.Tests.Hosting;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Access;

/// <summary>Sessions of one instance of the app are accepted by the others.</summary>
public sealed class BlobKeyRingTests
{
    [StoreFact]
    public async Task Stored_IsReadByEveryInstance_AndStaysApartFromDocuments()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register();
        var ring = app.Get<BlobKeyRing>();
        Assert.Empty(ring.GetAllElements());

        ring.StoreElement(new XElement("key", "one"), "key-1");
        ring.StoreElement(new XElement("key", "two"), "key-2");

        Assert.Equal(["one", "two"], ring.GetAllElements().Select(element => element.Value).Order());
    }

    [StoreFact]
    public async Task ProtectedByOneInstance_ReadByAnother()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        var ring = app.Get<BlobKeyRing>();

        var written = Instance(ring).CreateProtector("desk").Protect("session");

        Assert.Equal("session", Instance(ring).CreateProtector("desk").Unprotect(written));
    }

    private static IDataProtectionProvider Instance(BlobKeyRing ring)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDataProtection().SetApplicationName("Reminders");
        services.AddOptions<KeyManagementOptions>().Configure(options => options.XmlRepository = ring);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
