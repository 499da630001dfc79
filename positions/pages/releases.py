"""The releases of the data: the newest on /data/, each at an address of its own, and their files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.urls.converters import StringConverter
from django.utils import timezone
from django.utils.http import http_date

from positions.pages.citing import Work
from positions.pages.showing import show
from positions.releases import shelf
from positions.releases.building import SQLITE_FILE
from positions.releases.comparing import FILE as DIFFERENCES
from positions.releases.lines import Lines, lines
from positions.releases.papers import LICENCE_FILE, README_FILE
from positions.releases.shelf import File, Release, TableCount
from positions.releases.tables import BY_NAME

BLOCK = 65_536
"""Bytes of a file that are read at once."""

MAIN = ("positions", "stance_periods", "citations", "dissociations", "retracted_positions", "changes")
"""The tables that are shown first; the others are what their codes stand for."""

BESIDE = {
    SQLITE_FILE: "All tables in one SQLite file, with types, keys, references and indexes",
    "datapackage.json": "The tables described for programs, field by field (Frictionless)",
    DIFFERENCES: "Every row that differs from the release before",
    shelf.DESCRIPTION: "What the release holds and what changed, for programs",
    shelf.SUMS: "Checksums; sha256sum -c verifies the files",
    README_FILE: "How to read the files, and their limits",
    LICENCE_FILE: "Licences and credits",
}
"""The files that are no tables, in their order."""

FOR_EVER = "public, max-age=31536000, immutable"


class ReleaseName(StringConverter):
    """The name of a release: a day, for the second of a day with .2 behind it."""

    regex = shelf.NAME.pattern


@dataclass(frozen=True)
class Download:
    """A file with its whole address, and how to load it where it is a table."""

    file: File
    address: str
    lines: list[Lines]

    @property
    def help(self) -> str:
        """What a file beside the tables is."""
        return BESIDE.get(self.file.name, "")


@dataclass(frozen=True)
class TableFiles:
    """A table of a release: how many rows, what one is, and its files."""

    count: TableCount
    help: str
    csv: Download
    parquet: Download


@dataclass(frozen=True)
class Shown:
    """A release as a page shows it: its tables, the main ones first, and the files beside them."""

    release: Release
    tables: list[TableFiles]
    others: list[Download]

    @property
    def first_lines(self) -> list[Download]:
        """The files that most readers load."""
        return [self.tables[0].csv, self.tables[0].parquet, *(one for one in self.others if one.lines)]

    @property
    def more_lines(self) -> list[Download]:
        """The files of all other tables."""
        return [one for table in self.tables[1:] for one in (table.csv, table.parquet)]


def detail(request: HttpRequest, name: str) -> HttpResponse:
    """One release: tables, files, checksums, and what changed since the one before."""
    found = _release(name)
    title = f"Release {found.name}"
    link = request.build_absolute_uri(request.path)
    today = timezone.now().date()
    return show(
        request,
        "positions/release.html",
        {
            "section": "data",
            "title": title,
            "shown": shown(request, found),
            "newest": shelf.newest(settings.RELEASES_DIR),
            "work": Work(title, link, found.day, found.known_at, today),
        },
    )


def download(request: HttpRequest, name: str, file: str) -> FileResponse:
    """A file of a release. What a release does not name is not there, whatever lies in the folder."""
    found = _release(name)
    one = found.file(file)
    if one is None:
        raise Http404("The release has no such file.")
    response = FileResponse(
        (found.folder / one.name).open("rb"),
        as_attachment=True,
        filename=one.name,
        content_type=one.media_type,
    )
    response.block_size = BLOCK
    response["Content-Length"] = str(one.bytes)
    response["ETag"] = f'"{one.sha256}"'
    response["Last-Modified"] = http_date(found.known_at.timestamp())
    response["Cache-Control"] = FOR_EVER
    response["Access-Control-Allow-Origin"] = "*"  # open data: notebooks in a browser read it too
    return response


def latest(request: HttpRequest, file: str = "") -> HttpResponseRedirect:
    """Leads to the newest release, or its file of this name."""
    found = shelf.newest(settings.RELEASES_DIR)
    if found is None or (file and found.file(file) is None):
        raise Http404("There is no such file yet." if file else "There is no release yet.")
    kwargs = {"name": found.name} | ({"file": file} if file else {})
    response = HttpResponseRedirect(reverse("release-file" if file else "release", kwargs=kwargs))
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def shown(request: HttpRequest, release: Release) -> Shown:
    """The release with the addresses of its files, and lines that load them."""
    downloads = {one.file.name: one for one in _downloads(request, release)}
    tables = [
        TableFiles(
            one, BY_NAME[one.name].help, downloads[f"{one.name}.csv"], downloads[f"{one.name}.parquet"]
        )
        for one in release.tables
    ]
    tables.sort(key=lambda one: MAIN.index(one.count.name) if one.count.name in MAIN else len(MAIN))
    return Shown(release, tables, [downloads[name] for name in BESIDE if name in downloads])


def _downloads(request: HttpRequest, release: Release) -> Iterator[Download]:
    for file in release.files:
        path = reverse("release-file", kwargs={"name": release.name, "file": file.name})
        address = request.build_absolute_uri(path)
        yield Download(file, address, lines(file.name, address))


def _release(name: str) -> Release:
    found = shelf.release(settings.RELEASES_DIR, name)
    if found is None:
        raise Http404("There is no such release.")
    return found
