"""Who takes positions: countries, groups with their dated members, officials with their offices."""

from __future__ import annotations

from datetime import date
from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from positions.models.constraints import (
    Fold,
    ends_after_start,
    exactly_one_actor,
    no_overlap,
    one_of,
    refuse_reversed,
)
from positions.models.history import kept
from positions.models.merging import Mergeable, MergeableQuerySet, merged_elsewhere
from positions.models.recorded import Recorded, RecordedQuerySet
from positions.models.texts import Legible, only_readable
from positions.models.triggers import bumps_data_version, refusal, refuses_truncate, withdrawn_only
from positions.vocabulary import GroupKind, UNStatus


@kept()
class Country(Legible):
    """A State, known in public by its ISO 3166-1 alpha-3 code."""

    iso3 = models.CharField(
        "ISO 3166-1 alpha-3",
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}\Z", "Three capital letters, such as PAK.")],
        help_text="Three capital letters, the public code (Kosovo: XKX).",
    )
    iso2 = models.CharField("ISO 3166-1 alpha-2", max_length=2, unique=True, help_text="Two capital letters.")
    m49 = models.CharField(
        "M49 code",
        max_length=3,
        blank=True,
        help_text="Three digits of the UN Statistics Division with leading zeros; empty where there is none.",
    )
    name = models.CharField(max_length=100, unique=True, help_text="The short name, as the UN uses it.")
    official_name = models.CharField(max_length=200, help_text="The formal name.")
    region = models.CharField(max_length=50, db_index=True, help_text="M49 region, such as Asia.")
    subregion = models.CharField("sub-region", max_length=80, help_text="M49 sub-region.")
    un_status = models.CharField(
        "UN status",
        max_length=10,
        choices=UNStatus.choices,
        help_text="Member, observer or neither.",
    )
    un_since = models.DateField(
        "in the UN since", null=True, blank=True, help_text="Day of admission, or of observer status."
    )
    longitude = models.DecimalField(
        max_digits=7, decimal_places=4, help_text="Map point in degrees east (WGS 84)."
    )
    latitude = models.DecimalField(
        max_digits=6, decimal_places=4, help_text="Map point in degrees north (WGS 84)."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"
        constraints = [
            one_of("un_status", UNStatus),
            models.CheckConstraint(
                condition=Q(iso3__regex=r"^[A-Z]{3}$"),
                name="country_iso3_form",
                violation_error_message="The code is three capital letters.",
            ),
            models.UniqueConstraint(
                fields=["m49"],
                condition=~Q(m49=""),
                name="country_m49_unique",
                violation_error_message="Another country has this M49 code.",
            ),
        ]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The country's page."""
        return reverse("country", args=[self.iso3])


@kept(without=("folded",))
class Alias(Legible):
    """A name or adjective by which texts call a country. None names two countries."""

    country = models.ForeignKey(
        Country, models.CASCADE, related_name="aliases", help_text="The country that it names."
    )
    name = models.CharField(max_length=120, help_text="As texts write it, such as “Pakistani”.")
    language = models.CharField(max_length=8, help_text="Language tag (BCP 47), such as en.")
    folded = models.GeneratedField(
        expression=Fold("name"),
        output_field=models.TextField(),
        db_persist=True,
        help_text="The name without case, accents and apostrophes; names are compared by it.",
    )

    class Meta:
        ordering = ["country", "language", "name"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["country", "name", "language"],
                name="alias_unique",
                violation_error_message="The country already has this name in this language.",
            ),
            ExclusionConstraint(
                name="alias_names_one_country",
                expressions=[("folded", RangeOperators.EQUAL), ("country", RangeOperators.NOT_EQUAL)],
                violation_error_message="This name already stands for another country.",
            ),
        ]
        indexes = [models.Index(fields=["folded"], name="alias_folded")]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return self.name


