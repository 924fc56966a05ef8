using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Tests.Golden;

/// <summary>Every type of event there is, with every field filled and then with only those it cannot do without.</summary>
internal static class EveryEvent
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 1, 8, 0, 0);

    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<(StreamKind Kind, Type Type)> Types { get; } =
        [.. new[] { (StreamKind.Invoice, typeof(InvoiceEvent)), (StreamKind.Customer, typeof(CustomerEvent)), (StreamKind.Payment, typeof(PaymentEvent)) }
            .SelectMany(family => family.Item2.GetNestedTypes(BindingFlags.Public).Select(type => (family.Item1, type)))];

    /// <summary>One stream of each kind: its first event begins it, the others come in order of their names.</summary>
    public static IEnumerable<RecordedStream> Streams()
    {
        foreach (var (kind, first) in new[] { (StreamKind.Invoice, nameof(InvoiceEvent.InvoiceRegistered)), (StreamKind.Customer, nameof(CustomerEvent.CustomerProfileChanged)), (StreamKind.Payment, nameof(PaymentEvent.PaymentReceived)) })
        {
            var types = Types.Where(one => one.Kind == kind).Select(one => one.Type).OrderBy(type => type.Name != first).ThenBy(type => type.Name, StringComparer.Ordinal);
            var events = new List<StoredEvent>();
            foreach (var happened in types.SelectMany(type => new[] { Make(type, full: true, events.Count), Make(type, full: false, events.Count + 1) }))
            {
                var written = EventFormat.Write(happened);
                events.Add(new StoredEvent(events.Count + 1, Start + Duration.FromHours(events.Count), "operator", written.Type, written.Format, written.Json));
            }

            yield return new RecordedStream(kind == StreamKind.Payment ? StreamId.Payment(World.Main, "bank", "p-1") : new StreamId(kind, World.Main, "every-1"), events);
        }
    }

    private static object Make(Type type, bool full, int number)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            !full && IsOptional(Nullability.Create(parameter)) ? null : Value(parameter.ParameterType, parameter.Name!, number))]);
        foreach (var property in type.GetProperties().Where(property => full && property.SetMethod is not null && !constructor.GetParameters().Any(parameter => parameter.Name == property.Name)))
        {
            property.SetValue(made, Value(property.PropertyType, property.Name, number));
        }

        return made;
    }

    private static bool IsOptional(NullabilityInfo found) => found.WriteState == NullabilityState.Nullable || found.ReadState == NullabilityState.Nullable;

    private static object Value(Type type, string name, int number) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var one when one == typeof(string) => name.Equals("currency", StringComparison.OrdinalIgnoreCase) ? "EUR" : $"{char.ToLowerInvariant(name[0])}{name[1..]} \"{number}\" äß€",
        // One of the first two things there are.
        var one when one == typeof(int) && name.Equals("indexes", StringComparison.OrdinalIgnoreCase) => number % 2,
        var one when one == typeof(int) => number,
        var one when one == typeof(bool) => true,
        var one when one == typeof(MinorUnits) => new MinorUnits(100 + number),
        var one when one == typeof(LocalDate) => new LocalDate(2026, 6, 15).PlusDays(number),
        var one when one == typeof(Instant) => Start + Duration.FromDays(number) + Duration.FromTicks(1),
        var one when one.IsEnum => Enum.GetValues(one).GetValue(number % Enum.GetValues(one).Length)!,
        var one when one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => Pair(one.GetGenericArguments()[0], name, number),
        var one => Make(one, full: true, number),
    };

    private static object Pair(Type item, string name, int number)
    {
        var array = Array.CreateInstance(item, 2);
        array.SetValue(Value(item, name, number), 0);
        array.SetValue(Value(item, name, number + 1), 1);
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }] && method.GetParameters()[0].GetCustomAttribute<ParamArrayAttribute>() is not null)
            .MakeGenericMethod(item).Invoke(null, [array])!;
    }
}
