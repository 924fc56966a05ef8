using System.CommandLine;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Functions.Settings;

namespace Reminders.Mover.Commands;

/// <summary>Moves the ledger of a Function App: one file a command beside this one.</summary>
public static class CommandLine
{
    /// <summary>Runs a command line; answers the exit code: 0 done, 1 not done. What a user can mend is one line, never a stack.</summary>
    /// <param name="args">The command and its options.</param>
    /// <param name="configuration">The app's settings, usually the environment.</param>
    /// <param name="messages">Standard error: progress and problems. Standard output is for the export.</param>
    public static async Task<int> Run(string[] args, IConfiguration configuration, TextWriter messages)
    {
        var root = new RootCommand("Moves the ledger of a Function App out of and into its storage account. Settings are the app's: Storage__*, Creditors__*.")
        {
            ExportCommand.Create(configuration, messages),
            ImportCommand.Create(configuration, messages),
            VerifyCommand.Create(configuration, messages),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Error = messages });
        }
        catch (Exception problem) when (problem is LedgerUnavailableException or UnreadableStreamException or SettingsException or ImportException or IOException
            or UnauthorizedAccessException or AuthenticationFailedException or RequestFailedException)
        {
            await messages.WriteLineAsync($"reminders-mover: {problem.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            await messages.WriteLineAsync("reminders-mover: stopped. An import goes on where it stopped when it is run again.");
            return 1;
        }
    }
}
