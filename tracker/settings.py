"""The settings of the tracker, all of them, read from the environment.

Local mode (DEBUG on) needs no variable at all and is what `make run`, the tests and a developer's
`manage.py` use. A site (DEBUG off) must say SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL, and stops with
a sentence when one is missing. docs/operations.md lists every variable.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from tracker.caches import caches
from tracker.database import DATABASE, databases
from tracker.environment import choice, flag, folder, number, required, text, words
from tracker.hosts import public_host
from tracker.local_key import local_key
from tracker.monitoring.errors import report_errors
from tracker.monitoring.logs import logging

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = folder(
    "TRACKER_VAR", BASE_DIR / "var", says="folder for everything a local installation writes", shown="`var`"
)
RELEASES_DIR = folder(
    "RELEASES_DIR",
    VAR_DIR / "releases",
    says="where `build_release` writes and `/data/` reads; several servers share it",
    shown="`var/releases`",
)

# Whoever names a secret or the hosts of a site does not mean the local mode: so it is never on by oversight.
DEBUG = flag(
    "DEBUG",
    default=not (text("SECRET_KEY") or text("ALLOWED_HOSTS")),
    says="local mode; off as soon as `SECRET_KEY` or `ALLOWED_HOSTS` is set",
)

SIGNS, HOSTS = "signs sessions and cursors", "host names, comma-separated"
if DEBUG:
    SECRET_KEY = text("SECRET_KEY", says=SIGNS, shown="made once, kept in `var/secret_key`")
    SECRET_KEY = SECRET_KEY or local_key(VAR_DIR / "secret_key")
    ALLOWED_HOSTS = words(
        text("ALLOWED_HOSTS", "localhost,.localhost,127.0.0.1,[::1]", says=HOSTS, shown="this machine")
    )
else:
    SECRET_KEY = required("SECRET_KEY", "a site needs a long random secret of its own.", says=SIGNS)
    ALLOWED_HOSTS = words(required("ALLOWED_HOSTS", "name the hosts that this site answers for.", says=HOSTS))
    required(
        "DATABASE_URL",
        "name the PostgreSQL database of this site, postgres://user:password@host/name.",
        says=DATABASE,
    )
DESK_HOST = text(
    "DESK_HOST",
    says="host name of the desk alone: `/admin/` answers there and on no other, all else leads from there "
    "to the first of `ALLOWED_HOSTS`; none: one host has both",
)
PUBLIC_HOST = public_host(ALLOWED_HOSTS, DESK_HOST)
ALLOWED_HOSTS = [*ALLOWED_HOSTS, DESK_HOST] if DESK_HOST else ALLOWED_HOSTS

INSTALLED_APPS = [
    "positions",  # before django.contrib.admin: its admin templates win
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "corsheaders",
    "csp",
    "import_export",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "tracker.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.sizes.Sizes",
    "tracker.read_only.ReadOnly",
    "corsheaders.middleware.CorsMiddleware",
    "positions.api.limits.RateLimit",
    "positions.pages.limits.PageLimit",
    "positions.conditional.Conditional",  # before the session: who holds the answer costs one look
    "tracker.dear.Dear",
    "positions.compression.Compression",
    "tracker.browsers.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tracker.browsers.Accounts",
    "allauth.account.middleware.AccountMiddleware",
    "tracker.browsers.Changes",
    "tracker.browsers.Messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tracker.browsers.Contents",
    "tracker.hosts.Hosts",
    "positions.pages.outage.Outage",
    "positions.pages.errors.ErrorPages",
    "positions.pages.table_download.AsAsked",
]

# Who changed what, and by which page; reading changes nothing.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "positions.pages.context.site",
                "positions.admin.sign_in.context.frame",
            ],
            "libraries": {"frame": "positions.pages.frame"},  # tags that only the public pages use
        },
    },
]

# ---------------------------------------------------------------------------------------------- data

DATABASES = databases(var_dir=VAR_DIR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# None in local mode, where templates change under it.
FINISHED_BYTES = 1_000_000 * number(
    "FINISHED_BYTES",
    default=0 if DEBUG else 64,
    most=100_000,
    says="megabytes of finished answers that each process keeps; a change of the record makes all of them "
    "unreachable at once",
)
CACHES = caches(
    text(
        "CACHE_URL",
        says="`redis://host:6379/0` of a Redis or Valkey in which all processes count the requests of a "
        "client together",
    )
)

# ------------------------------------------------------------------------------- language and time

LANGUAGE_CODE = "en-gb"
USE_TZ = True
TIME_ZONE = "UTC"

# ------------------------------------------------------------------------------------- static files

STATIC_URL = "/static/"
STATIC_ROOT = folder(
    "STATIC_ROOT", VAR_DIR / "static", says="where `collectstatic` writes", shown="`var/static`"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# In local mode straight from the apps' folders: no collectstatic before the first look.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# -------------------------------------------------------------------------------- people and safety

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Long ones, of any characters: rules of composition make people add a 1 and a sign.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "positions.admin.sign_in.passwords.GuessedFirst"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# Whoever signs in to a site gives a second factor. On one's own machine a password is enough.
SECOND_FACTOR_REQUIRED = not DEBUG
SECRET_KEY_FALLBACKS = words(
    text(
        "SECRET_KEY_FALLBACKS",
        says="former secrets, comma-separated: what they signed or encrypted still counts while a new one is "
        "brought in",
    )
)
ACCOUNT_ADAPTER = "positions.admin.sign_in.adapters.Accounts"
ACCOUNT_FORMS = {"login": "positions.admin.sign_in.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators make the accounts and know whose they are
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",  # an account waits minutes, and never for ever
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("BEHIND_PROXY", default=False) else 0
MFA_ADAPTER = "positions.admin.sign_in.adapters.SecondFactors"
MFA_FORMS = {
    "authenticate": "positions.admin.sign_in.forms.SecondFactorForm",
    "authenticate_webauthn": "positions.admin.sign_in.forms.PasskeyForm",
    "reauthenticate": "positions.admin.sign_in.forms.ConfirmForm",
    "reauthenticate_webauthn": "positions.admin.sign_in.forms.ConfirmByPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # as above
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "AI governance positions"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG  # passkeys on http://localhost

# Scripts and styles come from our own files only: no inline code, no other host.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_ENGINE = "positions.admin.sign_in.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # a long day at the desk, counted from the way in
# Browsers take cookies of these names from this host alone, and only over HTTPS.
SESSION_COOKIE_NAME = "sessionid" if DEBUG else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if DEBUG else "__Host-csrftoken"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie more

# A proxy that ends TLS must set X-Forwarded-Proto itself; believing it without such a proxy is unsafe.
BEHIND_PROXY = flag(
    "BEHIND_PROXY",
    default=False,
    says="trust the proxy's `X-Forwarded-Proto`, its `X-Forwarded-For` to tell clients apart, and its "
    "`X-Request-ID`",
)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = flag("HTTPS_REDIRECT", default=not DEBUG, says="send plain HTTP to HTTPS")
SECURE_HSTS_SECONDS = number(
    "HSTS_SECONDS", default=0 if DEBUG else 365 * 24 * 3600, says="how long browsers insist on HTTPS"
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_SECONDS > 0
# Entering a domain in the browsers' preload lists binds all its sites for years: its owner's decision.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# ---------------------------------------------------------------------------------------------- API

# What is generic; renderers, pages and filters are said in positions.api, beside what they serve.
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "EXCEPTION_HANDLER": "positions.api.problems.handle",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Positions on AI governance",
    "DESCRIPTION": "Which State holds which position, since when, who said so, where, and on what evidence.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [],  # positions.api.description names the enumerations itself
}
CORS_URLS_REGEX = r"^/api/.*$"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_EXPOSE_HEADERS = [
    "Data-Status",
    "Data-Version",
    "ETag",
    "Link",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "X-Total-Count",
]
API_RATE_LIMIT = number(
    "API_RATE_LIMIT",
    default=600,
    says="requests to the API that one client may make in a window: in each process, or with `CACHE_URL` in "
    "all; 0: any number",
)
API_RATE_SECONDS = number("API_RATE_SECONDS", default=60, least=1, says="length of that window")
PAGE_RATE_LIMIT = number(
    "PAGE_RATE_LIMIT",
    default=0 if DEBUG else 600,
    says="pages that may be made for one client in a window, as the API counts; those that lie finished are "
    "not counted; 0: any number",
)
PAGE_RATE_SECONDS = number("PAGE_RATE_SECONDS", default=60, least=1, says="length of that window")

# --------------------------------------------------------------------------------------- monitoring

LOGGING = logging(
    level=choice(
        "LOG_LEVEL",
        default="WARNING",
        among=("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"),
        says="of the log on standard error; INFO: a line for each request",
    ),
    as_json=not DEBUG,
)
METRICS_TOKEN = text(
    "METRICS_TOKEN",
    says="who sends it (`Authorization: Bearer …`) may read `/metrics`; none: nobody, and nothing is counted",
)
if SENTRY_DSN := text("SENTRY_DSN", says="where errors are reported, by Sentry's protocol; none: nowhere"):
    report_errors(SENTRY_DSN)
