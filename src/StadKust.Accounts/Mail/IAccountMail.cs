namespace StadKust.Accounts;

/// <summary>Carries letters about accounts out of the house. The host puts its outbox behind it; without one, administrators hand links over themselves.</summary>
public interface IAccountMail
{
    /// <summary>Whether letters leave the house at all: what needs one is offered only then.</summary>
    bool GoesOut { get; }

    /// <summary>Takes a letter in for sending. Comes back before it is sent.</summary>
    Task SendAsync(AccountLetter letter, CancellationToken stop);
}

/// <param name="Language">Of the letter: nl, de or en.</param>
/// <param name="Token">One-time token of the link in it; null for a letter that only tells.</param>
/// <param name="Message">What the sender adds to an invitation.</param>
public sealed record AccountLetter(LetterKind Kind, string To, string Name, string Language, string? Token = null, string? Message = null);

public enum LetterKind
{
    Invitation,
    NewPassword,

    /// <summary>Tells that password or second factor were changed, so that the owner notices when it was somebody else.</summary>
    SecurityChanged,
}

/// <summary>No mail: nothing is offered that needs it.</summary>
internal sealed class NoAccountMail : IAccountMail
{
    public bool GoesOut => false;

    public Task SendAsync(AccountLetter letter, CancellationToken stop) => Task.CompletedTask;
}
