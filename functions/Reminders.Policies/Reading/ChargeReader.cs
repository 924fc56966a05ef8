using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Charges;
using Reminders.Policies.Yaml;

namespace Reminders.Policies.Reading;

/// <summary>Reads charges and the dated rates they rest on. A rate names its source; an amount is a decimal, never rounded.</summary>
internal sealed class ChargeReader(List<PolicyProblem> problems, Places places)
{
    private const int MostCharges = 20;

    private static readonly FrozenDictionary<string, ChargeKind> Kinds = new Dictionary<string, ChargeKind>
    {
        ["lumpSum"] = ChargeKind.LumpSum,
        ["interest"] = ChargeKind.Interest,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, bool> Payers = new Dictionary<string, bool>
    {
        ["business"] = false,
        ["everybody"] = true,
    }.ToFrozenDictionary();

    public ImmutableArray<Charge> Read(Section top)
    {
        var charges = ImmutableArray.CreateBuilder<Charge>();
        foreach (var node in top.Items("charges", MostCharges))
        {
            var section = new Section(node, PolicyKeys.Charge, problems);
            section.Require("rates");
            var id = section.Need("id", Words.Id) ?? "";
            if (charges.Any(charge => charge.Id == id))
            {
                section.Wrong(section.PlaceOf("id"), $"there are two charges '{id}': give each a name of its own");
            }

            places.Add($"charges/{id}", section.PlaceOf("id"));
            var kind = section.Need("kind", Words.OneOf(Kinds));
            charges.Add(new Charge(id, kind, Rates(section, kind))
            {
                Consumers = section.Read("for", Words.OneOf(Payers), false),
                LegalBasis = section.Has("legalBasis") ? section.Need("legalBasis", Words.Line(200)) : null,
                Pursue = section.Read("pursue", Words.Truth, false),
            });
        }

        return charges.ToImmutable();
    }

    private ImmutableArray<ChargeRate> Rates(Section charge, ChargeKind kind)
    {
        var rates = ImmutableArray.CreateBuilder<ChargeRate>();
        foreach (var node in charge.Items("rates"))
        {
            var section = new Section(node, PolicyKeys.Rate, problems);
            var rate = Rate(section, kind);
            if (rates.FirstOrDefault(other => Overlap(other, rate)) is { } other)
            {
                section.Wrong(section.PlaceOf("from"), $"two rates for {rate.Country} cover the same day; end the one from {Iso(other.From)} with 'to:' before this one begins");
            }

            rates.Add(rate);
        }

        return rates.ToImmutable();
    }

    private static ChargeRate Rate(Section section, ChargeKind kind)
    {
        var wanted = kind == ChargeKind.LumpSum ? "amount" : "percent";
        var other = kind == ChargeKind.LumpSum ? "percent" : "amount";
        section.Require(wanted);
        if (section.Has(other) || (kind == ChargeKind.Interest && section.Has("principalFrom")))
        {
            section.Wrong(section.At, $"a rate of this kind has '{wanted}', not '{(section.Has(other) ? other : "principalFrom")}'");
        }

        var amount = section.Maybe("amount", Words.Amount);
        var from = section.Need("from", Words.Date);
        var to = section.Maybe("to", Words.Date);
        if (to < from)
        {
            section.Wrong(section.PlaceOf("to"), $"'to' {Iso(to.Value)} is before 'from' {Iso(from)}");
        }

        return new ChargeRate(section.Need("country", Country) ?? "", from, to, section.Need("source", Words.Line(300)) ?? "")
        {
            Amount = amount,
            PrincipalFrom = amount is { Currency: { } currency }
                ? section.Read("principalFrom", scalar => Words.Amount(scalar with { Text = $"{scalar.Text} {currency.Code}" }), Money.Zero(currency)).Minor
                : 0,
            Percent = section.Maybe("percent", Words.Percent),
        };
    }

    private static bool Overlap(ChargeRate one, ChargeRate other) =>
        one.Country == other.Country
        && one.PrincipalFrom == other.PrincipalFrom
        && one.Amount?.Currency == other.Amount?.Currency
        && !(one.To < other.From)
        && !(other.To < one.From);

    private static Word<string> Country(YamlScalar scalar) => scalar.Text.Length == 2 && scalar.Text.All(char.IsAsciiLetterUpper)
        ? scalar.Text
        : Word<string>.Wrong($"'{YamlTree.Shown(scalar.Text)}' must be two capital letters such as DE");

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
