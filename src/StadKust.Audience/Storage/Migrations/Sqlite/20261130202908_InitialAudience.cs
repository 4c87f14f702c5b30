using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StadKust.Audience.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InitialAudience : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audience_mail",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Template = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    NormalizedAddress = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Finished = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audience_mail", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audience_mail_MessageId",
                table: "audience_mail",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audience_mail_NormalizedAddress",
                table: "audience_mail",
                column: "NormalizedAddress");

            migrationBuilder.CreateIndex(
                name: "IX_audience_mail_State_Finished",
                table: "audience_mail",
                columns: new[] { "State", "Finished" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audience_mail");
        }
    }
}
