using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StadKust.Accounts.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GroupsAndSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DocumentStartNodes",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "HasDocumentRoot",
                table: "accounts_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HasMediaRoot",
                table: "accounts_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsDisabled",
                table: "accounts_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LastSignInAt",
                table: "accounts_account",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MediaStartNodes",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "PasswordChangedAt",
                table: "accounts_account",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TotpKey",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TotpStep",
                table: "accounts_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "UpdatedAt",
                table: "accounts_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "accounts_grant",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Session = table.Column<Guid>(type: "TEXT", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    Challenge = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    RedirectUri = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_grant", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "accounts_group",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Alias = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Icon = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rights = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_group", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_member",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_member", x => new { x.Account, x.Group });
                });

            migrationBuilder.CreateTable(
                name: "accounts_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Door = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_session", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_user_data",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Identifier = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_user_data", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_grant_Session",
                table: "accounts_grant",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_group_Alias",
                table: "accounts_group",
                column: "Alias",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_member_Group",
                table: "accounts_member",
                column: "Group");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_Account",
                table: "accounts_session",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_user_data_Account",
                table: "accounts_user_data",
                column: "Account");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_grant");

            migrationBuilder.DropTable(
                name: "accounts_group");

            migrationBuilder.DropTable(
                name: "accounts_member");

            migrationBuilder.DropTable(
                name: "accounts_session");

            migrationBuilder.DropTable(
                name: "accounts_user_data");

            migrationBuilder.DropColumn(
                name: "DocumentStartNodes",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "HasDocumentRoot",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "HasMediaRoot",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "IsDisabled",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "LastSignInAt",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "MediaStartNodes",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "PasswordChangedAt",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "TotpKey",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "TotpStep",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "UpdatedAt",
                table: "accounts_account");
        }
    }
}