@kept()
class Group(Legible):
    """A bloc that speaks as one."""

    slug = models.SlugField(max_length=80, unique=True, help_text="The public code, such as eu.")
    name = models.CharField(max_length=200, unique=True, help_text="The full name.")
    acronym = models.CharField(max_length=40, blank=True, help_text="The short name by which it is known.")
    kind = models.CharField(max_length=30, choices=GroupKind.choices, help_text="What sort of bloc it is.")
    url = models.URLField("address", max_length=500, blank=True, help_text="Its own site.")

    class Meta:
        ordering = ["name"]
        constraints = [one_of("kind", GroupKind)]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return self.acronym or self.name

    def get_absolute_url(self) -> str:
        """The group's page."""
        return reverse("group", args=[self.slug])


class MembershipQuerySet(RecordedQuerySet["Membership"]):
    """Memberships asked for by day."""

    def on(self, day: date) -> Self:
        """Those in force on the day."""
        return self.filter(Q(start__isnull=True) | Q(start__lte=day)).filter(
            Q(end__isnull=True) | Q(end__gt=day)
        )


@kept()
class Membership(Recorded):
    """A country's time in a group: from ``start`` until before ``end``."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships", help_text="The group.")
    country = models.ForeignKey(Country, models.PROTECT, related_name="memberships", help_text="The member.")
    start = models.DateField(
        null=True, blank=True, help_text="First day of membership; empty: before what the sources say."
    )
    end = models.DateField(
        null=True, blank=True, help_text="First day on which it was no longer a member; empty: still is."
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["group", "country", "start"]
        constraints = [
            ends_after_start(),
            no_overlap(
                "group",
                "country",
                condition=Q(withdrawn_at__isnull=True),
                message="The country is already a member of the group in this time.",
            ),
        ]
        triggers = [
            withdrawn_only("Memberships"),
            refuses_truncate("Memberships"),
            bumps_data_version(),
        ]

    def __str__(self) -> str:
        return f"{self.country} in {self.group}"

    def clean(self) -> None:
        """Refuse an end that is not later than the start."""
        refuse_reversed(self.start, self.end)


@kept()
class Official(Mergeable, Legible):
    """A person who spoke for a country or a group."""

    slug = models.SlugField(max_length=100, unique=True, help_text="The public code.")
    name = models.CharField(max_length=150, help_text="As sources print it, with accents.")
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officials",
        help_text="The country he or she speaks for; or else give the group.",
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officials",
        help_text="The group he or she speaks for; or else give the country.",
    )

    objects = MergeableQuerySet["Official"].as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [exactly_one_actor(), merged_elsewhere()]
        triggers = [
            only_readable(),
            bumps_data_version(reference=True),
            pgtrigger.Trigger(
                name="actor_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("country_id", "group_id"),
                func=f"""
                    IF (NEW.country_id, NEW.group_id) IS DISTINCT FROM (OLD.country_id, OLD.group_id)
                        AND EXISTS (SELECT 1 FROM positions_position p
                            WHERE p.official_id = OLD.id AND p.status IN ('published', 'retracted')) THEN
                        {refusal("Published positions rest on his or her actor.", "actor_is_final")}
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The official's page."""
        return reverse("official", args=[self.slug])

    @property
    def actor(self) -> Country | Group:
        """The country or group for which the official speaks."""
        return self.country or self.group  # type: ignore[return-value]  # a constraint says: one is given


@kept()
class Tenure(Legible):
    """An official's time in an office: from ``start`` until before ``end``."""

    official = models.ForeignKey(
        Official, models.CASCADE, related_name="tenures", help_text="Who held the office."
    )
    title = models.CharField(max_length=200, help_text="Such as “Foreign Secretary”.")
    body = models.CharField(max_length=200, blank=True, help_text="Such as “Ministry of Foreign Affairs”.")
    start = models.DateField(null=True, blank=True, help_text="First day in office; empty: unknown.")
    end = models.DateField(
        null=True, blank=True, help_text="First day out of office; empty: unknown or open."
    )

    class Meta:
        ordering = ["official", "start", "id"]
        constraints = [
            ends_after_start(),
            no_overlap(
                "official", "title", "body", message="The official already holds this office in this time."
            ),
        ]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return f"{self.title}, {self.body}" if self.body else self.title

    def clean(self) -> None:
        """Refuse an end that is not later than the start."""
        refuse_reversed(self.start, self.end)
