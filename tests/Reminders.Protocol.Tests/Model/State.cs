using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reminders.Protocol.Tests.Model;

/// <summary>
/// Everything at one moment, in 32 bytes: two workers, two invoices, three contacts, the world. Versions of streams are not in it:
/// a worker remembers instead whether a stream moved since it read it, which is all that an expected version tells.
/// </summary>
[InlineArray(Words)]
internal struct State : IEquatable<State>
{
    public const int Workers = 2;
    public const int Invoices = 2;
    public const int Contacts = 3;
    public const int World = Workers + Invoices + Contacts;
    public const int Words = World + 1;

    private uint _first;

    public static int Worker(int worker) => worker;

    public static int Invoice(int invoice) => Workers + invoice;

    public static int Contact(int contact) => Workers + Invoices + contact;

    public readonly uint Get(int word, Field field) => field.In(this[word]);

    public void Set(int word, Field field, uint value) => this[word] = field.Put(this[word], value);

    public readonly Phase PhaseOf(int worker) => (Phase)Get(Worker(worker), WorkerField.Phase);

    public readonly Claim ClaimOf(int contact) => (Claim)Get(Contact(contact), ContactField.Claim);

    public readonly Provider ProviderOf(int contact) => (Provider)Get(Contact(contact), ContactField.Provider);

    public readonly Mark MarkOf(int contact, int invoice) => (Mark)Get(Contact(contact), ContactField.Mark(invoice));

    public readonly bool Is(int word, Field field) => Get(word, field) != 0;

    public readonly ulong Hash()
    {
        var parts = MemoryMarshal.Cast<uint, ulong>((ReadOnlySpan<uint>)this);
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var part in parts)
        {
            hash = (hash ^ part) * 0xFF51AFD7ED558CCDUL;
            hash ^= hash >> 32;
        }

        return hash;
    }

    public readonly bool Equals(State other) =>
        MemoryMarshal.Cast<uint, ulong>((ReadOnlySpan<uint>)this).SequenceEqual(MemoryMarshal.Cast<uint, ulong>((ReadOnlySpan<uint>)other));

    public override readonly bool Equals(object? obj) => obj is State other && Equals(other);

    public override readonly int GetHashCode() => (int)Hash();
}
