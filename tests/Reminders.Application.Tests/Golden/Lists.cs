using System.Text.Json;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Application.Tests.Golden;

/// <summary>Everything that lists show, as text.</summary>
internal static class Lists
{
    private const int Many = 200;

    private static readonly Instant Now = Instant.FromUtc(2026, 8, 1, 8, 0);

    public static async Task<string> Of(IProjections lists, Recording recording)
    {
        var streams = recording.Streams;
        List<object> all =
        [
            (await lists.Cases(new CaseQuery(World.Main, Now, Many))).Items,
            (await lists.CountByStatus(World.Main, Now)).OrderBy(pair => pair.Key),
            (await lists.Tasks(World.Main, null, Many)).Items,
            (await lists.UnmatchedPayments(World.Main, null, Many)).Items,
        ];
        foreach (var stream in streams.Select(stream => stream.Id))
        {
            all.Add(stream.Kind switch
            {
                StreamKind.Customer => await lists.OpenCasesOf(World.Main, stream.Id),
                StreamKind.Payment => await lists.PaymentsById(World.Main, stream.Id.Split('/')[^1]),
                _ => await lists.UnmatchedPaymentsFor(World.Main, stream.Id, null),
            });
        }

        var keys = streams.SelectMany(stream => new Replay().Rows.Of(stream.Id, stream.Events).Keys).Distinct(StringComparer.Ordinal).ToList();
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            all.Add(await lists.StreamsWith(World.Main, kind, keys, Many));
        }

        return JsonSerializer.Serialize(all, EventFormat.Json);
    }
}
