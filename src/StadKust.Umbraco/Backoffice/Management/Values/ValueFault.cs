using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>A value that cannot be stored, or was stored otherwise than it was sent.</summary>
/// <param name="Code">Of <see cref="AnswerWords"/>.</param>
/// <param name="Stops">False: only worth telling, such as markup that was left out.</param>
internal sealed record ValueFault(FieldPlace Field, string Code, bool Stops = true);
