"""Addresses of signing in, below the desk's: only those of django-allauth that the desk uses."""

from __future__ import annotations

from allauth.account import views
from django.urls import include, path

from positions.admin.sign_in.views import SignIn

urlpatterns = [
    path("login/", SignIn.as_view(), name="account_login"),
    path("account/leave/", views.logout, name="account_logout"),
    path("account/confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("account/factors/", include("allauth.mfa.urls")),
]
