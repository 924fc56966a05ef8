using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>One row of one list: where it is, what it shows, and for a case what lists filter by.</summary>
internal sealed record ListEntry(string Partition, string Row, string Json, CaseRow? Case = null)
{
    public (string Partition, string Row) Key => (Partition, Row);

    public static T Shown<T>(TableEntity row) => JsonSerializer.Deserialize<T>(Parts.Read(row), EventFormat.Json)!;

    public bool Same(TableEntity row) => Encoding.UTF8.GetString(Parts.Read(row)) == Json;

    /// <summary>The row as it is stored. Its version is its stream's, so that an older write never replaces a newer one.</summary>
    public TableEntity Entity(StreamId stream, int version)
    {
        var row = new TableEntity(Partition, Row) { ["Stream"] = stream.Name, ["Version"] = version };
        if (Case is not null)
        {
            row["State"] = (int)Case.State;
            row["OverdueAt"] = Case.OverdueAt.ToUnixTimeTicks();
            row["Segment"] = Case.Segment;
        }

        Parts.Write(row, Encoding.UTF8.GetBytes(Json));
        return row;
    }
}
