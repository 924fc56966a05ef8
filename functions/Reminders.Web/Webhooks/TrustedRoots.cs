using System.Security.Cryptography.X509Certificates;

namespace Reminders.Web.Webhooks;

/// <summary>Whose certificates are believed.</summary>
internal sealed record TrustedRoots(Func<X509Certificate2Collection> All)
{
    public static TrustedRoots OfTheMachine { get; } = new(() =>
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        return store.Certificates;
    });
}
