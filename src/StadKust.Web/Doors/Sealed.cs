using Microsoft.AspNetCore.DataProtection;

namespace StadKust.Web.Doors;

/// <summary>What an account page must remember until the next step, in a cookie that only this site can read and write: who said the right password, which question a passkey answers.</summary>
internal sealed class Sealed(IDataProtectionProvider protection)
{
    /// <summary>Who said the right password and owes the second step.</summary>
    public const string HalfWay = "stadkust.half";

    /// <summary>The question a passkey must answer.</summary>
    public const string Question = "stadkust.passkey";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    public void Put(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, Protector(name).Protect(value, Lasts), Options(context, Lasts));

    /// <summary>What was put, when it is ours and not too old.</summary>
    public string? Read(HttpContext context, string name)
    {
        try
        {
            return context.Request.Cookies[name] is { Length: > 0 and < 4000 } sealedText ? Protector(name).Unprotect(sealedText) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // forged, or older than five minutes: the same as none
        }
    }

    public static void Forget(HttpContext context, string name) => context.Response.Cookies.Delete(name, Options(context, null));

    private ITimeLimitedDataProtector Protector(string name) => protection.CreateProtector("stadkust.doors", name).ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext context, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/account",
        MaxAge = lasts,
        IsEssential = true,
    };
}
