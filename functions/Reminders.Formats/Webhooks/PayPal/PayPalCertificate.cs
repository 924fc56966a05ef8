using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Reminders.Formats.Webhooks.PayPal;

/// <summary>PayPal's signing certificate after it was fetched: only one that a given root vouches for, by the right name, today.</summary>
public sealed class PayPalCertificate : IDisposable
{
    private const int MaxPemLength = 64 * 1024;

    private readonly RSA _key;

    private PayPalCertificate(RSA key) => _key = key;

    /// <summary>The name that the certificate must carry.</summary>
    public static string NameFor(bool sandbox) => sandbox ? "messageverificationcerts.sandbox.paypal.com" : "messageverificationcerts.paypal.com";

    /// <summary>
    /// Reads a PEM of the leaf and its intermediates. Null with the reason if it is not to be trusted. Fetches nothing: revocation
    /// lists, if they are wanted, are the caller's.
    /// </summary>
    public static PayPalCertificate? Read(string pem, bool sandbox, X509Certificate2Collection roots, Instant now, out string problem)
    {
        problem = "the certificate cannot be read";
        var certificates = new X509Certificate2Collection();
        try
        {
            if (pem.Length > MaxPemLength)
            {
                return null;
            }

            certificates.ImportFromPem(pem);
            if (certificates.Count == 0)
            {
                return null;
            }

            if (Problem(certificates, NameFor(sandbox), roots, now) is { } untrusted)
            {
                problem = untrusted;
                return null;
            }

            problem = "the certificate holds no RSA key of 2048 bits or more";
            return certificates[0].GetRSAPublicKey() is { KeySize: >= 2048 } key ? new PayPalCertificate(key) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }
        }
    }

    public void Dispose() => _key.Dispose();

    internal bool Signed(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        _key.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string? Problem(X509Certificate2Collection certificates, string name, X509Certificate2Collection roots, Instant now)
    {
        if (certificates[0].GetNameInfo(X509NameType.SimpleName, forIssuer: false) != name)
        {
            return $"the certificate is not {name}'s";
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.VerificationTime = now.ToDateTimeUtc();
        return chain.Build(certificates[0]) ? null : "no trusted root vouches for the certificate today";
    }
}
