using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StadKust.Audience.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddReach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audience_reach",
                columns: table => new
                {
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Views = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audience_reach", x => new { x.Item, x.Day, x.Culture });
                });

            migrationBuilder.CreateIndex(
                name: "IX_audience_reach_Day",
                table: "audience_reach",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audience_reach");
        }
    }
}
