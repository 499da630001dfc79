"""What the screens of memberships and enquiries share: such rows are withdrawn, never edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from positions.admin.tables import TableAdmin
from positions.refusals import Refused


class StandingFilter(admin.SimpleListFilter):
    """What stands (the default), what was withdrawn, or both."""

    title = "in the record"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The choices; standing rows come without a parameter."""
        return [("withdrawn", "Withdrawn"), ("both", "Both")]

    def choices(self, changelist: Any) -> Any:
        """The first choice means what stands."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "Standing"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """The rows of the choice."""
        if self.value() == "both":
            return queryset
        return queryset.filter(withdrawn_at__isnull=self.value() != "withdrawn")


class RecordedAdmin(TableAdmin):
    """A table whose rows are recorded and withdrawn; “delete” means to withdraw."""

    delete_confirmation_template = "admin/positions/withdraw_confirmation.html"
    delete_selected_confirmation_template = "admin/positions/withdraw_selected_confirmation.html"

    def withdraw(self, rows: Sequence[Any], by: User) -> None:
        """Withdraw the rows through the verb of the table."""
        raise NotImplementedError

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A row as recorded never changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What is withdrawn already cannot be withdrawn again."""
        standing = obj is None or getattr(obj, "withdrawn_at", None) is None
        return standing and super().has_delete_permission(request, obj)

    def get_deleted_objects(
        self, objs: QuerySet[Model] | Sequence[Model], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Nothing goes with a row that is withdrawn, and nothing stands in its way."""
        lacking = {
            str(self.opts.verbose_name) for row in objs if not self.has_delete_permission(request, row)
        }
        return [str(row) for row in objs], {str(self.opts.verbose_name_plural): len(objs)}, lacking, []

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Withdraw the row."""
        self.withdraw([obj], _user(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        """Withdraw the rows, all or none."""
        with transaction.atomic():
            self.withdraw(list(queryset), _user(request))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Withdraw after a question; a row that somebody else has withdrawn meanwhile is no error."""
        try:
            return super().delete_view(request, object_id, {"title": "Withdraw", **(extra_context or {})})
        except (Refused, ValidationError) as refusal:
            self.tell(request, refusal)
            return redirect(self.address("change", object_id))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; what the verb refuses is said, and nothing is done."""
        try:
            return super().changelist_view(request, extra_context)
        except (Refused, ValidationError) as refusal:
            self.tell(request, refusal)
            return redirect(request.get_full_path())

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The action that deletes bears the name of what it does here."""
        actions = super().get_actions(request)
        deleting = actions.get("delete_selected")
        if deleting is not None:
            function, name, _ = deleting
            actions["delete_selected"] = (
                function,
                name,
                f"Withdraw the selected {self.opts.verbose_name_plural}",
            )
        return actions

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        """Say that it was withdrawn."""
        self.message_user(request, f"Withdrawn: {obj_display}. It stays known to the past of the record.")
        return redirect(self.address("changelist"))

    def tell(self, request: HttpRequest, refusal: Refused | ValidationError) -> None:
        """Say every reason for which a verb did nothing."""
        sentences = refusal.messages if isinstance(refusal, ValidationError) else map(str, refusal.objections)
        for sentence in sentences:
            self.message_user(request, sentence, messages.ERROR)


def _user(request: HttpRequest) -> User:
    """Who asks; the desk lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user
