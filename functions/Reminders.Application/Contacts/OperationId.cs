using System.Security.Cryptography;
using System.Text;

namespace Reminders.Application.Contacts;

/// <summary>The id under which a provider knows a hand-over: UUID version 5 (RFC 9562) of the contact id.</summary>
public static class OperationId
{
    // A namespace of our own, so that the ids mean contacts and nothing else.
    private static readonly Guid Contacts = new("5f0c9a3e-6a51-4d0b-9d5e-2f3a7c1b8e64");

    public static Guid Of(string contactId)
    {
        var name = Encoding.UTF8.GetBytes(contactId);
        var input = new byte[16 + name.Length];
        Contacts.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input, 16);
#pragma warning disable CA5350 // RFC 9562 fixes SHA-1 for version 5; it names, it does not protect.
        var hash = SHA1.HashData(input);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
