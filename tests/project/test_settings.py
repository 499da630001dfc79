"""The local mode needs no word; a site that forgets something does not start, and is strict when it does."""

import subprocess
import sys

import pytest

from tests.project.shell import ROOT, SITE, environment, manage
from tracker.database import databases


@pytest.mark.parametrize("forgotten", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_a_site_that_forgets_something_stops_with_a_sentence_that_names_it(forgotten):
    done = manage("check", **{name: value for name, value in SITE.items() if name != forgotten})
    assert done.returncode == 1
    assert f"The tracker cannot start. {forgotten} is not set: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_site_is_clean_under_the_deployment_check():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **SITE)
    assert done.returncode == 0, done.stderr


def test_a_secret_alone_already_means_a_site():
    done = manage("check", SECRET_KEY=SITE["SECRET_KEY"])
    assert "ALLOWED_HOSTS is not set" in done.stderr


def test_the_local_mode_makes_a_key_of_its_own_once(tmp_path):
    assert manage("check", TRACKER_VAR=str(tmp_path)).returncode == 0
    key = tmp_path / "secret_key"
    first = key.read_text()
    assert len(first) > 50
    assert key.stat().st_mode & 0o777 == 0o600
    assert manage("check", TRACKER_VAR=str(tmp_path)).returncode == 0
    assert key.read_text() == first


@pytest.mark.parametrize(
    "url", ["mysql://localhost/x", "sqlite://:memory:", "nonsense", "postgres://localhost"]
)
def test_a_database_that_is_not_postgresql_is_refused(url):
    done = manage("check", DATABASE_URL=url)
    assert done.returncode == 1
    assert "The tracker cannot start. DATABASE_URL" in done.stderr


def test_each_thread_keeps_its_connection_and_gives_up_a_server_that_is_gone(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@db.example/tracker?sslmode=require&connect_timeout=9")
    database = databases(var_dir=tmp_path)["default"]
    assert database["HOST"] == "db.example"
    assert database["CONN_MAX_AGE"] is None
    patience = {"connect_timeout": 9, "tcp_user_timeout": 10_000, "keepalives_idle": 30}
    assert patience.items() <= database["OPTIONS"].items()
    assert database["OPTIONS"]["sslmode"] == "require"


def test_every_page_forbids_code_that_is_not_ours(client):
    policy = client.get("/admin/login/", secure=True).headers["Content-Security-Policy"]
    assert "script-src 'self';" in f"{policy};"
    assert "unsafe" not in policy


def test_the_web_processes_give_up_a_statement_that_nobody_would_wait_for(tmp_path, monkeypatch):
    monkeypatch.setenv("STATEMENT_TIMEOUT", "15000")
    told = databases(var_dir=tmp_path)["default"]["OPTIONS"]["options"]
    assert "-c statement_timeout=15000" in told
    set_by_the_door = "import tracker.wsgi, os; print(os.environ['STATEMENT_TIMEOUT'])"
    done = subprocess.check_output(
        [sys.executable, "-c", set_by_the_door], cwd=ROOT, env=environment(**SITE), text=True
    )
    assert done.strip() == "15000"


@pytest.mark.parametrize(("size", "status"), [("20000001", 413), ("9" * 400, 413), ("no", 400), ("-1", 400)])
@pytest.mark.parametrize("address", ["/admin/login/", "/api/v1/positions/", "/countries/"])
def test_what_is_larger_than_anything_that_is_taken_is_refused_unread(client, address, size, status):
    answer = client.post(address, b"", content_type="text/plain", CONTENT_LENGTH=size)
    assert answer.status_code == status
