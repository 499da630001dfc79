"""How to load a file of a release: the lines for pandas, R and DuckDB that stand beside it.

They come from the declared types, so what is a day arrives as one. Those for pandas and
DuckDB are run by the tests as they stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from positions.releases.building import SQLITE_FILE
from positions.releases.comparing import FILE as DIFFERENCES
from positions.releases.fields import DAY, MOMENT, TRUTH, WHOLE
from positions.releases.tables import BY_NAME, Table


@dataclass(frozen=True)
class Lines:
    """The program, and what to write in it."""

    program: str
    code: str


def lines(file: str, address: str) -> list[Lines]:
    """How to load the file of this name from its address; nothing for what is no table."""
    if file == SQLITE_FILE:
        return _of_sqlite(address)
    table = BY_NAME.get(Path(file).stem)
    if table is None or file == DIFFERENCES:
        return []
    return _of_csv(table, address) if file.endswith(".csv") else _of_parquet(table, address)


def _of_csv(table: Table, address: str) -> list[Lines]:
    name = table.name
    types = {
        field.name: {TRUTH: "boolean", WHOLE: "Int64"}.get(field.type, "str")
        for field in table.fields
        if field.digits or (field.type in (TRUTH, WHOLE) and not field.required)
    }
    days = [field.name for field in table.fields if field.type in (DAY, MOMENT)]
    options = ["keep_default_na=False", 'na_values=[""]']
    options += [f"parse_dates={_python(days)}"] if days else []
    options += [f"dtype={_python(types)}"] if types else []
    texts = {field.name: "VARCHAR" for field in table.fields if field.digits}
    reading = f"read_csv('{name}.csv', types={texts})" if texts else f"'{name}.csv'"
    return [
        Lines("pandas", f'import pandas\n{name} = pandas.read_csv("{address}", {", ".join(options)})'),
        Lines("R", f'{name} <- readr::read_csv("{address}", na = "")'),
        Lines("DuckDB", f'{_fetched(f"{name}.csv", address)}\n{name} = duckdb.sql("FROM {reading}")'),
    ]


def _of_parquet(table: Table, address: str) -> list[Lines]:
    name = table.name
    pandas = f'import pandas\n{name} = pandas.read_parquet("{address}", dtype_backend="pyarrow")'
    duckdb = f"{_fetched(f'{name}.parquet', address)}\n{name} = duckdb.sql(\"FROM '{name}.parquet'\")"
    return [
        Lines("pandas", pandas),
        Lines("R", f'{name} <- arrow::read_parquet("{address}")'),
        Lines("DuckDB", duckdb),
    ]


def _of_sqlite(address: str) -> list[Lines]:
    pandas = (
        "import sqlite3, urllib.request, pandas\n"
        f'urllib.request.urlretrieve("{address}", "{SQLITE_FILE}")\n'
        f'record = sqlite3.connect("{SQLITE_FILE}")\n'
        'positions = pandas.read_sql("SELECT * FROM positions", record, parse_dates=["date"])'
    )
    r = (
        f'download.file("{address}", "{SQLITE_FILE}", mode = "wb")\n'
        f'record <- DBI::dbConnect(RSQLite::SQLite(), "{SQLITE_FILE}")\n'
        'positions <- DBI::dbReadTable(record, "positions")'
    )
    return [Lines("pandas", pandas), Lines("R", r)]


def _fetched(name: str, address: str) -> str:
    """DuckDB reads from the web only with an extension: the file is fetched first."""
    return f'import urllib.request, duckdb\nurllib.request.urlretrieve("{address}", "{name}")'


def _python(value: list[str] | dict[str, str]) -> str:
    return repr(value).replace("'", '"')
