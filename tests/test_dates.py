"""Days of known and unknown precision, and half-open intervals."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions import dates
from positions.vocabulary import Precision

MAY = date(2023, 5, 17)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (None, None, True),
        (MAY, None, True),
        (date(2023, 5, 18), None, False),
        (None, MAY, False),
        (None, date(2023, 5, 18), True),
        (MAY, date(2023, 5, 18), True),
    ],
)
def test_an_interval_holds_its_first_day_and_not_its_end(start, end, holds):
    assert dates.contains(start, end, MAY) is holds


@given(st.dates(), st.sampled_from(Precision.values))
def test_a_day_counts_from_the_first_of_what_is_known(day, precision):
    first = dates.first_day(day, precision)
    assert dates.written(first, precision) == dates.written(day, precision)
    assert first <= day
    if precision in ("month", "year"):
        assert first == date.min or (
            dates.written(first - timedelta(days=1), precision) != dates.written(day, precision)
        )
    else:
        assert first == day


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("day", "17 May 2023"),
        ("month", "May 2023"),
        ("year", "2023"),
        ("reported", "reported 17 May 2023"),
    ],
)
def test_a_date_in_words_never_says_more_than_is_known(precision, words):
    assert dates.written(MAY, precision) == words


@pytest.mark.parametrize(
    ("day", "near"),
    [
        (date(2023, 5, 16), False),
        (date(2023, 5, 17), True),
        (date(2023, 6, 1), True),
        (date(2023, 6, 2), False),
    ],
)
def test_a_session_reaches_a_week_before_and_after(day, near):
    assert dates.near_session(day, date(2023, 5, 24), date(2023, 5, 25)) is near


def test_an_unknown_side_of_a_session_does_not_bound():
    assert dates.near_session(date(1900, 1, 1), None, MAY)
    assert dates.near_session(date(2100, 1, 1), MAY, None)
    assert not dates.near_session(date(2100, 1, 1), None, MAY)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_written(day):
    assert dates.parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["", "2023", "20230517", "2023-5-17", "2023-02-30", "2023-W20-3", "tomorrow!!"]
)
def test_what_is_no_day_is_named(text):
    with pytest.raises(ValueError, match="is not a day; write it as YYYY-MM-DD") as refusal:
        dates.parse_day(text)
    assert f"“{text}”" in str(refusal.value)


@given(st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 (a bound)
def test_a_moment_is_read_as_it_is_written(moment):
    assert dates.parse_moment(moment.isoformat()) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-05-17", datetime(2023, 5, 17, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2023-05-17T12:00:00", datetime(2023, 5, 17, 12, tzinfo=UTC)),
        ("2023-05-17T12:00:00Z", datetime(2023, 5, 17, 12, tzinfo=UTC)),
        ("2023-05-17T12:00:00+05:00", datetime(2023, 5, 17, 12, tzinfo=timezone(timedelta(hours=5)))),
    ],
)
def test_a_moment_is_in_utc_unless_it_says_otherwise_and_a_bare_day_means_its_end(text, moment):
    assert dates.parse_moment(text) == moment


@pytest.mark.parametrize("text", ["", "now", "2023-13-01", "2023-05-17T25:00", "20230517", "2023-W20-3"])
def test_what_is_no_moment_is_named(text):
    with pytest.raises(ValueError, match="is not a moment") as refusal:
        dates.parse_moment(text)
    assert f"“{text}”" in str(refusal.value)
