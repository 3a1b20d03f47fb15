namespace Cms.GraphQL.Execution;

/// <summary>Loads values by their keys.</summary>
/// <param name="context">Of one of the fields that asked: for state and cancellation, not for arguments or permissions.</param>
/// <param name="keys">Each once; at least one.</param>
/// <returns>The values found; what is missing is absent.</returns>
public delegate ValueTask<IReadOnlyDictionary<TKey, TValue>> LoadByKeys<TKey, TValue>(FieldContext context, IReadOnlyCollection<TKey> keys)
    where TKey : notnull;

/// <summary>
/// Loads values by key for all fields of a level that use it, in one call: make one instance and give it to every field
/// that needs such values, by <see cref="Types.Building.FieldBuilder.Load{TKey,TValue}"/>.
/// </summary>
/// <param name="load">Called once for each level that has keys.</param>
public sealed class SharedLoader<TKey, TValue>(LoadByKeys<TKey, TValue> load) : SharedLoader
    where TKey : notnull
{
    private static readonly Dictionary<TKey, TValue> None = [];

    internal override async ValueTask LoadAsync(IReadOnlyList<LevelField> fields, RunningRequest request)
    {
        var keys = new HashSet<TKey>();
        List<LevelField>? good = null;
        foreach (var field in fields)
        {
            if (!TryCollect(field, keys, request))
                good ??= [.. fields.TakeWhile(other => other != field)];
            else
                good?.Add(field);
        }

        IReadOnlyDictionary<TKey, TValue> found = None;
        if (keys.Count > 0)
        {
            var first = (good ?? fields)[0].Context;
            try
            {
                found = await load(first, keys);
            }
            catch (Exception exception) when (!request.IsOver(exception))
            {
                var failure = request.Failed(exception, first);
                foreach (var field in good ?? fields)
                    field.Fail(failure);
                return;
            }
        }

        foreach (var field in good ?? fields)
            Give(field, found, request);
    }

    private static bool TryCollect(LevelField field, HashSet<TKey> keys, RunningRequest request)
    {
        try
        {
            var resolver = (SharedResolver<TKey, TValue>)field.Resolver;
            foreach (var parent in field.Parents)
                keys.UnionWith(resolver.Keys(field.Context, parent));
            return true;
        }
        catch (Exception exception) when (!request.IsOver(exception))
        {
            field.Fail(request.Failed(exception, field.Context));
            return false;
        }
    }

    private static void Give(LevelField field, IReadOnlyDictionary<TKey, TValue> found, RunningRequest request)
    {
        try
        {
            var resolver = (SharedResolver<TKey, TValue>)field.Resolver;
            for (var i = 0; i < field.Parents.Count; i++)
                field.Take(i, resolver.Give(field.Context, field.Parents[i], found));
        }
        catch (Exception exception) when (!request.IsOver(exception))
        {
            field.Fail(request.Failed(exception, field.Context));
        }
    }
}

/// <summary>What all <see cref="SharedLoader{TKey,TValue}"/> are.</summary>
public abstract class SharedLoader
{
    private protected SharedLoader()
    {
    }

    internal abstract ValueTask LoadAsync(IReadOnlyList<LevelField> fields, RunningRequest request);
}
