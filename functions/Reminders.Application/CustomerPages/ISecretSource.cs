using System.Security.Cryptography;

namespace Reminders.Application.CustomerPages;

/// <summary>Where secrets come from that nobody may guess, so that simulations and tests choose them.</summary>
public interface ISecretSource
{
    /// <summary>So many bytes that nobody can foretell.</summary>
    byte[] New(int bytes);
}

/// <summary>The operating system's.</summary>
public sealed class RandomSecrets : ISecretSource
{
    public byte[] New(int bytes) => RandomNumberGenerator.GetBytes(bytes);
}
