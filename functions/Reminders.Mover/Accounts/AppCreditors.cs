using Microsoft.Extensions.Configuration;
using Reminders.Application.Creditors;
using Reminders.Application.Policies;
using Reminders.Functions.Settings;

namespace Reminders.Mover.Accounts;

/// <summary>The creditors as the Function App's settings name them: lists show due dates in their zones.</summary>
internal sealed class AppCreditors(IReadOnlyList<Creditor> creditors) : ICreditors
{
    /// <exception cref="SettingsException">Names the setting that is missing or wrong.</exception>
    public static AppCreditors Read(IConfiguration configuration)
    {
        var policies = new ShippedPolicies();
        var read = new SettingsReader(configuration).Each("Creditors").Select(each => CreditorSetting.Read(each, policies)).ToList();
        return read.Count > 0 ? new AppCreditors(read) : throw new SettingsException("Creditors__0__name", "is missing: name the creditors as the app does");
    }

    public Creditor? Find(string id) => creditors.FirstOrDefault(creditor => creditor.Id == id);
}
