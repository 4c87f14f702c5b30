using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace StadKust.Content;

/// <summary>The tables of content. All have the prefix <c>content_</c>; other projects keep theirs beside them.</summary>
internal abstract class ContentDb(DbContextOptions options) : DbContext(options)
{
    public const string MigrationsTable = "content_migrations";

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<VariantRow> Variants => Set<VariantRow>();

    public DbSet<BodyRow> Bodies => Set<BodyRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<TranslationRow> Translations => Set<TranslationRow>();

    public DbSet<RedirectRow> Redirects => Set<RedirectRow>();

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    public DbSet<MediaRow> Media => Set<MediaRow>();

    public DbSet<TypeRow> Types => Set<TypeRow>();

    public DbSet<DataTypeRow> DataTypes => Set<DataTypeRow>();

    public DbSet<LanguageRow> Languages => Set<LanguageRow>();

    public DbSet<WordRow> Words => Set<WordRow>();

    public DbSet<DomainRow> Domains => Set<DomainRow>();

    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    public DbSet<WorkRow> Works => Set<WorkRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<ItemRow>(e =>
        {
            e.ToTable("content_item").HasKey(r => r.Key);
            e.Property(r => r.Key).ValueGeneratedNever();
            e.HasIndex(r => r.Parent);
            e.HasIndex(r => r.Type);
        });
        model.Entity<VariantRow>(e =>
        {
            e.ToTable("content_variant").HasKey(r => new { r.Item, r.Culture });
            e.HasIndex(r => new { r.Culture, r.PublishedSlug });
            e.HasOne<ItemRow>().WithMany().HasForeignKey(r => r.Item).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<BodyRow>(e => e.ToTable("content_body").HasKey(r => r.Hash));
        model.Entity<RevisionRow>(e =>
        {
            e.ToTable("content_revision").HasKey(r => r.Id);
            e.HasIndex(r => new { r.Item, r.Culture });
        });
        model.Entity<TranslationRow>(e => e.ToTable("content_translation").HasKey(r => new { r.Item, r.Culture, r.Field }));
        model.Entity<RedirectRow>(e =>
        {
            e.ToTable("content_redirect").HasKey(r => new { r.Culture, r.Path });
            e.HasIndex(r => r.Item);
        });
        model.Entity<ChangeRow>(e =>
        {
            e.ToTable("content_change").HasKey(r => r.Sequence);
            e.Property(r => r.Sequence).ValueGeneratedNever();
            e.HasIndex(r => new { r.Kind, r.Key });
        });
        model.Entity<MediaRow>(e =>
        {
            e.ToTable("content_media").HasKey(r => r.Key);
            e.Property(r => r.Key).ValueGeneratedNever();
            e.HasIndex(r => r.Parent);
        });
        model.Entity<TypeRow>(e => e.ToTable("content_type").HasKey(r => r.Key));
        model.Entity<DataTypeRow>(e => e.ToTable("content_data_type").HasKey(r => r.Key));
        model.Entity<LanguageRow>(e => e.ToTable("content_language").HasKey(r => r.Culture));
        model.Entity<WordRow>(e =>
        {
            e.ToTable("content_word").HasKey(r => r.Key);
            e.HasIndex(r => r.NormalizedName).IsUnique();
        });
        model.Entity<DomainRow>(e => e.ToTable("content_domain").HasKey(r => r.NormalizedAddress));
        model.Entity<TemplateRow>(e => e.ToTable("content_template").HasKey(r => r.Key));
        model.Entity<WorkRow>(e =>
        {
            e.ToTable("content_due").HasKey(r => r.Id);
            e.HasIndex(r => new { r.State, r.At });
            e.HasIndex(r => r.Key);
        });
    }
}

internal sealed class SqliteContentDb(DbContextOptions<SqliteContentDb> options) : ContentDb(options);

internal sealed class PostgresContentDb(DbContextOptions<PostgresContentDb> options) : ContentDb(options);

/// <summary>Lets <c>src/make-migration</c> build the contexts; nothing is connected to.</summary>
internal sealed class ContentDbAtDesignTime : IDesignTimeDbContextFactory<SqliteContentDb>, IDesignTimeDbContextFactory<PostgresContentDb>
{
    SqliteContentDb IDesignTimeDbContextFactory<SqliteContentDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContentDb>()
            .UseSqlite("Data Source=:memory:", o => o.MigrationsHistoryTable(ContentDb.MigrationsTable)).Options);

    PostgresContentDb IDesignTimeDbContextFactory<PostgresContentDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContentDb>()
            .UseNpgsql("Host=localhost", o => o.MigrationsHistoryTable(ContentDb.MigrationsTable)).Options);
}
