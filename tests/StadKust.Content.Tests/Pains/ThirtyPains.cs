using System.Text.RegularExpressions;

namespace StadKust.Content.Tests;

/// <summary>The pains of the field that concern the core, each with the tests that hold it off, wherever they live.</summary>
public sealed partial class ThirtyPains
{
    // Number of the row in editorial-rules §2 -> project, test.
    private static readonly (int Row, string Pain, string Project, string Test)[] Tests =
    [
        (1, "A cache ignores the language", "Content", nameof(PainsTests.Readers_never_meet_another_language_or_a_withdrawn_text_while_editors_publish)),
        (1, "A cache ignores the language", "Web", "Ten_thousand_mixed_requests_never_get_another_language"),
        (1, "A cache ignores the language", "Web", "Interleaved_requests_never_get_another_language_or_a_withdrawn_page"),
        (1, "A cache ignores the language", "Web", "Ten_thousand_interleaved_requests_in_three_languages_while_publishing_have_no_body_of_another_language"),
        (2, "The first language fetched sticks in blocks and pickers", "Content", nameof(PainsTests.Blocks_of_a_shared_property_show_each_language_its_own_values)),
        (2, "The first language fetched sticks in blocks and pickers", "Content", nameof(PainsTests.References_of_another_language_inside_blocks_are_not_uses_of_this_one)),
        (2, "The first language fetched sticks in blocks and pickers", "Web", "Picked_item_is_in_the_language_of_each_request_whichever_was_first"),
        (3, "What was withdrawn can still be read", "Content", nameof(PainsTests.Readers_never_meet_another_language_or_a_withdrawn_text_while_editors_publish)),
        (3, "What was withdrawn can still be read", "Content", nameof(TwoNodesTests.Every_change_is_seen_on_both_nodes_and_on_one_that_was_killed_and_came_back)),
        (3, "What was withdrawn can still be read", "Web", "Interleaved_requests_never_get_another_language_or_a_withdrawn_page"),
        (3, "What was withdrawn can still be read", "Web", "Withdrawn_item_is_read_nowhere_any_more_by_key_path_list_query_page_or_feed_of_addresses"),
        (4, "A published page is missing on other nodes", "Content", nameof(TwoNodesTests.Every_change_is_seen_on_both_nodes_and_on_one_that_was_killed_and_came_back)),
        (5, "Changes are silently not passed on", "Content", nameof(TwoNodesTests.Writer_that_lingers_between_its_number_and_its_commit_loses_nothing)),
        (5, "Changes are silently not passed on", "Content", nameof(LiveSetsTests.Another_node_on_PostgreSQL_hears_of_a_publication_without_polling)),
        (6, "The preview has one address for all languages", "Content", nameof(PainsTests.Preview_has_an_address_for_each_language_of_an_item_never_published)),
        (6, "The preview has one address for all languages", "Web", "Preview_of_an_item_never_published_has_an_address_and_a_page_in_each_language"),
        (7, "The second preview shows what is published", "Content", nameof(PainsTests.Every_preview_shows_the_last_save)),
        (7, "The second preview shows what is published", "Web", "Second_save_and_preview_shows_the_second_save_in_both_tabs"),
        (8, "The preview lacks what is picked and not published", "Content", nameof(PainsTests.Preview_finds_what_is_picked_and_not_published)),
        (8, "The preview lacks what is picked and not published", "Web", "Draft_of_a_picked_item_that_was_never_published_is_in_the_preview"),
        (9, "Schedules of languages overwrite each other", "Content", nameof(ScheduleTests.Plans_of_one_culture_leave_those_of_others_alone)),
        (10, "One failing item stops the schedule", "Content", nameof(ScheduleTests.Poisoned_plan_stops_nobody_and_says_why)),
        (10, "One failing item stops the schedule", "Content", nameof(DueTests.What_has_failed_is_late_or_tried_again_raises_an_alarm)),
        (11, "Schedules are an hour off", "Content", nameof(ScheduleTests.Every_clock_time_of_twelve_years_becomes_the_instant_the_law_says)),
        (12, "A short window never runs", "Content", nameof(ScheduleTests.Window_of_one_minute_that_passed_while_nobody_ran_ends_withdrawn)),
        (13, "One language stops another", "Content", nameof(PainsTests.Language_with_an_empty_mandatory_field_does_not_stop_another)),
        (13, "One language stops another", "Content", nameof(PainsTests.What_is_missing_in_a_block_of_one_language_does_not_stop_another)),
        (14, "Publishing one language publishes all", "Content", nameof(StateMatrixTests.Each_language_is_in_the_state_its_own_acts_led_to)),
        (15, "Relations must be picked again per language", "Content", nameof(PainsTests.Relations_and_pictures_are_picked_once_and_stay_through_saves_of_any_language)),
        (16, "No preview without the default language", "Content", nameof(PainsTests.Item_in_German_only_is_first_class)),
        (16, "No preview without the default language", "Web", "Item_that_exists_in_German_only_has_its_page_its_answer_and_its_preview_as_any_other"),
        (22, "Rolling back a language ignores shared fields", "Content", nameof(VersionTests.Rollback_lists_the_shared_fields_and_languages_it_touches_before_it_is_done)),
        (25, "hreflang names what is not published", "Web", "Every_page_answers_lists_all_its_versions_and_is_listed_by_them"),
        (26, "Links lead to #", "Content", nameof(UsesTests.Link_leads_to_its_language_or_to_another_marked_as_such_or_nowhere)),
        (26, "Links lead to #", "Content", nameof(UsesTests.Withdrawal_names_menus_references_items_below_and_printed_addresses)),
        (26, "Links lead to #", "Web", "Every_link_of_every_page_leads_to_a_page_of_the_same_language"),
    ];

    [Fact]
    public void Every_pain_of_the_core_has_a_test_that_exists()
    {
        var tests = Path.GetFullPath(Path.Combine(Given.SiteFolder(), "..", "..", ".."));
        var named = Tests.Select(t => t.Project).Distinct().ToDictionary(p => p, p => Directory
            .EnumerateFiles(Path.Combine(tests, $"StadKust.{p}.Tests"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Method().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet());

        Assert.Empty(Tests.Where(t => !named[t.Project].Contains(t.Test)).Select(t => $"{t.Row}: {t.Project} has no test {t.Test}"));
        Assert.Equal([.. Enumerable.Range(1, 16), 22, 25, 26], Tests.Select(t => t.Row).Distinct());
    }

    [GeneratedRegex(@"public (?:async Task|void|Task) (\w+)\(")]
    private static partial Regex Method();
}
