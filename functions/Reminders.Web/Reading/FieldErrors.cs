using System.Collections.Immutable;
using Reminders.Application.Cases;

namespace Reminders.Web.Reading;

/// <summary>Everything that is wrong with what was sent, collected so that a sender can mend it in one go.</summary>
internal sealed class FieldErrors
{
    // Beyond this nobody reads on, and an answer stays small whatever was sent.
    private const int MaxKept = 100;

    private readonly ImmutableArray<FieldError>.Builder _kept = ImmutableArray.CreateBuilder<FieldError>();

    public int Count { get; private set; }

    public ImmutableArray<FieldError> Kept => _kept.ToImmutable();

    public void Add(string pointer, string detail)
    {
        Count++;
        if (_kept.Count < MaxKept)
        {
            _kept.Add(new FieldError(pointer, detail));
        }
    }
}
