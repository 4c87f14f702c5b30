using CsCheck;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>The small language of <c>expand</c> and <c>fields</c>.</summary>
public sealed class PropertyTreeTests
{
    // Which of the paths a.b.c are named, as the tree answers them step by step.
    private static bool Names(string tree, params string[] path)
    {
        var at = PropertyTree.Parse(tree);
        foreach (var alias in path)
        {
            at = at!.For(alias);
            if (at is null)
            {
                return false;
            }
        }

        return true;
    }

    [Theory]
    [InlineData("properties[a,b]", "a", true)]
    [InlineData("properties[a,b]", "c", false)]
    [InlineData("properties[A]", "a", false)]
    [InlineData("properties[$all]", "x", true)]
    [InlineData("$all", "x", true)]
    [InlineData("a,b", "a", false)]
    [InlineData("", "a", false)]
    [InlineData("properties[a[properties[b]]]", "a.b", true)]
    [InlineData("properties[a[properties[b]]]", "a.c", false)]
    [InlineData("properties[a]", "a.b", false)]
    [InlineData("properties[$all]", "a.b", false)]
    [InlineData("properties[a[properties[$all]],$all]", "a.b", true)]
    [InlineData("properties[$all,a[properties[$all]]]", "a.b", false)]
    [InlineData(" properties[ a , b ] ", "b", true)]
    public void Name_is_found_where_the_tree_has_it(string tree, string path, bool named) => Assert.Equal(named, Names(tree, path.Split('.')));

    [Theory]
    [InlineData("properties[a")]
    [InlineData("properties]")]
    [InlineData("[a]")]
    [InlineData("properties[]")]
    [InlineData("properties[a],")]
    [InlineData("properties[a]]")]
    [InlineData(",a")]
    [InlineData("a b[")]
    [InlineData("properties[a]b")]
    public void What_has_brackets_without_their_other_half_or_no_name_cannot_be_read(string tree) => Assert.Null(PropertyTree.Parse(tree));

    [Fact]
    public void Deeper_or_longer_than_can_be_meant_cannot_be_read()
    {
        Assert.NotNull(PropertyTree.Parse(string.Concat(Enumerable.Repeat("properties[a[", 30)) + "x" + new string(']', 60)));
        Assert.Null(PropertyTree.Parse(string.Concat(Enumerable.Repeat("properties[a[", 40)) + "x" + new string(']', 80)));
        Assert.Null(PropertyTree.Parse(new string('a', 4_001)));
    }

    [Fact]
    public void Fields_keep_all_below_a_name_without_brackets_and_nothing_when_empty()
    {
        Assert.True(PropertyTree.Keeps(null, "x", out var below));
        Assert.Null(below);
        var fields = PropertyTree.Parse("properties[a,b[properties[c]]]");
        Assert.True(PropertyTree.Keeps(fields, "a", out below));
        Assert.True(PropertyTree.Keeps(below, "anything", out _));
        Assert.True(PropertyTree.Keeps(fields, "b", out below));
        Assert.True(PropertyTree.Keeps(below, "c", out _));
        Assert.False(PropertyTree.Keeps(below, "d", out _));
        Assert.False(PropertyTree.Keeps(PropertyTree.Parse(""), "a", out _));
        Assert.False(PropertyTree.Keeps(PropertyTree.Parse("a,b"), "a", out _));
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_never_more()
    {
        var signs = Gen.Char["ab[],$ "].Array[0, 40].Select(c => new string(c));
        signs.Sample(text =>
        {
            if (PropertyTree.Parse(text) is not null)
            {
                Assert.Equal(text.Count(c => c == '['), text.Count(c => c == ']'));
            }
        }, iter: 300);
    }
}
