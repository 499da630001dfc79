"""Addresses of documents: kept without what leads nowhere, and recognised in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from positions import addresses

HOSTS = st.sampled_from(
    ["example.org", "www.example.org", "docs.example.org", "пример.example", "[2001:db8::1]"]
)
SEGMENTS = st.text("abcXYZ09-._~%:@!$&'()*+,;=é ", max_size=6).map(lambda text: text.replace("%", "%25"))
PATHS = st.lists(SEGMENTS.map(lambda one: one.replace(" ", "%20")), max_size=4).map(
    lambda parts: "".join(f"/{one}" for one in parts)
)
NAMES = st.text("abcdefgh", min_size=1, max_size=3).filter(lambda name: name not in ("spm",))
QUERIES = st.lists(
    st.tuples(NAMES, SEGMENTS.map(lambda one: one.replace("&", "").replace(" ", "+"))), max_size=3
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Addresses of documents, without anything that tidying would touch but their escapes."""
    query = "&".join(f"{name}={value}" for name, value in draw(QUERIES))
    return f"https://{draw(HOSTS)}{draw(PATHS) or '/'}{'?' if query else ''}{query}"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("HTTPS://Docs.UN.org/en/A/RES/78/241", "https://docs.un.org/en/A/RES/78/241"),
        ("docs.un.org/en/", "https://docs.un.org/en/"),
        ("  https://example.org  ", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/a#page=3", "https://example.org/a"),
        ("https://example.org/#/meeting/7", "https://example.org/#/meeting/7"),
        ("https://example.org/a?utm_source=rss&id=7&fbclid=x", "https://example.org/a?id=7"),
        ("https://example.org/a?UTM_Medium=rss", "https://example.org/a"),
        ("https://example.org/%7Eoffice/%c3%a9", "https://example.org/~office/%C3%A9"),
        ("https://example.org/a?b=c%26d", "https://example.org/a?b=c%26d"),
    ],
)
def test_an_address_is_kept_without_what_leads_nowhere(typed: str, kept: str) -> None:
    assert addresses.tidied(typed) == kept


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/paper",
        "https://www.example.org/paper",
        "https://example.org/paper/",
        "https://example.org/paper//?utm_campaign=x#top",
        "EXAMPLE.org:443/p%61per",
        "https://example.org./paper",
    ],
)
def test_a_document_is_recognised_in_any_spelling_of_its_address(other: str) -> None:
    assert addresses.key(other) == addresses.key("https://example.org/paper")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/Paper",
        "https://example.org/paper?id=7",
        "https://example.org:8443/paper",
        "https://docs.example.org/paper",
        "https://example.org/#/paper",
    ],
)
def test_other_documents_are_told_apart(other: str) -> None:
    assert addresses.key(other) != addresses.key("https://example.org/paper")


def test_a_host_in_its_own_script_is_the_same_host() -> None:
    assert addresses.key("https://bücher.example/a") == addresses.key("https://xn--bcher-kva.example/a")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("ftp://example.org/a", "begins with https"),
        ("javascript://example.org/a", "begins with https"),
        ("mailto:office@example.org", "user"),
        ("https://name:word@example.org/", "user"),
        ("https://", "not an address"),
        ("https://example.org:port/", "not an address"),
        ("https://[::1/", "not an address"),
        ("an article on paper", "not an address"),
        ("", "not an address"),
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        addresses.tidied(typed)


@settings(max_examples=60)
@given(documents())
def test_tidying_twice_changes_nothing_more(address: str) -> None:
    once = addresses.tidied(address)
    assert addresses.tidied(once) == once
    assert addresses.key(once) == addresses.key(address)


@given(
    documents(),
    st.sampled_from(["", "#part", "#:~:text=x"]),
    st.lists(st.sampled_from(["utm_source=x", "gclid=1", "mc_cid=7"]), max_size=2),
)
def test_visitors_traces_and_spelling_make_no_other_document(
    address: str, fragment: str, traces: list[str]
) -> None:
    path, _, query = address.partition("?")
    spelt = f"{path}?{'&'.join([*traces, *filter(None, [query])])}{fragment}".replace("https:", "HTTP:", 1)
    assert addresses.key(spelt) == addresses.key(address)
    assert addresses.tidied(spelt).removeprefix("http:") == addresses.tidied(address).removeprefix("https:")


@settings(max_examples=60)
@given(documents(), st.text("aB7", min_size=1, max_size=4))
def test_what_lies_below_a_document_is_another(address: str, more: str) -> None:
    path, mark, query = address.partition("?")
    assert addresses.key(f"{path.rstrip('/')}/{more}{mark}{query}") != addresses.key(address)
    assert addresses.key(f"{path}?{query}&page={more}") != addresses.key(address)


@settings(max_examples=60)
@given(st.text(max_size=40))
@example(".")
@example("https://..:443/a")
def test_whatever_is_typed_gives_an_address_or_a_sentence(text: str) -> None:
    try:
        kept = addresses.tidied(text)
    except ValueError as error:
        assert str(error).endswith(".")  # noqa: PT017  # either is right
        return
    assert kept.startswith(("http://", "https://"))
    addresses.key(kept)
