using System.Collections.Immutable;
using System.Globalization;
using CsCheck;

namespace StadKust.Content.Tests;

/// <summary>Editors do anything in any order; the published set is what a simple model says.</summary>
public sealed class RandomEditingTests(PostgresCluster cluster, ITestOutputHelper output)
{
    private const int Items = 6;
    private static readonly Culture[] Cultures = [Given.Nl, Given.De, Given.En];

    // A run on PostgreSQL costs some ten times one on SQLite; what differs is the database, not the rules.
    private const int FewerOnPostgres = 10;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    private enum Act
    {
        Save,
        Publish,
        Withdraw,
        Move,
        Trash,
        Restore,
        Delete,
        Sort,
        SaveShared,
        PublishBranch,
        PublishSeveral,
        RollBack,
        Create,
        Copy,
    }

    private sealed record Step(Act Act, int Item, int Other, int Culture, int Text);

    [Theory, MemberData(nameof(Both))]
    public async Task Published_set_is_what_the_model_says_after_every_step(StoreProvider provider)
    {
        var all = int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 300;
        var iterations = provider == StoreProvider.Sqlite ? all : Math.Max(1, all / FewerOnPostgres);
        var acts = Gen.Frequency(
            (5, Gen.Const(Act.Save)), (6, Gen.Const(Act.Publish)), (2, Gen.Const(Act.Withdraw)), (3, Gen.Const(Act.Move)),
            (2, Gen.Const(Act.Trash)), (2, Gen.Const(Act.Restore)), (1, Gen.Const(Act.Delete)),
            (2, Gen.Const(Act.Sort)), (2, Gen.Const(Act.SaveShared)), (2, Gen.Const(Act.PublishBranch)), (2, Gen.Const(Act.PublishSeveral)), (2, Gen.Const(Act.RollBack)),
            (1, Gen.Const(Act.Create)), (1, Gen.Const(Act.Copy)));
        var steps = Gen.Select(acts, Gen.Int[0, Items - 1], Gen.Int[-1, Items - 1], Gen.Int[0, 2], Gen.Int[0, 3], (a, i, o, c, t) => new Step(a, i, o, c, t))
            .Array[5, 25];

        // One database serves all runs: every run works below a folder of its own.
        await using var site = await Site.FilledAsync(provider, cluster);
        var runs = 0;
        await steps.SampleAsync(
            async list => await RunAsync(site, Interlocked.Increment(ref runs), list),
            iter: iterations, threads: 1, seed: Environment.GetEnvironmentVariable("STADKUST_PROPERTY_SEED"), writeLine: output.WriteLine);
        output.WriteLine($"{provider}: {runs} runs");
        Assert.True(runs >= iterations);
    }

    private static async Task RunAsync(Site site, int run, Step[] steps)
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = await site.Drafts.CreateAsync(
            new NewItem("page", Given.Towns) { Names = Cultures.ToImmutableDictionary(c => c, c => $"run {run}") }, "model", stop);
        foreach (var culture in Cultures)
        {
            await site.Drafts.SaveAsync(Change.Title(folder.Key, culture, "run"), "model", stop);
        }

        Assert.True((await site.Drafts.PublishAsync(folder.Key, Cultures, "model", stop)).Done);
        var model = new SiteAsModel(folder.Key);
        for (var i = 0; i < Items; i++)
        {
            var item = Change.Page(folder.Key, $"item {i}");
            var made = await site.Drafts.CreateAsync(item, "model", stop);
            model.Add(made.Key, $"item {i}");
        }

        var first = await site.PublishedAsync();
        foreach (var step in steps)
        {
            var before = await site.PublishedAsync();
            _ = Cultures.Sum(c => before.OfType("page", c).Count);
            await DoAsync(site.Drafts, model, step, stop);
            var after = await site.PublishedAsync();
            Compare(model, after);
            CompareChanges(before, after, folder.Key);
        }

