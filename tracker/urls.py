"""Addresses: the three faces of the tracker. Static files are whitenoise's."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("positions.api.urls")),
    path("", include("positions.pages.urls")),
]

handler400 = "positions.pages.errors.bad_request"
handler403 = "positions.pages.errors.forbidden"
handler404 = "positions.pages.errors.not_found"
handler500 = "positions.pages.errors.failed"
