using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StadKust.Events.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InitialEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "events_event",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    IsLive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Municipality = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organiser = table.Column<Guid>(type: "TEXT", nullable: true),
                    Source = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirstDay = table.Column<int>(type: "INTEGER", nullable: false),
                    LastDay = table.Column<int>(type: "INTEGER", nullable: false),
                    ReasonCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    MergedInto = table.Column<Guid>(type: "TEXT", nullable: true),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Updated = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_event", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "events_member",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Party = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_member", x => new { x.Account, x.Party });
                });

            migrationBuilder.CreateTable(
                name: "events_origin",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Source = table.Column<long>(type: "INTEGER", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Uid = table.Column<string>(type: "TEXT", nullable: true),
                    RecurrenceId = table.Column<string>(type: "TEXT", nullable: true),
                    SourceId = table.Column<string>(type: "TEXT", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Town = table.Column<string>(type: "TEXT", nullable: false),
                    Start = table.Column<string>(type: "TEXT", nullable: false),
                    Base = table.Column<string>(type: "TEXT", nullable: false),
                    Feeds = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastRun = table.Column<long>(type: "INTEGER", nullable: false),
                    GoneSince = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_origin", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "events_owned",
                columns: table => new
                {
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Offered = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_owned", x => new { x.Event, x.Field });
                });

            migrationBuilder.CreateTable(
                name: "events_pair",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Run = table.Column<long>(type: "INTEGER", nullable: false),
                    Known = table.Column<Guid>(type: "TEXT", nullable: false),
                    Newcomer = table.Column<Guid>(type: "TEXT", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Clues = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: true),
                    Moved = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_pair", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "events_run",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Source = table.Column<long>(type: "INTEGER", nullable: false),
                    Started = table.Column<long>(type: "INTEGER", nullable: false),
                    Finished = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    New = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Same = table.Column<int>(type: "INTEGER", nullable: false),
                    Gone = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Unsure = table.Column<int>(type: "INTEGER", nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_run", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "events_run_line",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Run = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: true),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_run_line", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "events_source",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Rule = table.Column<int>(type: "INTEGER", nullable: false),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Municipality = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organiser = table.Column<Guid>(type: "TEXT", nullable: true),
                    Culture = table.Column<string>(type: "TEXT", nullable: false),
                    Zone = table.Column<string>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", nullable: true),
                    Columns = table.Column<string>(type: "TEXT", nullable: true),
                    EveryMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: true),
                    LastModified = table.Column<string>(type: "TEXT", nullable: true),
                    BodyHash = table.Column<string>(type: "TEXT", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_source", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "events_trail",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: true),
                    To = table.Column<int>(type: "INTEGER", nullable: true),
                    Field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events_trail", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_events_event_Municipality",
                table: "events_event",
                column: "Municipality");

            migrationBuilder.CreateIndex(
                name: "IX_events_event_Organiser",
                table: "events_event",
                column: "Organiser");

            migrationBuilder.CreateIndex(
                name: "IX_events_event_State",
                table: "events_event",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_events_origin_Event",
                table: "events_origin",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_events_origin_Source_Uid",
                table: "events_origin",
                columns: new[] { "Source", "Uid" });

            migrationBuilder.CreateIndex(
                name: "IX_events_pair_Newcomer",
                table: "events_pair",
                column: "Newcomer");

            migrationBuilder.CreateIndex(
                name: "IX_events_pair_State",
                table: "events_pair",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_events_run_Source",
                table: "events_run",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_events_run_line_Run",
                table: "events_run_line",
                column: "Run");

            migrationBuilder.CreateIndex(
                name: "IX_events_source_KeyHash",
                table: "events_source",
                column: "KeyHash");

            migrationBuilder.CreateIndex(
                name: "IX_events_trail_Event",
                table: "events_trail",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_events_trail_Who",
                table: "events_trail",
                column: "Who");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "events_event");

            migrationBuilder.DropTable(
                name: "events_member");

            migrationBuilder.DropTable(
                name: "events_origin");

            migrationBuilder.DropTable(
                name: "events_owned");

            migrationBuilder.DropTable(
                name: "events_pair");

            migrationBuilder.DropTable(
                name: "events_run");

            migrationBuilder.DropTable(
                name: "events_run_line");

            migrationBuilder.DropTable(
                name: "events_source");

            migrationBuilder.DropTable(
                name: "events_trail");
        }
    }
}