        // What a node reads that has seen no step in between.
        using var late = site.NewSets();
        var read = (await late.AdvanceAsync(withDrafts: false, stop)).Published;
        Compare(model, read);
        var last = await site.PublishedAsync();
        CompareChanges(first, last, folder.Key);
        Assert.All(Cultures, c => Assert.Equal(read.OfType("page", c), last.OfType("page", c)));
        await site.Drafts.TrashAsync(folder.Key, "model", stop);
        await site.Drafts.DeleteAsync(folder.Key, "model", stop);
        foreach (var trashed in await site.Drafts.TrashedAsync(stop))
        {
            await site.Drafts.DeleteAsync(trashed.Key, "model", stop);
        }
    }

    private static async Task DoAsync(Drafts drafts, SiteAsModel model, Step step, CancellationToken stop)
    {
        var (key, culture) = (model.Keys[step.Item], Cultures[step.Culture]);
        var other = step.Other < 0 ? model.Folder : model.Keys[step.Other];
        switch (step.Act)
        {
            case Act.Save:
                // Text 0 leaves the mandatory title empty; the name gives the slug, so that siblings can clash.
                var text = step.Text == 0 ? "" : $"text {step.Text}";
                var change = Change.Title(key, culture, text) with { Names = ImmutableDictionary<Culture, string>.Empty.Add(culture, $"name {step.Text}") };
                Assert.Equal(model.Save(key, culture, $"name {step.Text}", text), (await drafts.SaveAsync(change, "model", stop)).Done);
                break;
            case Act.Publish:
                Assert.Equal(model.Publish(key, culture), (await drafts.PublishAsync(key, [culture], "model", stop)).Done);
                break;
            case Act.Withdraw:
                Assert.Equal(model.Withdraw(key, culture), (await drafts.WithdrawAsync(key, [culture], "model", stop)).Done);
                break;
            case Act.Move:
                Assert.Equal(model.Move(key, other), (await drafts.MoveAsync(key, other, "model", stop)).Done);
                break;
            case Act.Trash:
                Assert.Equal(model.Trash(key), (await drafts.TrashAsync(key, "model", stop)).Done);
                break;
            case Act.Restore:
                Assert.Equal(model.Restore(key), (await drafts.RestoreAsync(key, null, "model", stop)).Done);
                break;
            case Act.Delete:
                Assert.Equal(model.Delete(key), (await drafts.DeleteAsync(key, "model", stop)).Done);
                break;
            case Act.Sort:
                if (!model.HasChildrenInOrder(other))
                {
                    break;
                }

                var order = model.Order(other).ToList();
                order.Reverse();
                Assert.True((await drafts.SortAsync(other, [.. order.Take(step.Text + 1)], "model", stop)).Done);
                model.Sort(other, [.. order.Take(step.Text + 1)]);
                break;
            case Act.SaveShared:
                var code = $"{step.Text + 1}000 AA";
                Assert.Equal(model.SaveShared(key, code), (await drafts.SaveAsync(Change.Shared(key, "postcode", code), "model", stop)).Done);
                break;
            case Act.PublishBranch:
                Assert.Equal(model.PublishBranch(key, culture), (await drafts.PublishWithDescendantsAsync(key, [culture], includeUnpublished: true, "model", stop)).Done);
                break;
            case Act.PublishSeveral:
                Guid[] several = step.Other < 0 ? [key] : [key, other];
                Assert.Equal(model.PublishSeveral(several, culture), (await drafts.PublishSeveralAsync(several, [culture], "model", stop)).Done);
                break;
            case Act.RollBack:
                if (await drafts.RevisionsAsync(key, culture, stop) is { Count: > 0 } versions)
                {
                    var version = versions[Math.Min(step.Text, versions.Count - 1)];
                    var values = (await drafts.RevisionValuesAsync(version.Id, stop))!;
                    Assert.True((await drafts.RollBackAsync(version.Id, [], "model", stop)).Done);
                    model.Save(key, culture, version.Name, values.TryGetValue("title", out var title) ? title.GetString()! : "");
                }

                break;
            case Act.Create:
                var made = await drafts.CreateAsync(Change.Page(other, $"name {step.Text}"), "model", stop);
                Assert.Equal(model.MayHold(other), made.Done);
                if (made.Done)
                {
                    model.Add(made.Key, $"name {step.Text}", other);
                }

                break;
            case Act.Copy:
                var copied = await drafts.CopyAsync(key, other, withDescendants: false, "model", stop);
                Assert.Equal(model.Copy(key, copied.Key, other), copied.Done);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    // What a set says has not changed has not: others rely on it when they carry over.
    private static void CompareChanges(ContentSet before, ContentSet after, Guid folder)
    {
        var changes = after.ChangesSince(before);
        Assert.NotNull(changes);
        foreach (var entry in before.DescendantEntries(folder).Concat(after.DescendantEntries(folder)).DistinctBy(e => e.Key))
        {
            foreach (var culture in Cultures)
            {
                var (was, now) = (before.Find(entry.Key, culture), after.Find(entry.Key, culture));
                Assert.True(changes.Items.Contains(entry.Key) || was is null || now is null || ReferenceEquals(was, now), "An untouched item is not read again.");
                Assert.True(!changes.SameTree || (was is null) == (now is null) && before.PathOf(entry.Key, culture) == after.PathOf(entry.Key, culture), "The tree is not the same.");
            }
        }
    }

    private static void Compare(SiteAsModel model, ContentSet set)
    {
        foreach (var key in model.Keys)
        {
            foreach (var culture in Cultures)
            {
                var expected = model.Visible(key, culture);
                var actual = set.Find(key, culture);
                Assert.Equal(expected, actual is null ? null : (actual.Name, actual.Values.Text("title")));
                if (expected is not null)
                {
                    Assert.Equal(model.SharedOf(key), actual!.Values.Text("postcode"));
                    var path = set.PathOf(key, culture)!;
                    Assert.EndsWith(model.Path(key, culture), path, StringComparison.Ordinal);
                    Assert.Equal(key, set.KeyAt(culture, path));
                    Assert.Null(set.RedirectAt(culture, path));
                    Assert.Equal(model.Level(key) + 3, set.Entry(key)!.Level);
                }
            }
        }

        foreach (var parent in model.Keys.Append(model.Folder))
        {
            Assert.Equal(model.Order(parent).Where(model.IsPublished), set.ChildEntries(parent).Select(e => e.Key));
        }

        // An old address leads to an item that can be seen, or nowhere.
        foreach (var (culture, path) in model.Former)
        {
            if (set.RedirectAt(culture, path) is { } redirect)
            {
                Assert.True(set.Exists(redirect.Item, culture));

                // One step: where it leads is a page, not another redirect, and not the address itself.
                var target = set.PathOf(redirect.Item, culture)!;
                Assert.Null(set.RedirectAt(culture, target));
                Assert.Equal(redirect.Item, set.KeyAt(culture, target));
                Assert.NotEqual(Redirects.Normal(path), target);
            }
        }
    }
}

/// <summary>A site as one would draw it on paper.</summary>
internal sealed class SiteAsModel(Guid folder)
{
    private sealed class Node
    {
        public Guid? Parent { get; set; }
        public Guid? Before { get; set; }
        public bool Trashed { get; set; }
        public bool Gone { get; set; }
        public string SharedDrafted { get; set; } = "";
        public string SharedPublished { get; set; } = "";
        public Dictionary<Culture, (string Name, string Title)> Drafted { get; } = [];
        public Dictionary<Culture, (string Name, string Title)> Published { get; } = [];
    }

    private readonly Dictionary<Guid, Node> nodes = [];

    // Children that are not in the bin, by their parent.
    private readonly Dictionary<Guid, List<Guid>> orders = [];

    public Guid Folder => folder;

    public List<Guid> Keys { get; } = [];

    public HashSet<(Culture, string)> Former { get; } = [];

    public void Add(Guid key, string name, Guid? parent = null)
    {
        Keys.Add(key);
        nodes[key] = new Node { Parent = parent ?? folder };
        nodes[key].Drafted[Given.Nl] = (name, name);
        List(parent ?? folder).Add(key);
    }

    public bool MayHold(Guid parent) => parent == folder || (!nodes[parent].Gone && !nodes[parent].Trashed);

    // Drafts only, each name made free among its new siblings.
    public bool Copy(Guid key, Guid copy, Guid parent)
    {
        if (nodes[key].Gone || nodes[key].Trashed || !MayHold(parent))
        {
            return false;
        }

        var made = new Node { Parent = parent, SharedDrafted = nodes[key].SharedDrafted };
        foreach (var (culture, (name, title)) in nodes[key].Drafted)
        {
            var taken = List(parent).Where(s => nodes[s].Drafted.ContainsKey(culture)).Select(s => nodes[s].Drafted[culture].Name).ToHashSet();
            var free = name;
            for (var number = 2; taken.Contains(free); number++)
            {
                free = $"{name} ({number})";
            }

            made.Drafted[culture] = (free, title);
        }

        Keys.Add(copy);
        nodes[copy] = made;
        List(parent).Add(copy);
        return true;
    }

    public IEnumerable<Guid> Order(Guid parent) => List(parent);

    public void Sort(Guid parent, List<Guid> first) => orders[parent] = [.. first, .. List(parent).Except(first)];

    public bool HasChildrenInOrder(Guid key) => key == folder || (!nodes[key].Trashed && !nodes[key].Gone);

    public bool IsPublished(Guid key) => nodes[key].Published.Count > 0;

    public string SharedOf(Guid key) => nodes[key].SharedPublished;

    public bool SaveShared(Guid key, string text)
    {
        nodes[key].SharedDrafted = nodes[key].Gone ? "" : text;
        return !nodes[key].Gone;
    }

    public bool PublishBranch(Guid key, Culture culture) =>
        !nodes[key].Gone && !nodes[key].Trashed && nodes[key].Drafted.ContainsKey(culture) && PublishTogether([.. Branch(key)], culture);

    public bool PublishSeveral(Guid[] keys, Culture culture) =>
        !keys.Any(k => nodes[k].Gone || (nodes[k].Trashed && nodes[k].Drafted.ContainsKey(culture))) && PublishTogether(keys, culture);

    private List<Guid> List(Guid parent) => orders.TryGetValue(parent, out var list) ? list : orders[parent] = [];

    // Against what stays published beside them, and against each other: all or none. Siblings may swap their addresses.
    private bool PublishTogether(Guid[] keys, Culture culture)
    {
        var chosen = keys.Distinct().Where(k => nodes[k].Drafted.ContainsKey(culture)).ToList();
        if (chosen.Exists(k => nodes[k].Drafted[culture].Title.Length == 0 || Taken(k, nodes[k].Parent, culture, nodes[k].Drafted[culture].Name, chosen))
            || chosen.GroupBy(k => (nodes[k].Parent, nodes[k].Drafted[culture].Name)).Any(g => g.Count() > 1))
        {
            return false;
        }

        foreach (var node in chosen.Select(k => nodes[k]))
        {
            node.Published[culture] = node.Drafted[culture];
            node.SharedPublished = node.SharedDrafted;
        }

        return true;
    }

    public (string, string)? Visible(Guid key, Culture culture) =>
        Way(key).All(k => !nodes[k].Trashed && !nodes[k].Gone && nodes[k].Published.ContainsKey(culture)) ? nodes[key].Published[culture] : null;

    public string Path(Guid key, Culture culture)
    {
        var path = "/" + string.Join('/', Way(key).Reverse().Select(k => Slugs.From(nodes[k].Published[culture].Name))) + "/";
        Former.Add((culture, path));
        return path;
    }

    public int Level(Guid key) => Way(key).Count();

    public bool Save(Guid key, Culture culture, string name, string title)
    {
        if (nodes[key].Gone)
        {
            return false;
        }

        nodes[key].Drafted[culture] = (name, title);
        return true;
    }

    public bool Publish(Guid key, Culture culture)
    {
        var node = nodes[key];
        if (node.Gone || node.Trashed || !node.Drafted.TryGetValue(culture, out var draft) || draft.Title.Length == 0 || Taken(key, node.Parent, culture, draft.Name))
        {
            return false;
        }

        node.Published[culture] = draft;
        node.SharedPublished = node.SharedDrafted;
        return true;
    }

    public bool Withdraw(Guid key, Culture culture)
    {
        if (nodes[key].Gone || !nodes[key].Drafted.ContainsKey(culture))
        {
            return false;
        }

        nodes[key].Published.Remove(culture);
        return true;
    }

    public bool Move(Guid key, Guid below)
    {
        var node = nodes[key];
        if (node.Gone || node.Trashed)
        {
            return false;
        }

        if (node.Parent == below)
        {
            return true;
        }

        if (below != folder && (nodes[below].Gone || nodes[below].Trashed || Way(below).Contains(key)))
        {
            return false;
        }

        if (node.Published.Any(p => Taken(key, below, p.Key, p.Value.Name)))
        {
            return false;
        }

        List(node.Parent!.Value).Remove(key);
        List(below).Add(key);
        node.Parent = below;
        return true;
    }

    public bool Trash(Guid key)
    {
        if (nodes[key].Gone || nodes[key].Trashed)
        {
            return false;
        }

        foreach (var below in Branch(key).ToList())
        {
            nodes[below].Trashed = true;
            nodes[below].Published.Clear();
        }

        List(nodes[key].Parent!.Value).Remove(key);
        (nodes[key].Before, nodes[key].Parent) = (nodes[key].Parent, null);
        return true;
    }

    public bool Restore(Guid key)
    {
        var node = nodes[key];
        if (node.Gone || !node.Trashed || node.Parent is not null || (node.Before != folder && (nodes[node.Before!.Value].Gone || nodes[node.Before.Value].Trashed)))
        {
            return false;
        }

        (node.Parent, node.Before) = (node.Before, null);
        List(node.Parent!.Value).Add(key);
        foreach (var below in Branch(key).ToList())
        {
            nodes[below].Trashed = false;
        }

        return true;
    }

    public bool Delete(Guid key)
    {
        if (nodes[key].Gone || !nodes[key].Trashed)
        {
            return false;
        }

        foreach (var below in Branch(key).ToList())
        {
            nodes[below].Gone = true;
            List(nodes[below].Parent ?? Guid.Empty).Remove(below);
        }

        return true;
    }

    private bool Taken(Guid key, Guid? parent, Culture culture, string name, List<Guid>? together = null) =>
        nodes.Any(n => n.Key != key && together?.Contains(n.Key) != true && n.Value.Parent == parent && !n.Value.Trashed && !n.Value.Gone
            && n.Value.Published.TryGetValue(culture, out var other) && other.Name == name);

    private IEnumerable<Guid> Way(Guid key)
    {
        for (Guid? at = key; at is { } here && here != folder; at = nodes[here].Parent)
        {
            yield return here;
        }
    }

    private IEnumerable<Guid> Branch(Guid key) =>
        nodes.Where(n => !n.Value.Gone && n.Value.Parent == key).SelectMany(n => Branch(n.Key)).Prepend(key);
}
