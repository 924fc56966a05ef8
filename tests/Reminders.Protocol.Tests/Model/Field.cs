namespace Reminders.Protocol.Tests.Model;

/// <summary>Some bits of a word.</summary>
internal readonly record struct Field(int At, int Width)
{
    private uint Mask => (1u << Width) - 1;

    public uint In(uint word) => (word >> At) & Mask;

    public uint Put(uint word, uint value) => (word & ~(Mask << At)) | ((value & Mask) << At);
}
