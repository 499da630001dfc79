"""Small invented data sets as folders of files, and what loading them says. All of it is synthetic."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

HEADERS = {
    "countries": "iso3,iso2,m49,name,official_name,region,subregion,un_status,un_since,lon,lat",
    "aliases": "iso3,alias,lang",
    "groups": "slug,name,acronym,kind,url",
    "memberships": "group,iso3,start,end",
    "forums": "slug,name,acronym,kind,parent,url",
    "sessions": "slug,forum,name,start,end,city,country",
    "instruments": "slug,symbol,title,kind,forum,session,adopted_on,binding,url",
    "topics": "slug,name,order",
    "propositions": "slug,topic,title,definition,support_means,oppose_means",
    "sources": "slug,url,title,publisher,published_on,language",
    "officials": "slug,name,of",
    "tenures": "official,title,body,start,end",
    "reference_sources": "table,key,source,covers",
    "positions": "actor,proposition,stance,date,date_precision,kind,official,forum,session,instrument,"
    "summary,sources,locator",
}

WORLD = {
    "countries": [
        "XAR,XA,901,Arandia,Republic of Arandia,Asia,Far Shores,member,1950-01-01,10.0000,20.5000",
        "XBO,XB,902,Borvia,Kingdom of Borvia,Asia,Far Shores,observer,,-11.2500,-20.0000",
    ],
    "aliases": ["XAR,Arandian,en", "XBO,Borviano,es"],
    "groups": ["union,Meridian Union,MU,regional-organisation,"],
    "memberships": ["union,XAR,,", "union,XBO,2015-01-01,2020-01-01"],
    "forums": [
        "first-committee,First Committee,,un-organ,assembly,",
        "assembly,General Assembly,GA,un-organ,,https://assembly.example/",
        "workshop,Workshop on AI,,workshop,,",
    ],
    "sessions": [
        "ga-1,assembly,First session,2022-03-01,2022-03-05,Arandia City,XAR",
        "workshop-1,workshop,First workshop,,,,",
    ],
    "instruments": ["res-1,A/RES/1,On AI,resolution,assembly,ga-1,2022-03-04,no,"],
    "topics": ["military,Military AI,1", "governance,Governance,2"],
    "propositions": ['binding,governance,Bind it,"Bind, by treaty.",Asks for it.,Rejects it.'],
    "sources": [
        "record-1,https://assembly.example/1,Record of the day,UN,2022-03-04,en",
        "paper,,A paper,,,fr",
    ],
    "officials": ["ana,Ana Ar,XAR", "ursula,Ursula Un,group:union"],
    "tenures": ["ana,Foreign Secretary,Ministry,,"],
    "reference_sources": ["groups,union,paper,members", "countries,,record-1,"],
    "positions": [
        "XAR,binding,support,2022-03-01,day,statement,ana,assembly,ga-1,,"
        '"Arandia said ""yes"", twice.",record-1|paper,p. 3',
        "XBO,binding,oppose,2022-03-04,day,vote,,assembly,ga-1,res-1,Borvia voted no.,record-1,",
        "group:union,binding,conditional,2018-01-01,year,joint-statement,ursula,,,,The Union joined.,paper,",
    ],
}


class DataSet:
    """A folder with the files of the small world, in which rows can be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        for name, header in HEADERS.items():
            self.write(name, WORLD[name], header=header)

    def path(self, name: str) -> Path:
        """The file of a table."""
        return self.folder / f"{name}.csv"

    def write(self, name: str, rows: Sequence[str], *, header: str | None = None) -> None:
        """Write a whole file."""
        lines = [header or HEADERS.get(name, ""), *rows]
        self.path(name).write_text("".join(f"{line}\n" for line in lines), newline="")

    def add(self, name: str, *rows: str) -> None:
        """Add rows at the end of a file."""
        with self.path(name).open("a", newline="") as file:
            file.writelines(f"{row}\n" for row in rows)

    def replace(self, name: str, old: str, new: str) -> None:
        """Change text that stands once in a file."""
        text = self.path(name).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.path(name).write_bytes(text.replace(old, new).encode())

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a file as they are now."""
        return list(csv.DictReader(io.StringIO(self.path(name).read_bytes().decode(), newline="")))

    def content(self) -> dict[str, bytes]:
        """Every file, byte by byte."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}

    def load(self, **options: Any) -> str:
        """Load it; what the command says."""
        said = io.StringIO()
        call_command("load_dataset", str(self.folder), stdout=said, **options)
        return said.getvalue()

    def refused(self) -> str:
        """Load it, which has to fail; the faults that the command names."""
        try:
            self.load()
        except CommandError as error:
            return str(error)
        raise AssertionError("The files were loaded.")


def exported(folder: Path) -> DataSet:
    """The record, written into a folder."""
    call_command("export_dataset", str(folder), stdout=io.StringIO())
    found = DataSet.__new__(DataSet)
    found.folder = folder
    return found
