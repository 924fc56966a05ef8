using Reminders.Application.Policies;
using Reminders.Domain.Policies;
using Reminders.Functions.Tests.Hosting;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests;

/// <summary>A case follows a policy version that is no longer loaded.</summary>
public sealed class PolicyGoneTests
{
    [StoreFact]
    public async Task Gone_TheCaseStopsAndSaysSo_OthersGoOn_MoneyIsBooked_AndItGoesOnWhenThePolicyIsBack()
    {
        var policies = new Loaded();
        await using var app = await CloudApp.Open("2026-05-15 12:00", new CloudOptions { Policies = policies });
        await app.Register("i1", with: """ "policy": "rare", """);
        await app.Register("i2");
        await app.Register("i3", customer: "c3", with: """ "policy": "rare", """);
        await app.Rest();

        policies.IsRareLoaded = false;
        await app.RunTo("2026-06-12 10:00");
        var shown = (await app.Send("GET", "/api/invoices/i1")).Body;

        // One customer has both: the case that stopped does not hold up the other, nor travel along with it.
        Assert.Equal(["c1@example.com"], app.To);
        Assert.Contains("reminderSent", await app.Timeline("i2"));
        Assert.DoesNotContain("reminderIntended", await app.Timeline("i1"));
        Assert.Equal("operator:policy", shown["waitsFor"]!.GetValue<string>());
        Assert.Contains("stopped: policy rare@1 is not loaded", app.CustomStatus("i1"), StringComparison.Ordinal);

        Assert.Equal(["completed"], (await app.Pay(invoiceId: "i3")).Did);
        await app.Rest();
        Assert.Contains("paymentReceived", await app.Timeline("i3"));

        policies.IsRareLoaded = true;
        await app.RunTo("2026-06-30 10:00");
        Assert.Contains("reminderSent", await app.Timeline("i1"));
        Assert.Equal("paid", await app.Status("i3"));
    }

    [StoreFact]
    public async Task Gone_LookedAtOnceAnHour_NotMore()
    {
        var policies = new Loaded();
        await using var app = await CloudApp.Open("2026-05-15 12:00", new CloudOptions { Policies = policies });
        await app.Register("i1", with: """ "policy": "rare", """);
        await app.RunTo("2026-06-09 10:00");
        policies.IsRareLoaded = false;
        await app.RunTo("2026-06-10 10:00");
        app.Counts.Reset();

        for (var hour = 10; hour < 20; hour++)
        {
            await app.RunTo($"2026-06-10 {hour}:07");
            await app.Sweep();
        }

        Assert.InRange(app.Counts[Columns.Activities], 9, 11);
    }

    /// <summary>The shipped policy, and a copy of it that an operator may lose.</summary>
    private sealed class Loaded : IPolicies
    {
        private readonly ShippedPolicies _shipped = new();

        public bool IsRareLoaded { get; set; } = true;

        public IReadOnlyCollection<string> Names => IsRareLoaded ? ["standard", "rare"] : ["standard"];

        public Policy? Find(string nameOrReference) => nameOrReference is not ("rare" or "rare@1") ? _shipped.Find(nameOrReference)
            : IsRareLoaded ? _shipped.Find("standard")! with { Name = "rare" }
            : null;
    }
}
