"""The people of the desk and their roles: kept by administrators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import User
from django.db.models import ManyToManyField, Model, QuerySet
from django.http import HttpRequest

from positions.admin.site import desk
from positions.admin.tables import RecordForm, TableAdmin
from positions.models.accounts import signed_out
from positions.second_factors import end_sessions, forget_factors

ROLES = (
    "Analysts record and submit; reviewers also publish, send back and retract what others wrote; "
    "administrators also keep the codebook and the people."
)


class PersonForm(RecordForm, UserChangeForm):
    """Django's form of an account, which can also show why nothing was saved."""


@admin.register(User, site=desk)
class PersonAdmin(TableAdmin, UserAdmin):
    """Who may sign in, and in which role. Permissions come by roles alone."""

    form = PersonForm
    list_display = ("username", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    actions = ("forget_second_factors", "sign_out")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": (("first_name", "last_name"), "email")}),
        ("At the desk", {"fields": ("is_active", "is_staff", "groups"), "description": ROLES}),
        ("Dates", {"fields": (("last_login", "date_joined"),)}),
    )

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        """The roles in one line."""
        names = [role.name for role in user.groups.all()]
        return ", ".join(["All rights", *names] if user.is_superuser else names) or "–"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the roles that the list names."""
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField | None:
        """There are three roles: boxes to tick."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["help_text"] = ""
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Who has all rights is changed only by an equal: else a password would open every door."""
        return self._reaches(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for changes, and nobody deletes his own account."""
        return (
            obj != request.user
            and self._reaches(request, obj)
            and super().has_delete_permission(request, obj)
        )

    @admin.action(description="Forget the second factors (lost telephone)", permissions=["change"])
    def forget_second_factors(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """For who lost his: he signs in with the password and sets up a new one."""
        for person in self._reached(request, chosen):
            forget_factors(person)
            self.message_user(
                request, f"{person} signs in with the password and sets up a new second factor."
            )

    @admin.action(description="Sign out everywhere (lost laptop)", permissions=["change"])
    def sign_out(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """Ends all sessions; who knows password and second factor may come in again."""
        for person in self._reached(request, chosen):
            end_sessions(person)
            signed_out(person)
            self.message_user(request, f"{person} is signed out everywhere.")

    def _reached(self, request: HttpRequest, chosen: QuerySet[User]) -> Iterator[User]:
        """Those of them whom this administrator may change; of the others he is told."""
        for person in chosen:
            if self.has_change_permission(request, person):
                yield person
            else:
                self.message_user(request, f"{person} has all rights: ask an equal.", messages.ERROR)

    def _reaches(self, request: HttpRequest, obj: Model | None) -> bool:
        return bool(getattr(request.user, "is_superuser", False)) or not getattr(obj, "is_superuser", False)
