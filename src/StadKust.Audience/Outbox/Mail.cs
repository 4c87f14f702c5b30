using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Audience;

/// <summary>A mail to be written from a template.</summary>
/// <param name="Template">Name of the files in the theme's <c>mails</c> folder: <c>invitation</c> is <c>invitation.nl.txt</c> and its sisters.</param>
/// <param name="Culture">A culture without a file of its own gets the Dutch one.</param>
/// <param name="Address">One address, without a name.</param>
public sealed record Mail(string Template, Culture Culture, string Address, string Name = "")
{
    /// <summary>Fills <c>{link}</c> and the like. A place of the template without a value is a fault of the program.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What it is about: <c>event 8cfdef1f-…</c>. No personal data.</summary>
    public string About { get; init; } = "";

    public Mail With(string place, string value) => this with { Values = Values.SetItem(place, value) };
}

public enum MailState
{
    Waiting,
    Sent,

    /// <summary>The other side will not have it: address unknown, box full for good.</summary>
    Bounced,

    /// <summary>Given up after the last attempt.</summary>
    Failed,
}

/// <summary>A mail as people who look after the site see it.</summary>
/// <param name="Address">Empty once it has been erased.</param>
/// <param name="Note">Why it was not taken, in the words of the other side.</param>
public sealed record SentMail(
    long Id, string Template, Culture Culture, string Address, string About, MailState State, int Attempts, string? Note, DateTime Created, DateTime? Finished);
