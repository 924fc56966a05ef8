using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Reminders.Local.Commands;

/// <summary>Options that are numbers within bounds; anything else is told with the bounds.</summary>
internal static class NumberOption
{
    /// <summary>A number from a least one to a greatest, both included.</summary>
    public static Option<T?> Within<T>(string name, string description, T least, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens is [var token] ? token.Value : "", NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && number >= least && number <= most)
                {
                    return number;
                }

                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} needs a number from {least} to {most}"));
                return null;
            },
        };

    /// <summary>The same, with a value where none is given.</summary>
    public static Option<T?> Within<T>(string name, string description, T least, T most, T otherwise)
        where T : struct, INumber<T>
    {
        var option = Within(name, description, least, most);
        option.DefaultValueFactory = _ => otherwise;
        return option;
    }
}
