"""The names of whom and what a page speaks of, as the state of the record that the request saw has them."""

from __future__ import annotations

from django.http import HttpRequest

from positions import labels
from positions.labels import Labels
from positions.models import Country, DataVersion, Proposition


def names_for(request: HttpRequest) -> Labels:
    """The small tables of the record, by their numbers and codes."""
    return labels.of(state_seen(request))


def state_seen(request: HttpRequest) -> DataVersion:
    """The state of the record in which the request began."""
    version: DataVersion | None = getattr(request, "data_version", None)
    return version or DataVersion.current()


def countries_by_name(names: Labels) -> list[Country]:
    """All countries as the database orders their names."""

    def read() -> list[Country]:
        return [names.countries[number] for number in Country.objects.values_list("pk", flat=True)]

    return names.once("countries by name", read)


def codebook(names: Labels) -> list[Proposition]:
    """All propositions with their topics, in the order of the codebook."""
    return list(names.propositions.values())
