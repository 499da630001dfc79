"""What a page is about, for machines: JSON-LD in the words of schema.org, fitting for each noun.

Nothing is said here that the page does not show. Addresses are given from the root of the
site; the tag that writes them into the page makes them whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from positions.credits import CREDITS
from positions.models import Country, Forum, Group, Instrument, Official, Position, Proposition, Session
from positions.pages.citing import SITE, Work
from positions.vocabulary import ForumKind, InstrumentKind, Precision

Thing = dict[str, Any]

EVENTS = 20
"""Sessions of a forum that are described; the page has them all."""

MEETINGS = {ForumKind.SUMMIT, ForumKind.CONFERENCE, ForumKind.WORKSHOP}
"""Kinds of forum that are events rather than bodies."""

DOWNLOADS = {"csv": "text/csv", "json": "application/json"}
"""In which forms every list is taken away."""

LAW = {InstrumentKind.TREATY, InstrumentKind.RESOLUTION, InstrumentKind.DECISION}


def website() -> Thing:
    """The site, which can be searched."""
    return {
        "@type": "WebSite",
        "name": SITE,
        "url": "/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": "/search/?q={words}"},
            "query-input": "required name=words",
        },
    }


def dataset(work: Work, description: str, page: str, *, taken_from: str = "") -> Thing:
    """Dated data: what a page shows, with the forms in which its list is taken away."""
    return {
        "@type": "Dataset",
        "name": work.title,
        "description": description,
        "url": page,
        "isAccessibleForFree": True,
        "license": "/data/#licences",
        "creator": {"@type": "Organization", "name": SITE, "url": "/"},
        "creditText": "; ".join(one["whose"] for one in CREDITS),
        "dateModified": work.known_at.isoformat(),
        "temporalCoverage": f"../{work.as_of}",
        "spatialCoverage": "World",
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": f"{taken_from or page}?format={form}",
            }
            for form, media_type in DOWNLOADS.items()
        ],
    }


def country(one: Country) -> Thing:
    """A State."""
    return {
        "@type": "Country",
        "name": one.name,
        "alternateName": one.official_name,
        "identifier": one.iso3,
        "url": one.get_absolute_url(),
        "containedInPlace": {"@type": "Place", "name": one.subregion},
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": float(one.latitude),
            "longitude": float(one.longitude),
        },
    }


def group(one: Group) -> Thing:
    """A bloc that speaks as one."""
    named = {"alternateName": one.acronym} if one.acronym else {}
    elsewhere = {"sameAs": one.url} if one.url else {}
    return {"@type": "Organization", "name": one.name, "url": one.get_absolute_url(), **named, **elsewhere}


def official(one: Official) -> Thing:
    """A person who spoke for a country or a group."""
    offices = [tenure.title for tenure in one.tenures.all()]
    held = {"jobTitle": offices if len(offices) > 1 else offices[0]} if offices else {}
    return {
        "@type": "Person",
        "name": one.name,
        "url": one.get_absolute_url(),
        "affiliation": {"@type": "Organization", "name": one.actor.name},
        **held,
    }


def forum(one: Forum, sessions: Iterable[Session]) -> Thing:
    """A body or a series of meetings, with its dated sessions as events."""
    meets = one.kind in MEETINGS
    dated = [session for session in sessions if session.starts_on][:EVENTS]
    return {
        "@type": "EventSeries" if meets else "Organization",
        "name": one.name,
        "url": one.get_absolute_url(),
        ("subEvent" if meets else "event"): [_event(session, one) for session in dated],
    }


def _event(one: Session, of: Forum) -> Thing:
    places = [one.city, one.country.name if one.country else ""]
    where = ", ".join(place for place in places if place)
    ends = {"endDate": one.ends_on.isoformat()} if one.ends_on else {}
    return {
        "@type": "Event",
        "name": one.name,
        "url": f"{of.get_absolute_url()}#{one.slug}",
        "startDate": one.starts_on.isoformat() if one.starts_on else "",
        "location": {"@type": "Place", "name": where or "Not stated"},
        **ends,
    }


def instrument(one: Instrument) -> Thing:
    """A text: law and resolutions as legislation, everything else as a work."""
    is_law = one.kind in LAW
    thing: Thing = {
        "@type": "Legislation" if is_law else "CreativeWork",
        "name": one.title,
        "url": one.get_absolute_url(),
    }
    if one.symbol:
        thing["legislationIdentifier" if is_law else "identifier"] = one.symbol
    if one.adopted_on:
        thing["legislationDate" if is_law else "datePublished"] = one.adopted_on.isoformat()
    if is_law:
        thing["legislationType"] = str(InstrumentKind(one.kind).label)
    if one.url:
        thing["sameAs"] = one.url
    return thing


def claim(position: Position, title: str, page: str) -> Thing:
    """What an actor holds, as the documents have it in which it appears."""
    forms = {Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}
    author: Thing = {"@type": "Organization", "name": position.actor.name}
    if position.official:
        author = {"@type": "Person", "name": position.official.name, "affiliation": author}
    return {
        "@type": "Claim",
        "name": title,
        "text": position.summary,
        "url": page,
        "datePublished": position.date.strftime(forms.get(Precision(position.date_precision), "%Y-%m-%d")),
        "author": author,
        "about": _topic(position.proposition),
        "appearance": [_document(citation.source) for citation in position.citations.all()],
    }


def _topic(one: Proposition) -> Thing:
    return {"@type": "DefinedTerm", "name": one.title, "url": one.get_absolute_url()}


def _document(source: Any) -> Thing:
    thing: Thing = {"@type": "CreativeWork", "name": source.title, "inLanguage": source.language}
    if source.url:
        thing["url"] = source.url
    if source.publisher:
        thing["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.published_on:
        thing["datePublished"] = source.published_on.isoformat()
    return thing


def terms(propositions: Iterable[Proposition]) -> Thing:
    """The codebook."""
    return {
        "@type": "DefinedTermSet",
        "name": "Codebook of propositions on the governance of AI",
        "url": "/about/#codebook",
        "hasDefinedTerm": [{**_topic(one), "description": one.definition} for one in propositions],
    }


def page(kind: str, name: str, address: str) -> Thing:
    """A page that lists things, or tells of the site itself."""
    return {"@type": kind, "name": name, "url": address, "isPartOf": {"@type": "WebSite", "url": "/"}}
