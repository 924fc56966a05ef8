using System.Collections.Immutable;

namespace Reminders.Application.Cases;

/// <summary>What became of a request. Expected outcomes are values; exceptions are for what nobody asked for.</summary>
public abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>Done and durable.</summary>
    public sealed record Done(T Value) : Answer<T>;

    /// <summary>It was so before; nothing was written.</summary>
    public sealed record Unchanged(T Value) : Answer<T>;

    public sealed record NotFound(string Detail) : Answer<T>;

    /// <summary>It contradicts what is there, or is impossible in this state.</summary>
    public sealed record Refused(string Detail) : Answer<T>;

    /// <summary>A field makes no sense.</summary>
    public sealed record Invalid(ImmutableArray<FieldError> Errors) : Answer<T>
    {
        public Invalid(string pointer, string detail)
            : this([new FieldError(pointer, detail)])
        {
        }
    }

    public static implicit operator Answer<T>(T value) => new Done(value);
}

/// <summary>What is wrong with a field; the pointer is a JSON Pointer into what was sent.</summary>
public sealed record FieldError(string Pointer, string Detail);
