using System.Globalization;
using StadKust.Events;

namespace StadKust.Themes;

/// <summary>How to get to an event without a car: <c>text</c> from Leiden Centraal on foot or by bike, <c>map</c> for the rest of the way.</summary>
public sealed class WayThere : LazyObject
{
    // Leiden Centraal: where trains and nearly all buses of the region meet.
    private const double StationLatitude = 52.1663;
    private const double StationLongitude = 4.4817;

    // Streets are about a third longer than the straight line; 15 km/h by bike, 5 on foot.
    private const double Detour = 1.3;
    private const double BikeMetresAMinute = 250;
    private const double FootMetresAMinute = 83;
    private const double WalkableMetres = 1500;

    private readonly RenderScope scope;
    private readonly double latitude;
    private readonly double longitude;

    private WayThere(RenderScope scope, double latitude, double longitude) => (this.scope, this.latitude, this.longitude) = (scope, latitude, longitude);

    /// <returns>Null when the place has no position.</returns>
    public static WayThere? Of(EventPlace place, RenderScope scope) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } ? new WayThere(scope, (double)latitude, (double)longitude) : null;

    protected override object? Compute(string member) => member switch
    {
        "text" => Text(),
        "map" => SafeUrl.From(string.Create(CultureInfo.InvariantCulture, $"https://www.openstreetmap.org/?mlat={latitude:0.####}&mlon={longitude:0.####}#map=17/{latitude:0.####}/{longitude:0.####}")),
        _ => null,
    };

    private string Text()
    {
        var metres = Detour * Metres();
        return metres <= WalkableMetres
            ? scope.Phrase("Event.OnFoot", ("minutes", Minutes(metres, FootMetresAMinute)))
            : scope.Phrase("Event.ByBike", ("km", Math.Round(metres / 1000).ToString(scope.Format)), ("minutes", Minutes(metres, BikeMetresAMinute)));
    }

    // Told in fives: nobody cycles to the minute.
    private static string Minutes(double metres, double aMinute) => (Math.Max(1, Math.Ceiling(metres / aMinute / 5)) * 5).ToString(CultureInfo.InvariantCulture);

    // Twenty kilometres are flat enough for Pythagoras.
    private double Metres()
    {
        const double MetresADegree = 111_320;
        var north = (latitude - StationLatitude) * MetresADegree;
        var east = (longitude - StationLongitude) * MetresADegree * Math.Cos(StationLatitude * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
