namespace StadKust.Events;

/// <summary>Where an event stands on its way to the public.</summary>
public enum EventState
{
    /// <summary>Being written, by its partner or after a withdrawal.</summary>
    Draft,

    /// <summary>Handed in; a moderator decides.</summary>
    Waiting,
    Published,

    /// <summary>Sent back with a reason.</summary>
    Refused,

    /// <summary>Does not take place; shown as cancelled until its day is over.</summary>
    Cancelled,

    /// <summary>Its last day is over.</summary>
    Expired,
}

/// <summary>Which step may follow which. Everything else is refused, and every step leaves a line in the trail.</summary>
internal static class Steps
{
    public const string Submit = "submit";
    public const string Approve = "approve";
    public const string Refuse = "refuse";
    public const string Edit = "edit";
    public const string Withdraw = "withdraw";
    public const string Cancel = "cancel";
    public const string Reinstate = "reinstate";
    public const string Expire = "expire";
    public const string Merge = "merge";
    public const string Unmerge = "unmerge";

    public static bool May(EventState from, string step) => step switch
    {
        Edit => from is not EventState.Cancelled,
        Submit => from is EventState.Draft or EventState.Refused,
        Approve => from is EventState.Waiting or EventState.Refused or EventState.Draft,
        Refuse => from is EventState.Waiting or EventState.Published,
        Withdraw => from is EventState.Waiting or EventState.Published or EventState.Refused,
        Cancel => from is EventState.Published or EventState.Waiting or EventState.Draft,
        Reinstate => from is EventState.Cancelled,
        Expire => from is not EventState.Expired,
        Merge or Unmerge => true,
        _ => false,
    };
}
