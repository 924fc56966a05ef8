using System.CommandLine;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Policies;
using Reminders.Local.Settings;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Local.Commands;

/// <summary>The command line of the Local host: one file a command beside this one.</summary>
public static class CommandLine
{
    /// <summary>Runs a command line; answers the exit code. What a user can mend is one line on standard error, never a stack.</summary>
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Reminders: gets invoices paid and keeps the customer.")
        {
            ServeCommand.Create(),
            DemoCommand.Create(),
            KeysCommand.Create(),
            BackupCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            LintCommand.Create(),
            SimulateCommand.Create(),
            PreviewCommand.Create(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem) when (problem is LedgerUnavailableException or UnreadableStreamException or SettingsException or StartException or PolicyException or TemplateException or PoliciesMissingException or ImportException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"reminders: {problem.Message}");
            return 1;
        }
    }
}

/// <summary>The host cannot start as asked; the message says what to do.</summary>
public sealed class StartException(string message) : Exception(message);
