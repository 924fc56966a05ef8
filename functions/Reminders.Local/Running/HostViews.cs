using Reminders.Application.Cases;
using Reminders.Application.Hosting;
using Reminders.Application.Ledger;

namespace Reminders.Local.Running;

/// <summary>The runner's view of a case, in the words the cloud host uses for its orchestrations.</summary>
public sealed class RunnerView(CaseBook cases, ILedger ledger) : IOrchestrations
{
    public async Task<OrchestrationView?> Find(string creditor, string invoiceId, CancellationToken cancellation = default)
    {
        if (await cases.Find(creditor, invoiceId, cancellation) is not { } file)
        {
            return null;
        }

        var read = await ledger.Read(StreamId.Invoice(creditor, invoiceId), 0, cancellation);
        var decision = cases.Settle(file).Decision;
        var isOver = file.Case.Closed is not null && decision.WakeAt is null;
        return new OrchestrationView(
            $"inv-{creditor}~{invoiceId}", isOver ? "Completed" : "Running", CaseStatusText.Of(file, decision), read.Events[^1].At);
    }
}

/// <summary>Whether this process can take work.</summary>
public sealed class LocalHealth(ILedger ledger, TroubleList troubles, DataFolder folder) : IHealth
{
    private const long LowSpace = 64L * 1024 * 1024;

    public async Task<IReadOnlyList<string>> Problems(CancellationToken cancellation = default)
    {
        var problems = new List<string>();
        try
        {
            await ledger.NextWake(cancellation);
        }
        catch (LedgerUnavailableException unavailable)
        {
            problems.Add(unavailable.Message);
        }

        if (new DriveInfo(folder.Path).AvailableFreeSpace < LowSpace)
        {
            problems.Add("less than 64 MB of disk space is left for the data folder");
        }

        if (troubles.All.Count > 0)
        {
            problems.Add($"{troubles.All.Count} cases cannot be decided; the log says why");
        }

        return problems;
    }
}

/// <summary>The folder that holds everything: database, outbox, keys, settings.</summary>
public sealed record DataFolder(string Path)
{
    public string Outbox => System.IO.Path.Combine(Path, "outbox");

    public string Letters => System.IO.Path.Combine(Path, "letters");

    public string Protection => System.IO.Path.Combine(Path, "protection");
}
