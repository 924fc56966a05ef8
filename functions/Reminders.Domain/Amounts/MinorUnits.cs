namespace Reminders.Domain.Amounts;

/// <summary>An amount inside one stream, in minor units of the stream's one currency. Becomes <see cref="Money"/> beside it.</summary>
public readonly record struct MinorUnits(long Value)
{
    public Money In(Currency currency) => new(Value, currency);
}
