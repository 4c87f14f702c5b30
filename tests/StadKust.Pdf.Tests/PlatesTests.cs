using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>What reaches the plates: the only proof of overprint, knock-out and transparency.</summary>
public sealed class PlatesTests
{
    private static readonly Rect Patch = Given.Mm(20, 20, 100, 100);
    private static readonly Rect Inner = Given.Mm(40, 40, 20, 20);

    [Fact]
    public void A_page_has_four_plates_and_no_fifth()
    {
        using var pdf = new SavedPdf(Given.Document(
            Given.Box(Patch, Given.Solid("sea")), Given.Text(30, 30, "zwart"), Given.Picture(Inner, "halves"), Given.Picture(Given.Mm(70, 40, 20, 20), "grey", ImageIntent.Grey)));

        Assert.Equal(["Black", "Cyan", "Magenta", "Yellow"], new Plates(pdf).Names);
    }

    [Fact]
    public void Black_text_is_on_the_black_plate_alone()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Text(20, 60, "De stad krijgt een leeszaal.", size: 40)));

        var plates = new Plates(pdf);

        Assert.False(plates.IsBlank("Black"));
        Assert.True(plates.IsBlank("Cyan") && plates.IsBlank("Magenta") && plates.IsBlank("Yellow"));
    }

    [Fact]
    public void A_tint_takes_its_part_of_every_ink()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Box(Patch, Given.Solid("sea", 0.4))));

        // 85 35 0 5 at 40 %.
        Assert.Equal((34, 14, 0, 2), new Plates(pdf).At(50, 50));
    }

    [Fact]
    public void Overprinting_black_leaves_the_colour_beneath_and_knocking_black_removes_it()
    {
        using var pdf = new SavedPdf(Given.Document(
            Given.Box(Patch, Given.Solid("sea")),
            Given.Box(Inner, Given.OverprintingBlack),
            Given.Box(Given.Mm(80, 40, 20, 20), Given.Solid("black"))));

        var plates = new Plates(pdf);

        Assert.Equal((85, 35, 0, 5), plates.At(30, 30));
        Assert.Equal((85, 35, 0, 100), plates.At(50, 50));
        Assert.Equal((0, 0, 0, 100), plates.At(90, 50));
    }

    [Fact]
    public void White_after_overprinting_black_knocks_out()
    {
        using var pdf = new SavedPdf(Given.Document(
            Given.Box(Patch, Given.Solid("sea")), Given.Box(Patch, Given.OverprintingBlack), Given.Box(Inner, Given.Solid("paper"))));

        var plates = new Plates(pdf);

        Assert.Equal((85, 35, 0, 100), plates.At(30, 30));
        Assert.Equal((0, 0, 0, 0), plates.At(50, 50));
    }

    [Fact]
    public void Black_overprints_a_picture()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Picture(Patch, "halves"), Given.Box(Inner, Given.OverprintingBlack)));

        var plates = new Plates(pdf);

        Assert.Equal((100, 0, 0, 0), plates.At(30, 30));
        Assert.Equal((0, 0, 100, 0), plates.At(110, 30));
        Assert.Equal((100, 0, 0, 100), plates.At(50, 50));
    }

    [Fact]
    public void Inside_a_transparency_group_black_overprints_and_white_knocks_out_as_outside()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Group(
            Patch,
            [
                Given.Box(Patch, Given.Solid("sea")), Given.Picture(Given.Mm(80, 80, 30, 30), "halves"),
                Given.Box(Given.Mm(40, 40, 60, 60), Given.OverprintingBlack), Given.Box(Given.Mm(40, 40, 10, 10), Given.Solid("paper")),
            ],
            isolated: true)));

        var plates = new Plates(pdf);

        Assert.Equal((85, 35, 0, 100), plates.At(60, 60));
        Assert.Equal((100, 0, 0, 100), plates.At(85, 85));
        Assert.Equal((0, 0, 0, 0), plates.At(45, 45));
    }

    [Fact]
    public void Inverted_jpeg_comes_out_the_right_way_round()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Picture(Patch, "jpeg")));

        var plates = new Plates(pdf);

        Assert.Equal((100, 0, 0, 0), plates.At(40, 60));
        Assert.Equal((0, 0, 100, 0), plates.At(100, 60));
    }

    [Fact]
    public void A_crop_shows_its_part_of_the_picture_and_nothing_around()
    {
        var picture = Given.Picture(Patch, "halves") with { Crop = Given.Mm(60, 40, 20, 20) };
        using var pdf = new SavedPdf(Given.Document(picture));

        var plates = new Plates(pdf);

        Assert.Equal((0, 0, 0, 0), plates.At(50, 50));
        Assert.Equal((100, 0, 0, 0), plates.At(65, 50));
        Assert.Equal((0, 0, 100, 0), plates.At(75, 50));
    }

    [Fact]
    public void A_picture_turned_by_a_quarter_has_its_left_side_at_the_top()
    {
        // x of the picture runs down the page, y to the left.
        var place = new Matrix(0, Patch.Height.Points, -Patch.Width.Points, 0, Patch.Right.Points, Patch.Y.Points);
        using var pdf = new SavedPdf(Given.Document(Given.Picture(Patch, "halves") with { Place = place }));

        var plates = new Plates(pdf);

        Assert.Equal((100, 0, 0, 0), plates.At(70, 30));
        Assert.Equal((0, 0, 100, 0), plates.At(70, 110));
    }

    [Fact]
    public void A_gradient_runs_evenly_and_keeps_its_hard_edge()
    {
        var (from, to) = (new Point(Patch.X, Patch.Y), new Point(Patch.Right, Patch.Y));
        var gradient = new GradientFill(false, from, to, [
            new(0, Given.Solid("cyan", 0)), new(0.5, Given.Solid("cyan")), new(0.5, Given.Solid("black", 0.2)), new(1, Given.Solid("black", 0.2))]);
        using var pdf = new SavedPdf(Given.Document(Given.Box(Patch, gradient)));

        var plates = new Plates(pdf);

        // Half of the way to the middle.
        Assert.InRange(plates.At("Cyan", 45, 50), 48, 52);
        Assert.InRange(plates.At("Cyan", 69, 50), 96, 100);
        Assert.Equal((0, 0, 0, 20), plates.At(72, 50));
    }

    [Fact]
    public void A_radial_gradient_begins_in_the_middle_and_goes_on_beyond_its_end()
    {
        var centre = new Point(Length.Mm(70), Length.Mm(70));
        var gradient = new GradientFill(true, centre, new Point(Length.Mm(90), Length.Mm(70)), [new(0, Given.Solid("cyan")), new(1, Given.Solid("paper"))]);
        using var pdf = new SavedPdf(Given.Document(Given.Box(Patch, gradient)));

        var plates = new Plates(pdf);

        Assert.InRange(plates.At("Cyan", 70, 70), 95, 100);
        Assert.InRange(plates.At("Cyan", 80, 70), 45, 55);
        Assert.Equal(0, plates.At("Cyan", 110, 110));
    }

    [Fact]
    public void Half_opacity_puts_half_the_ink_over_what_is_beneath()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Box(Patch, Given.Solid("cyan")), Given.Group(Inner, [Given.Box(Inner, Given.Solid("tulip"))], opacity: 0.5)));

        var (c, m, y, k) = new Plates(pdf).At(50, 50);

        // Half of cyan 100 and half of tulip 0 90 75 0.
        Assert.InRange(c, 49, 51);
        Assert.InRange(m, 44, 46);
        Assert.InRange(y, 37, 38);
        Assert.Equal(0, k);
    }

    [Fact]
    public void Multiply_adds_ink_to_ink()
    {
        using var pdf = new SavedPdf(Given.Document(
            Given.Box(Patch, Given.Solid("cyan")), Given.Group(Inner, [Given.Box(Inner, Given.Solid("tulip"))], blend: Blend.Multiply)));

        Assert.Equal((100, 90, 75, 0), new Plates(pdf).At(50, 50));
    }

    [Fact]
    public void A_mask_shows_where_it_is_white_and_hides_where_it_is_black_or_bare()
    {
        var mask = new SoftMask([Given.Box(Given.Mm(20, 20, 50, 50), Given.Solid("paper")), Given.Box(Given.Mm(70, 20, 50, 50), Given.Solid("black"))], Luminosity: true);
        using var pdf = new SavedPdf(Given.Document(Given.Group(Patch, [Given.Box(Patch, Given.Solid("cyan"))], mask: mask)));

        var plates = new Plates(pdf);

        Assert.Equal((100, 0, 0, 0), plates.At(40, 40));
        Assert.Equal((0, 0, 0, 0), plates.At(90, 40));
        Assert.Equal((0, 0, 0, 0), plates.At(40, 100));
    }

    [Fact]
    public void A_mask_and_an_opacity_together_each_count_once()
    {
        var mask = new SoftMask([Given.Box(Patch, Given.Solid("paper"))], Luminosity: true);
        using var pdf = new SavedPdf(Given.Document(Given.Group(Patch, [Given.Box(Patch, Given.Solid("cyan"))], opacity: 0.6, mask: mask)));

        Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "72", "-c", "cmyk", "-F", "pam", "-o", pdf.Beside("page.pam"), pdf.Path);
        var samples = File.ReadAllBytes(pdf.Beside("page.pam"));

        // The middle of the patch in mutool's picture: four bytes a pixel behind the header, 613 pixels a row.
        var pixel = samples.AsSpan(samples.AsSpan().IndexOf("ENDHDR\n"u8) + 7 + (((200 * 613) + 200) * 4), 4);
        Assert.InRange(pixel[0], 151, 154);
        Assert.Equal((60, 0, 0, 0), new Plates(pdf).At(70, 70));
    }

    [Fact]
    public void A_clip_cuts_by_its_rule()
    {
        // A square with a square hole: even-odd leaves the hole open.
        ValueList<Segment> frame = [.. Segment.Rectangle(Patch), .. Segment.Rectangle(Inner)];
        using var pdf = new SavedPdf(Given.Document(
            Given.Group(Patch, [Given.Box(Given.Mm(0, 0, 200, 200), Given.Solid("cyan"))], clip: new ClipPath(frame, FillRule.EvenOdd))));

        var plates = new Plates(pdf);

        Assert.Equal((100, 0, 0, 0), plates.At(30, 30));
        Assert.Equal((0, 0, 0, 0), plates.At(50, 50));
        Assert.Equal((0, 0, 0, 0), plates.At(10, 10));
    }

    [Fact]
    public void A_line_has_the_width_it_was_given()
    {
        var line = Given.Box(Given.Mm(20, 20, 100, 100), null, Given.Line(Given.Solid("cyan"), 20));
        using var pdf = new SavedPdf(Given.Document(line));

        var plates = new Plates(pdf);

        // 10 pt, 3.5 mm, to each side of the edge.
        Assert.Equal((100, 0, 0, 0), plates.At(17, 50));
        Assert.Equal((100, 0, 0, 0), plates.At(23, 50));
        Assert.Equal((0, 0, 0, 0), plates.At(25, 50));
    }
}
