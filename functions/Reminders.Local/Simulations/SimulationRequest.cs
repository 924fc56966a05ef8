namespace Reminders.Local.Simulations;

/// <summary>What <c>simulate</c> was asked for.</summary>
internal sealed record SimulationRequest(string Policy, string? Compare, string? Invoices, int Customers, int Seed, int? Days)
{
    /// <summary>The days looked at when nobody says.</summary>
    public const int DefaultDays = 90;

    public const int MostDays = 3650;

    public int SilentDays { get; init; }

    public string? Json { get; init; }

    public string? Svg { get; init; }
}
