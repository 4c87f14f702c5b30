using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>Signed in, but not for this door.</summary>
[AllowAnonymous]
public sealed class DeniedModel : PageModel
{
    public Door Door { get; private set; } = Door.Printers;

    public void OnGet(string? door)
    {
        Door = Door.Named(door) ?? Door.Printers;
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
