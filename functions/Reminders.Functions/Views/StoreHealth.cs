using Reminders.Application.Hosting;
using Reminders.Application.Ledger;

namespace Reminders.Functions.Views;

/// <summary>Ready means: the ledger answers.</summary>
public sealed class StoreHealth(ILedger ledger) : IHealth
{
    public async Task<IReadOnlyList<string>> Problems(CancellationToken cancellation = default)
    {
        try
        {
            await ledger.NextWake(cancellation);
            return [];
        }
        catch (LedgerUnavailableException unavailable)
        {
            return [unavailable.Message];
        }
    }
}
