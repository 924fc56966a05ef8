using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reminders.Application.Contacts;
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
            var templates = OwnTemplates.Load(Path.Combine(AppContext.BaseDirectory, TemplateSources.Folder));
            var policies = LoadedPolicies.Load(PolicySources.In(Path.Combine(AppContext.BaseDirectory, "policies")), templates.Shared);
            var settings = AppSettings.Read(builder.Configuration, policies);
            templates.RequireKnown([.. settings.Creditors.Select(creditor => creditor.Id)]);
            builder.Services.AddSingleton(templates).AddFunctionApp(settings, policies);
        }
        catch (Exception wrong) when (wrong is SettingsException or PolicyException or TemplateException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        using var host = builder.Build();
        await host.RunAsync();
        return 0;
    }
}
