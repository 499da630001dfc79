"""Addresses: the three faces of the tracker. Static files are whitenoise's."""

from django.urls import include, path

from positions.admin import desk

urlpatterns = [
    path("admin/", include("positions.admin.sign_in.urls")),  # before the desk: its way in wins
    path("admin/", desk.urls),
    path("api/", include("positions.api.urls")),
    path("", include("positions.pages.urls")),
]

handler400 = "positions.pages.errors.bad_request"
handler403 = "positions.pages.errors.forbidden"
handler404 = "positions.pages.errors.not_found"
handler500 = "positions.pages.errors.failed"
