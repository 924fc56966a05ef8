using System.Net;
using System.Net.Http.Json;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Local.Keys;

namespace Reminders.Local.Tests;

public sealed class KeysTests
{
    [Fact]
    public async Task KeyAddedWhileServing_WorksAtOnce_AndRemoved_NoMore()
    {
        await using var host = await TestHost.Start();
        var keys = new KeyFile(host.Host.Folder.Path);
        var key = keys.Add("erp", Role.Billing, "main", SystemClock.Instance.GetCurrentInstant());
        using var http = new HttpClient { BaseAddress = host.Host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);

        using var first = await http.PostAsJsonAsync("/api/invoices", Samples.Invoice("i1", "2026-06-15"));
        keys.Remove(key.Split('_')[1]);
        using var second = await http.GetAsync("/api/invoices/i1");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
    }

    [Fact]
    public void KeyFile_HoldsNoSecret()
    {
        using var folder = new TempFolder();
        var key = new KeyFile(folder.Path).Add("ada", Role.Viewer, "main", SystemClock.Instance.GetCurrentInstant());

        var file = File.ReadAllText(Path.Combine(folder.Path, "keys.json"));

        Assert.DoesNotContain(key.Split('_')[2], file, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedKeyFile_SaysWhichFileAndWhatToDo()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "keys.json"), "[{");

        var refused = Assert.Throws<Settings.SettingsException>(() => new KeyFile(folder.Path).All);

        Assert.Contains("keys.json", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rk")]
    [InlineData("rk_x_y")]
    [InlineData("rk__")]
    [InlineData("nonsense with spaces")]
    public void NonsenseKey_IsNobodys(string presented)
    {
        using var folder = new TempFolder();
        var keys = new KeyFile(folder.Path);
        keys.Add("ada", Role.Viewer, "main", SystemClock.Instance.GetCurrentInstant());

        Assert.Null(keys.Find(presented));
    }

    [Fact]
    public void RightIdWrongSecret_IsNobodys()
    {
        using var folder = new TempFolder();
        var keys = new KeyFile(folder.Path);
        var key = keys.Add("ada", Role.Viewer, "main", SystemClock.Instance.GetCurrentInstant());

        Assert.NotNull(keys.Find(key));
        Assert.Null(keys.Find(key[..^1] + (key[^1] == '0' ? '1' : '0')));
    }
}
