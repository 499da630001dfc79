"""Loading a data set: whole, once, by natural keys, with what changed as corrections."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from positions import editorial
from positions.models import (
    Change,
    Country,
    DataVersion,
    Enquiry,
    Forum,
    Membership,
    Position,
    StancePeriod,
    Tenure,
    Topic,
)
from positions.roles import REVIEWER
from positions.vocabulary import Status
from tests.exchange.files import DataSet, exported

pytestmark = pytest.mark.django_db


def stance_of(country: str, day: date) -> str | None:
    held = StancePeriod.objects.on(day).filter(country__iso3=country).first()
    return held.stance if held else None


def test_a_data_set_is_published_with_four_eyes_and_a_ledger(files: DataSet) -> None:
    said = files.load()

    assert "positions: 3 added" in said
    assert "Loaded, all of it." in said
    for position in Position.objects.all():
        assert position.status == Status.PUBLISHED
        assert (position.author.username, position.reviewer and position.reviewer.username) == (
            "data-set-author",
            "data-set-reviewer",
        )
    assert Change.objects.filter(position__isnull=False).count() == 3
    assert Change.objects.filter(membership__isnull=False).count() == 2
    call_command("check_record", stdout=io.StringIO())


def test_nobody_can_log_in_as_the_hands_of_a_data_set(files: DataSet) -> None:
    files.load()

    assert not any(user.has_usable_password() is True for user in User.objects.all())


def test_stances_follow_from_what_was_loaded(files: DataSet) -> None:
    files.load()

    assert stance_of("XBO", date(2019, 12, 31)) == "conditional"
    assert stance_of("XBO", date(2020, 1, 1)) is None
    assert stance_of("XBO", date(2022, 3, 4)) == "oppose"


def test_a_forum_may_name_a_parent_that_comes_later_in_the_file(files: DataSet) -> None:
    files.load()

    parent = Forum.objects.get(slug="first-committee").parent
    assert parent is not None
    assert parent.slug == "assembly"


def test_citations_keep_their_order_and_the_locator_names_the_place_in_the_first(files: DataSet) -> None:
    files.load()

    cited = Position.objects.get(country__iso3="XAR").citations.order_by("order")
    assert [(one.source.slug, one.locator) for one in cited] == [("record-1", "p. 3"), ("paper", "")]


def test_loading_twice_changes_nothing(files: DataSet) -> None:
    files.load()
    version = DataVersion.current().number

    said = files.load()

    assert "Nothing to do: the record holds all of it already." in said
    assert DataVersion.current().number == version


def test_a_dry_run_says_what_would_happen_and_changes_nothing(files: DataSet) -> None:
    version = DataVersion.current().number

    said = files.load(dry_run=True)

    assert "positions: 3 would be added" in said
    assert "Nothing was changed: this was a dry run." in said
    assert not Country.objects.exists()
    assert not User.objects.exists()
    assert DataVersion.current().number == version


def test_a_dry_run_tells_corrections_in_the_words_of_the_load(files: DataSet) -> None:
    files.load()
    files.replace("countries", "Asia,Far Shores,observer", "Asia,Far Shores,member")

    before, after = files.load(dry_run=True), files.load()

    told = "correction: countries.csv, row 3 (XBO): un_status “observer” becomes “member”"
    assert told in before
    assert told in after


def test_a_changed_row_of_reference_data_is_brought_up_to_date(files: DataSet) -> None:
    files.load()
    number = Country.objects.get(iso3="XBO").pk
    files.replace("countries", "XBO,XB,902,Borvia,", "XBO,XB,902,New Borvia,")

    said = files.load()

    assert "countries: 1 corrected, 1 unchanged" in said
    assert Country.objects.get(pk=number).name == "New Borvia"


def test_rows_may_exchange_what_each_may_have_only_once(files: DataSet) -> None:
    files.load()
    files.write("topics", ["military,Governance,2", "governance,Military AI,1"])

    files.load()

    assert [topic.name for topic in Topic.objects.order_by("order")] == ["Military AI", "Governance"]


def test_a_changed_position_is_corrected_by_a_new_one(files: DataSet) -> None:
    files.load()
    old = Position.objects.get(country__iso3="XBO")
    files.replace("positions", "XBO,binding,oppose", "XBO,binding,abstain")

    said = files.load()

    old.refresh_from_db()
    new = Position.objects.published().get(country__iso3="XBO")
    assert "stance “oppose” becomes “abstain”" in said
    assert "positions: 1 corrected, 2 unchanged" in said
    assert (new.corrects, new.stance) == (old, "abstain")
    assert (old.status, old.retraction_cause) == (Status.RETRACTED, "correction")
    assert old.retraction_reason == "The data set “small” corrects: stance."
    assert stance_of("XBO", date(2022, 3, 4)) == "abstain"
    assert "Nothing to do" in files.load()
    call_command("check_record", stdout=io.StringIO())


def test_changed_sources_and_locators_are_corrections_too(files: DataSet) -> None:
    files.load()
    files.replace("positions", "record-1|paper,p. 3", "paper|record-1,p. 4|p. 5")

    files.load()

    cited = Position.objects.published().get(country__iso3="XAR").citations.order_by("order")
    assert [(one.source.slug, one.locator) for one in cited] == [("paper", "p. 4"), ("record-1", "p. 5")]


def test_a_changed_membership_replaces_the_old_one(files: DataSet) -> None:
    files.load()
    old = Membership.objects.get(country__iso3="XBO")
    files.replace("memberships", "2015-01-01,2020-01-01", "2015-01-01,2021-01-01")

    said = files.load()

    old.refresh_from_db()
    assert "memberships: 1 added, 1 replaced, 1 unchanged" in said
    assert "(union XBO): replaces the term 2015-01-01 to 2020-01-01" in said
    assert old.withdrawn_at is not None
    assert Membership.objects.current().get(country__iso3="XBO").end == date(2021, 1, 1)
    assert stance_of("XBO", date(2020, 12, 31)) == "conditional"


def test_a_changed_tenure_replaces_the_old_one(files: DataSet) -> None:
    files.load()
    files.replace("tenures", "Ministry,,", "Ministry,2020-01-01,")

    files.load()

    assert [tenure.start for tenure in Tenure.objects.all()] == [date(2020, 1, 1)]


def test_what_the_files_lack_is_left_alone_and_counted(files: DataSet) -> None:
    files.load()
    files.write("positions", [])
    files.write("memberships", [])

    said = files.load()

    assert "positions: 3 only in the record, left alone" in said
    assert Position.objects.published().count() == 3
    assert Membership.objects.current().count() == 2


def test_what_the_desk_retracted_is_not_published_again(files: DataSet) -> None:
    files.load()
    reviewer = User.objects.create_user("reviewer")
    reviewer.groups.add(User.objects.get(username="data-set-reviewer").groups.get(name=REVIEWER))
    borvia = Position.objects.get(country__iso3="XBO")
    editorial.retract([borvia], by=reviewer, cause="duplicate", reason="It is there twice.")

    said = files.load()

    assert "1 left as the desk retracted or corrected them" in said
    assert not Position.objects.published().filter(country__iso3="XBO").exists()


def test_a_state_may_act_twice_alike_where_the_occurrence_tells_the_acts_apart(files: DataSet) -> None:
    rows = [f"{line}," for line in files.path("positions").read_text().splitlines()[1:]]
    again = "XBO,binding,support,2022-03-04,day,vote,,assembly,ga-1,res-1,Again.,paper,,2"
    header = files.path("positions").read_text().splitlines()[0] + ",occurrence"
    files.write("positions", [*rows, again], header=header)

    files.load()

    assert Position.objects.published().filter(country__iso3="XBO").count() == 2
    assert "Nothing to do" in files.load()


def test_members_that_stand_aside_are_loaded(files: DataSet, tmp_path: Path) -> None:
    header = files.path("positions").read_text().splitlines()[0] + ",dissociated"
    row = "group:union,binding,oppose,2018-05-01,day,statement,,,,,The Union said no.,paper,,XBO"
    files.write("positions", [row], header=header)

    files.load()

    assert stance_of("XBO", date(2018, 5, 1)) is None
    assert stance_of("XAR", date(2018, 5, 1)) == "oppose"
    assert exported(tmp_path / "out").path("positions").read_text() == f"{header}\n{row}\n"


def test_only_a_member_can_stand_aside(files: DataSet) -> None:
    header = files.path("positions").read_text().splitlines()[0] + ",dissociated"
    row = "group:union,binding,oppose,2021-05-01,day,statement,,,,,The Union said no.,paper,,XBO"
    files.write("positions", [row], header=header)

    assert "dissociated: “XBO” XBO was not a member of the group on that date." in files.refused()


def test_enquiries_are_loaded_and_changed_ones_recorded_anew(files: DataSet) -> None:
    header = "iso3,proposition,searched_on,languages,places,note"
    files.write("enquiries", ["XAR,binding,2023-01-01,en|fr,UN press,"], header=header)
    files.load()
    files.write("enquiries", ["XAR,binding,2023-01-01,en|fr,UN press,Look again."], header=header)

    files.load()

    assert Enquiry.objects.count() == 2
    assert [(one.languages, one.note) for one in Enquiry.objects.current()] == [(["en", "fr"], "Look again.")]


def test_many_more_rows_than_a_batch_are_loaded(files: DataSet) -> None:
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    for day in range(1, 1102):
        taken_on = date.fromordinal(date(2001, 1, 1).toordinal() + day)
        writer.writerow(
            ["XAR", "binding", "support", taken_on, "day", "statement", *[""] * 4, "S.", "paper", ""]
        )
    files.write("positions", rows.getvalue().splitlines())

    assert "positions: 1,101 added" in files.load()
    assert "Nothing to do" in files.load()
