namespace StadKust.Web.Doors;

/// <summary>The file with the one-time link of the first start: <c>first-sign-in.txt</c> in the data folder, readable by its owner only.</summary>
public sealed class FirstSignIn(string folder)
{
    public string File { get; } = Path.Combine(folder, "first-sign-in.txt");

    /// <summary>Writes the address; whoever may read the data folder of this account may sign in.</summary>
    public void Write(string address)
    {
        System.IO.File.Delete(File);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(File, options);
        writer.WriteLine(address);
    }

    /// <summary>The link is used up: the file goes.</summary>
    public void Done() => System.IO.File.Delete(File);
}
