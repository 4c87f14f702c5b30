using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace StadKust.Content.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "content_body",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_body", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "content_change",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Batch = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Action = table.Column<string>(type: "text", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_change", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "content_data_type",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_data_type", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "content_domain",
                columns: table => new
                {
                    NormalizedAddress = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Root = table.Column<Guid>(type: "uuid", nullable: false),
                    RootPath = table.Column<string>(type: "text", nullable: false),
                    IsWildcard = table.Column<bool>(type: "boolean", nullable: false),
                    SortOrder = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_domain", x => x.NormalizedAddress);
                });

            migrationBuilder.CreateTable(
                name: "content_due",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    What = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<Guid>(type: "uuid", nullable: true),
                    Culture = table.Column<string>(type: "text", nullable: true),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Added = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Local = table.Column<string>(type: "text", nullable: true),
                    Zone = table.Column<string>(type: "text", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LeasedBy = table.Column<string>(type: "text", nullable: true),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: true),
                    ProgressText = table.Column<string>(type: "text", nullable: false),
                    ProgressDone = table.Column<double>(type: "double precision", nullable: false),
                    Trouble = table.Column<string>(type: "text", nullable: true),
                    Finished = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_due", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "content_item",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Parent = table.Column<Guid>(type: "uuid", nullable: true),
                    SortOrder = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Trashed = table.Column<bool>(type: "boolean", nullable: false),
                    TrashedParent = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    TemplateKey = table.Column<Guid>(type: "uuid", nullable: true),
                    TemplateAlias = table.Column<string>(type: "text", nullable: true),
                    SharedBody = table.Column<string>(type: "text", nullable: false),
                    PublishedSharedBody = table.Column<string>(type: "text", nullable: true),
                    Created = table.Column<long>(type: "bigint", nullable: false),
                    Updated = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_item", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "content_language",
                columns: table => new
                {
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    IsDefault = table.Column<bool>(type: "boolean", nullable: false),
                    IsMandatory = table.Column<bool>(type: "boolean", nullable: false),
                    Fallback = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_language", x => x.Culture);
                });

            migrationBuilder.CreateTable(
                name: "content_media",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Parent = table.Column<Guid>(type: "uuid", nullable: true),
                    SortOrder = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Trashed = table.Column<bool>(type: "boolean", nullable: false),
                    TrashedParent = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: true),
                    Height = table.Column<int>(type: "integer", nullable: true),
                    Bytes = table.Column<long>(type: "bigint", nullable: true),
                    FocalLeft = table.Column<double>(type: "double precision", nullable: true),
                    FocalTop = table.Column<double>(type: "double precision", nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Created = table.Column<long>(type: "bigint", nullable: false),
                    Updated = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_media", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "content_redirect",
                columns: table => new
                {
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    Item = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_redirect", x => new { x.Culture, x.Path });
                });

            migrationBuilder.CreateTable(
                name: "content_revision",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Item = table.Column<Guid>(type: "uuid", nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    WasPublished = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_revision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "content_template",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Alias = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Parent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_template", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "content_translation",
                columns: table => new
                {
                    Item = table.Column<Guid>(type: "uuid", nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Field = table.Column<string>(type: "text", nullable: false),
                    SourceCulture = table.Column<string>(type: "text", nullable: false),
                    SourceHash = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_translation", x => new { x.Item, x.Culture, x.Field });
                });

            migrationBuilder.CreateTable(
                name: "content_type",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Alias = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_type", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "content_word",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    NormalizedName = table.Column<string>(type: "text", nullable: false),
                    Parent = table.Column<string>(type: "text", nullable: true),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Texts = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_word", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "content_variant",
                columns: table => new
                {
                    Item = table.Column<Guid>(type: "uuid", nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Updated = table.Column<long>(type: "bigint", nullable: false),
                    IsPublished = table.Column<bool>(type: "boolean", nullable: false),
                    PublishedName = table.Column<string>(type: "text", nullable: true),
                    PublishedSlug = table.Column<string>(type: "text", nullable: true),
                    PublishedBody = table.Column<string>(type: "text", nullable: true),
                    Published = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_variant", x => new { x.Item, x.Culture });
                    table.ForeignKey(
                        name: "FK_content_variant_content_item_Item",
                        column: x => x.Item,
                        principalTable: "content_item",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_content_due_State_At",
                table: "content_due",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_content_item_Parent",
                table: "content_item",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "IX_content_item_Type",
                table: "content_item",
                column: "Type");

            migrationBuilder.CreateIndex(
                name: "IX_content_media_Parent",
                table: "content_media",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "IX_content_redirect_Item",
                table: "content_redirect",
                column: "Item");

            migrationBuilder.CreateIndex(
                name: "IX_content_revision_Item_Culture",
                table: "content_revision",
                columns: new[] { "Item", "Culture" });

            migrationBuilder.CreateIndex(
                name: "IX_content_variant_Culture_PublishedSlug",
                table: "content_variant",
                columns: new[] { "Culture", "PublishedSlug" });

            migrationBuilder.CreateIndex(
                name: "IX_content_word_NormalizedName",
                table: "content_word",
                column: "NormalizedName",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "content_body");

            migrationBuilder.DropTable(
                name: "content_change");

            migrationBuilder.DropTable(
                name: "content_data_type");

            migrationBuilder.DropTable(
                name: "content_domain");

            migrationBuilder.DropTable(
                name: "content_due");

            migrationBuilder.DropTable(
                name: "content_language");

            migrationBuilder.DropTable(
                name: "content_media");

            migrationBuilder.DropTable(
                name: "content_redirect");

            migrationBuilder.DropTable(
                name: "content_revision");

            migrationBuilder.DropTable(
                name: "content_template");

            migrationBuilder.DropTable(
                name: "content_translation");

            migrationBuilder.DropTable(
                name: "content_type");

            migrationBuilder.DropTable(
                name: "content_variant");

            migrationBuilder.DropTable(
                name: "content_word");

            migrationBuilder.DropTable(
                name: "content_item");
        }
    }
}
