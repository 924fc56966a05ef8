using FsCheck;
using FsCheck.Fluent;
using Reminders.Stores.Tests.Model;

namespace Reminders.Stores.Tests.Contract;

/// <summary>Whatever is done in whatever order, the store and the model in memory answer alike.</summary>
public abstract class ModelContract
{
    private const int MaxNumbers = 60;

    /// <summary>How many random lives to try; fewer where each takes long.</summary>
    protected virtual int Runs => 50;

    protected abstract Task<IStoreUnderTest> Open();

    [StoreFact]
    public void AnyOperationsInAnyOrder_AreAnsweredAsTheModelDoes() => Holds(async numbers =>
    {
        await using var store = await Open();
        var script = new Script(store);
        foreach (var number in numbers)
        {
            await script.Step(number);
        }

        await store.Reopen();
        await script.CompareAll();
    });

    [StoreFact]
    public void AnyListOfAnyCases_IsPagedAsTheModelDoes() => Holds(async numbers =>
    {
        await using var store = await Open();
        var lists = new RandomLists(store);
        await lists.Fill(numbers);
        foreach (var number in numbers)
        {
            await lists.Compare(number);
        }
    });

    private void Holds(Func<int[], Task> property)
    {
        var numbers = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(MaxNumbers);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(Arb.From(numbers, Shorter), property));
    }

    /// <summary>A failure is easier to understand with each number taken out that it does not need.</summary>
    private static IEnumerable<int[]> Shorter(int[] numbers) =>
        Enumerable.Range(0, numbers.Length).Select(left => numbers.Where((_, index) => index != left).ToArray());
}
