using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Access;
using Reminders.Application.Creditors;
using Reminders.Local.Keys;
using Reminders.Local.Settings;

namespace Reminders.Local.Commands;

/// <summary><c>keys</c>: makes, lists and removes keys, also while the service runs.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Make, list and remove the keys of people and systems.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var data = SharedOptions.Data();
        var role = new Option<Role>("--role") { Description = "billing, viewer, operator, lead or admin.", Required = true };
        var name = new Option<string?>("--name") { Description = "Whose key it is; timelines show it. Default: the role." };
        var creditor = new Option<string>("--creditor") { Description = "Whose invoices it opens.", DefaultValueFactory = _ => Creditor.DefaultId };
        var command = new Command("add", "Make a key and print it, once, as the last line.") { data, role, name, creditor };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(data)!;
            var owner = parsed.GetValue(creditor)!;
            var known = LocalSettings.Load(folder, LocalPolicies.Load(folder)).Creditors;
            if (known.All(candidate => candidate.Id != owner))
            {
                throw new StartException($"there is no creditor '{owner}'; configured: {string.Join(", ", known.Select(candidate => candidate.Id))}");
            }

            var called = parsed.GetValue(name) ?? parsed.GetValue(role).ToString().ToLowerInvariant();
            Console.WriteLine(new KeyFile(folder).Add(called, parsed.GetValue(role), owner, SystemClock.Instance.GetCurrentInstant()));
        });
        return command;
    }

    private static Command List()
    {
        var data = SharedOptions.Data();
        var command = new Command("list", "List the keys: id, role, creditor, name, when made.") { data };
        command.SetAction(parsed =>
        {
            foreach (var key in new KeyFile(parsed.GetValue(data)!).All)
            {
                Console.WriteLine($"{key.Id}  {key.Role,-8}  {key.Creditor}  {key.Name}  {InstantPattern.General.Format(key.CreatedAt)}");
            }
        });
        return command;
    }

    private static Command Remove()
    {
        var data = SharedOptions.Data();
        var id = new Argument<string>("id") { Description = "The key's id, as listed." };
        var command = new Command("remove", "Remove a key; it stops working at once.") { data, id };
        command.SetAction(parsed =>
        {
            if (!new KeyFile(parsed.GetValue(data)!).Remove(parsed.GetValue(id)!))
            {
                throw new StartException($"there is no key '{parsed.GetValue(id)}'");
            }
        });
        return command;
    }
}
