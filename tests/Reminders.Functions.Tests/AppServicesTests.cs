using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reminders.Application.Contacts;
using Reminders.Application.Policies;
using Reminders.Functions.Access;
using Reminders.Functions.Tests.Http;
using Reminders.Functions.Tests.Settings;

namespace Reminders.Functions.Tests;

/// <summary>The app as it is composed from its settings, without anything of a test's in it.</summary>
public sealed class AppServicesTests
{
    public static TheoryData<string> Classes =>
    [
        .. typeof(Program).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetMethods().Any(method => method.GetCustomAttribute<FunctionAttribute>() is not null))
            .Select(type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task EveryFunction_IsBuiltFromTheServices(string name)
    {
        await using var app = Compose(AppSettingsTests.Valid);
        await using var call = app.CreateAsyncScope();

        Assert.NotNull(ActivatorUtilities.CreateInstance(call.ServiceProvider, typeof(Program).Assembly.GetType(name)!));
    }

    [Fact]
    public async Task WithATenantAndAnSmsSender_TokensCountAndAllChannelsAreThere()
    {
        await using var app = Compose(new(AppSettingsTests.Valid)
        {
            ["Entra:tenantId"] = "11111111-2222-3333-4444-555555555555",
            ["Entra:audience"] = "reminders-app",
            ["Communication:smsFrom"] = "+4930123456",
            ["AZURE_CLIENT_ID"] = "99999999-2222-3333-4444-555555555555",
        });

        Assert.IsType<EntraTokens>(app.GetRequiredService<ITokenCheck>());
        Assert.Equal(["email", "letter", "sms"], app.GetServices<IMessageChannel>().Select(channel => channel.Name).Order());
    }

    [Fact]
    public async Task SettingsMissing_TheAppDoesNotStart() => Assert.Equal(2, await Program.Main([]));

    private static ServiceProvider Compose(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton<IWebHostEnvironment, HostEnvironment>()
        .AddSingleton<IHostEnvironment, HostEnvironment>()
        .AddFunctionApp(AppSettingsTests.Read(settings), new ShippedPolicies())
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
