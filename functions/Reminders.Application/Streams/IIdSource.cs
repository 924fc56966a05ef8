namespace Reminders.Application.Streams;

/// <summary>Where new ids come from, so that simulations and tests choose them.</summary>
public interface IIdSource
{
    /// <summary>A new id, never given before: lower-case letters and digits.</summary>
    string New();
}
