namespace StadKust.Accounts;

/// <summary>Groups a new site begins with. Their rights can be changed, they cannot be deleted.</summary>
public static class BuiltInGroups
{
    private static readonly string[] Editing =
        [Verbs.Read, Verbs.Create, Verbs.Update, Verbs.Move, Verbs.Sort, Verbs.Duplicate, Verbs.Rollback, Verbs.ReadValues, Verbs.WriteValues];

    /// <summary>May do everything; who is in it is an administrator.</summary>
    public static Group Administrators { get; } = new(
        new("e5e7f6c8-7f9c-4b5b-8d5d-9e1e5a4f7e4d"), "admin", "Administratie", "", "icon-medal",
        new() { Sections = Sections.All, Verbs = Verbs.All, AllCultures = true, DocumentRoot = true, MediaRoot = true });

    public static Group ChiefEditors { get; } = new(
        new("44dc260e-b4d4-4dd9-9081-eec5598f1641"), "chief", "Hoofdredactie", "", "icon-crown",
        new()
        {
            Sections = [Sections.Content, Sections.Media, Sections.Words, Sections.Magazine],
            Verbs = [.. Editing, Verbs.Publish, Verbs.Unpublish, Verbs.Delete, Verbs.Permissions],
            AllCultures = true,
            DocumentRoot = true,
            MediaRoot = true,
        });

    public static Group Editors { get; } = new(
        new("9fc2a16f-528c-46d6-a014-75bf4ec2480c"), "editor", "Redactie", "", "icon-edit",
        new()
        {
            Sections = [Sections.Content, Sections.Media],
            Verbs = [.. Editing, Verbs.Publish, Verbs.Unpublish, Verbs.Delete],
            AllCultures = true,
            DocumentRoot = true,
            MediaRoot = true,
        });

    public static Group GermanTranslators { get; } = Translators("f2012e4c-d232-4bd1-8eae-4384032d97d8", "de", "Übersetzung Deutsch");

    public static Group EnglishTranslators { get; } = Translators("8f9b6e0b-5ec8-4e0b-9c53-1c3d4f0e2a11", "en", "Translation English");

    public static IReadOnlyList<Group> All { get; } = [Administrators, ChiefEditors, Editors, GermanTranslators, EnglishTranslators];

    private static Group Translators(string id, string culture, string name) => new(
        new(id), $"translator-{culture}", name, "", "icon-globe",
        new()
        {
            Sections = [Sections.Content, Sections.Words],
            Verbs = [Verbs.Read, Verbs.Update, Verbs.Rollback, Verbs.ReadValues, Verbs.WriteValues],
            Cultures = [culture],
            DocumentRoot = true,
        });
}
