using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Reminders.Mover.Accounts;

namespace Reminders.Mover.Commands;

/// <summary>Which account: options that stand before the settings of the same meaning.</summary>
internal sealed class AccountOptions
{
    private readonly (Option<string> Option, string Setting)[] _all =
    [
        (new Option<string>("--tables") { Description = "The account's table endpoint. Default: Storage__tableServiceUri." }, StorageAccount.Tables),
        (new Option<string>("--blobs") { Description = "The account's blob endpoint. Default: Storage__blobServiceUri." }, StorageAccount.Blobs),
        (new Option<string>("--container") { Description = "The documents' container. Default: Storage__container, else 'documents'." }, StorageAccount.Container),
    ];

    public void AddTo(Command command)
    {
        foreach (var (option, _) in _all)
        {
            command.Add(option);
        }
    }

    public IConfiguration Over(IConfiguration settings, ParseResult parsed) => new ConfigurationBuilder()
        .AddConfiguration(settings)
        .AddInMemoryCollection(_all
            .Select(one => KeyValuePair.Create(one.Setting, parsed.GetValue(one.Option)))
            .Where(one => one.Value is not null))
        .Build();
}
