namespace StadKust.Audience;

/// <summary>What is kept about people, why, how long, and what happens then. Shown to those who ask, and done by <see cref="RetentionWork"/>.</summary>
/// <param name="What">Stable, kebab-case: <c>mail-address</c>.</param>
/// <param name="Kept">After the moment named in <paramref name="From"/>; zero: at once.</param>
public sealed record RetentionRule(string What, string Purpose, string From, TimeSpan Kept, string Then);

/// <summary>A person as the tables know one: an address, an account, or both.</summary>
public sealed record Person(string? Address, Guid? Account);

/// <summary>A part that keeps personal data: it says what, forgets in time, and answers a person who asks (GDPR articles 15 and 17).</summary>
public interface IPersonalData
{
    IReadOnlyList<RetentionRule> Rules { get; }

    /// <returns>How much was erased because its time was over.</returns>
    Task<int> EraseExpiredAsync(CancellationToken stop);

    /// <summary>Everything about a person, as names and values a person can read.</summary>
    Task<IReadOnlyList<PersonalRecord>> ExportAsync(Person person, CancellationToken stop);

    /// <summary>Erases what is about a person. What must stay (that an event was published, and when) stays without the person.</summary>
    Task<int> EraseAsync(Person person, CancellationToken stop);
}

/// <param name="What">As in <see cref="RetentionRule"/>.</param>
public sealed record PersonalRecord(string What, DateTime At, IReadOnlyDictionary<string, string> Values);
