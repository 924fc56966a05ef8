namespace Reminders.Web.Reading;

/// <summary>Where a page begins and how long it is.</summary>
internal sealed record Paging(string? Cursor, int Limit)
{
    private const int Default = 50;
    private const int Max = 200;

    public static Paging Read(Fields fields) => new(
        fields.Optional("cursor", TextTypes.Line(2000)), fields.OptionalValue("limit", PlainTypes.Count(1, Max)) ?? Default);
}
