using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StadKust.Content.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPlansAndReasons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "content_translation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceBody",
                table: "content_translation",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "content_revision",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Planned",
                table: "content_due",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "content_change",
                type: "TEXT",
                nullable: true);

            // What was planned before is planned for when it is due.
            migrationBuilder.Sql("UPDATE content_due SET \"Planned\" = \"At\"");

            migrationBuilder.CreateIndex(
                name: "IX_content_due_Key",
                table: "content_due",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_content_change_Kind_Key",
                table: "content_change",
                columns: new[] { "Kind", "Key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_content_due_Key",
                table: "content_due");

            migrationBuilder.DropIndex(
                name: "IX_content_change_Kind_Key",
                table: "content_change");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "content_translation");

            migrationBuilder.DropColumn(
                name: "SourceBody",
                table: "content_translation");

            migrationBuilder.DropColumn(
                name: "Why",
                table: "content_revision");

            migrationBuilder.DropColumn(
                name: "Planned",
                table: "content_due");

            migrationBuilder.DropColumn(
                name: "Why",
                table: "content_change");
        }
    }
}
