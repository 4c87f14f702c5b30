namespace StadKust.Accounts;

/// <summary>Names of what can be done, as the back office spells them.</summary>
public static class Verbs
{
    public const string Read = "Umb.Document.Read";
    public const string Create = "Umb.Document.Create";
    public const string Update = "Umb.Document.Update";
    public const string Publish = "Umb.Document.Publish";
    public const string Unpublish = "Umb.Document.Unpublish";
    public const string Delete = "Umb.Document.Delete";
    public const string Move = "Umb.Document.Move";
    public const string Sort = "Umb.Document.Sort";
    public const string Duplicate = "Umb.Document.Duplicate";
    public const string Rollback = "Umb.Document.Rollback";
    public const string Permissions = "Umb.Document.Permissions";
    public const string ReadValues = "Umb.Document.PropertyValue.Read";
    public const string WriteValues = "Umb.Document.PropertyValue.Write";

    /// <summary>All that this program serves.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Read, Create, Update, Publish, Unpublish, Delete, Move, Sort, Duplicate, Rollback, Permissions, ReadValues, WriteValues];
}

/// <summary>Names of the sections of the back office.</summary>
public static class Sections
{
    public const string Content = "Umb.Section.Content";
    public const string Media = "Umb.Section.Media";
    public const string Settings = "Umb.Section.Settings";
    public const string Users = "Umb.Section.Users";

    /// <summary>The dictionary.</summary>
    public const string Words = "Umb.Section.Translation";

    public const string Magazine = "StadKust.Section.Magazin";

    public static IReadOnlyList<string> All { get; } = [Content, Media, Settings, Users, Words, Magazine];
}
