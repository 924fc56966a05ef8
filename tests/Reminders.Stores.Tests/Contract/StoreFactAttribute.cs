namespace Reminders.Stores.Tests.Contract;

/// <summary>A test of the contract. Skipped where what the store under test needs is not there; see <see cref="Needed"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreFactAttribute : FactAttribute
{
    public StoreFactAttribute() => Skip = Needed.ButMissing;
}

/// <inheritdoc cref="StoreFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreTheoryAttribute : TheoryAttribute
{
    public StoreTheoryAttribute() => Skip = Needed.ButMissing;
}
