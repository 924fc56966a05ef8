namespace Reminders.Web.Desk.Parts;

/// <summary>The desk's few shapes, drawn as strokes in a box of 16 by 16. They stand beside words, never instead of them.</summary>
internal static class Icons
{
    public static string Path(string name) => name switch
    {
        "clock" => "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6M8 5v3.2l2.2 1.4",
        "message" => "M2.5 3.8h11v8.4h-11zM2.8 4.2L8 8.6l5.2-4.4",
        "alert" => "M8 2.3l6 11H2zM8 6.6v3M8 11.6v.1",
        "pause" => "M5.6 3.5v9M10.4 3.5v9",
        "person" => "M8 2.5a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2M2.9 13.5c.5-2.8 2.4-4 5.1-4s4.6 1.2 5.1 4",
        "check" => "M3 8.6l3.2 3.2L13 4.8",
        "minus" => "M3.5 8h9",
        "cross" => "M4 4l8 8M12 4l-8 8",
        "strike" => "M2.5 8h11M5 4.2h6M6 11.8h4",
        "forward" => "M3 8h9M8.6 4.4L12.2 8l-3.6 3.6",
        "stop" => "M4 4h8v8H4z",
        "money" => "M2.5 4.5h11v7h-11zM8 6.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4",
        "task" => "M3 3h10v10H3zM5.4 8.2l1.9 1.9l3.4-3.8",
        "document" => "M4 2.3h5.2L12 5.1v8.6H4zM6 7.5h4M6 10h4",
        "talk" => "M2.5 3.5h11v7.3H7.4L4.6 13.3v-2.5H2.5z",
        "calendar" => "M2.8 4h10.4v9.2H2.8zM2.8 7h10.4M5.5 2.5v2.6M10.5 2.5v2.6",
        _ => "M8 6.6a1.4 1.4 0 1 0 0 2.8a1.4 1.4 0 1 0 0-2.8",
    };
}
