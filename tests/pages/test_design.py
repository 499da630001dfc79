"""What the design promises: contrast, colours told apart by every eye, no hidden rule in a template."""

import re
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from positions.map.drawn import WORLD
from positions.pages.colours import VISION, code, contrast, distance, linear, oklab, seen, tokens
from positions.pages.design import figures
from positions.vocabulary import Stance
from tests import make
from tests.design_figures import PAGE, brought_up_to_date
from tests.pages.reading import text_of
from tests.world import World

COLOURS = tokens()
THEMES = list(COLOURS)
STANCES = [str(stance) for stance in Stance]
TEMPLATES = sorted((Path(settings.BASE_DIR) / "positions" / "templates" / "positions").rglob("*.html"))
STYLES = sorted(WORLD.parent.glob("*.css"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "ink-faint"])
@pytest.mark.parametrize("ground", ["paper", "paper-raised", "paper-sunken"])
def test_text_reads_on_every_ground(theme: str, ink: str, ground: str) -> None:
    assert contrast(COLOURS[theme][ink], COLOURS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("stance", STANCES)
def test_a_stance_stands_out_from_the_paper_and_its_letter_from_the_stance(theme: str, stance: str) -> None:
    colours = COLOURS[theme]
    assert contrast(colours[stance], colours["paper"]) >= 3
    assert contrast(colours[f"on-{stance}"], colours[stance]) >= 4.5
    assert contrast(colours["ink"], colours[f"{stance}-pale"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_every_eye_sees_every_stance_stand_out_from_the_paper(theme: str, vision: str) -> None:
    colours = COLOURS[theme]
    for stance in STANCES:
        assert contrast(seen(colours[stance], vision), seen(colours["paper"], vision)) >= 3, stance


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("line", ["line-strong", "searched-line", "unresearched-line"])
def test_edges_that_carry_meaning_stand_out(theme: str, line: str) -> None:
    assert contrast(COLOURS[theme][line], COLOURS[theme]["paper"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_no_two_stances_look_alike_to_any_eye(theme: str, vision: str) -> None:
    colours = COLOURS[theme]
    for one, other in combinations(STANCES, 2):
        assert distance(colours[one], colours[other], vision) >= 14, (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_only_absence_is_grey(theme: str) -> None:
    def strength(name: str) -> float:
        _, a, b = oklab(COLOURS[theme][name])
        return (a * a + b * b) ** 0.5

    assert all(strength(stance) > 0.04 for stance in STANCES)
    assert all(strength(absence) < 0.02 for absence in ("searched", "unresearched"))


def test_the_document_holds_the_figures_that_are_computed() -> None:
    """After a change of tokens or components: ``python -m tests.design_figures``."""
    text = PAGE.read_text(encoding="utf-8")
    assert brought_up_to_date(text) == text


@pytest.mark.django_db
def test_the_living_page_shows_the_computed_figures_and_the_components(client: Client, world: World) -> None:
    make.published(stance="oppose", date=date(2021, 3, 1))
    make.published(summary="Asked for audits of machines.")
    words = text_of(client.get("/about/design/"))
    for table in figures():
        for row in table.rows:
            assert " ".join(row) in words
    assert "Asked for audits of machines." in words
    assert "stance_mark One stance: colour, texture, letter and word." in words


@pytest.mark.django_db
def test_the_living_page_stands_on_an_empty_record(client: Client) -> None:
    assert client.get("/about/design/").status_code == 200


def test_a_colour_survives_its_way_through_linear_light() -> None:
    assert [code(linear(one)) for one in ("#3a58b2", "#000000", "#fcfbf8")] == [
        "#3a58b2",
        "#000000",
        "#fcfbf8",
    ]


def test_colours_are_defined_in_the_tokens_only() -> None:
    for sheet in STYLES:
        if sheet.name not in {"tokens.css", "print.css"}:
            text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert not re.search(r"#[0-9a-f]{3,8}\b[^)]*[;}]", re.sub(r"url\([^)]*\)", "", text)), sheet.name


def test_every_size_and_colour_that_is_used_is_defined() -> None:
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in STYLES)
    scripts = "\n".join(script.read_text(encoding="utf-8") for script in WORLD.parent.glob("*.js"))
    given = set(re.findall(r"--([\w-]+):", text)) | set(re.findall(r'setProperty\("--([\w-]+)"', scripts))
    assert set(re.findall(r"var\(--([\w-]+)", text)) <= given


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_script_or_foreign_address(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", template.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


@pytest.mark.parametrize("sheet", STYLES, ids=lambda path: path.name)
def test_style_sheets_fetch_nothing_and_know_no_left_or_right(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    sides = r"(?:margin|padding|border|inset|scroll-(?:margin|padding))?-?(?:left|right|top|bottom)"
    assert not re.search(rf"[^-\w]{sides}(?:-(?:width|style|color))?\s*:", text)
    assert not re.search(r"(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)", text)
    assert not re.search(r"[^-\w](?:(?:min|max)-)?(?:width|height)\s*:(?![^{}]*\))", text)
    assert not re.search(r"border-(?:top|bottom)-(?:left|right)-radius", text)
