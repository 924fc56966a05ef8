using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Reminders.Infra.Tests;

/// <summary>Settings that remember which of them were asked for.</summary>
internal sealed class RecordedConfiguration : MemoryConfigurationProvider
{
    private readonly HashSet<string> _read = [];

    public RecordedConfiguration(Dictionary<string, string?> values)
        : base(new MemoryConfigurationSource { InitialData = values }) => Root = new ConfigurationRoot([this]);

    public IConfiguration Root { get; }

    public IReadOnlySet<string> Read => _read;

    public override bool TryGet(string key, out string? value)
    {
        _read.Add(key);
        return base.TryGet(key, out value);
    }
}
