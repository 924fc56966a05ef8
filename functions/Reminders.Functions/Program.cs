using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Reminders.Application.Policies;
using Reminders.Functions.Settings;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Functions;

/// <summary>Starts the Function App, or says which setting keeps it from starting.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        try
        {
            var policies = LoadedPolicies.Load(PolicySources.In(Path.Combine(AppContext.BaseDirectory, "policies")), new MessageRenderer());
            builder.Services.AddFunctionApp(AppSettings.Read(builder.Configuration, policies), policies);
        }
        catch (Exception wrong) when (wrong is SettingsException or PolicyException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        using var host = builder.Build();
        await host.RunAsync();
        return 0;
    }
}
