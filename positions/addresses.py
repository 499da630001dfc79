"""Addresses of documents: how one is kept, and when two lead to the same document.

What is kept still leads where the typed address led: only what no server looks at, or what
counts visitors, is taken away. Two addresses are compared more freely, by their ``key``.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

PORTS: Final = {"http": 80, "https": 443}
"""The port that each scheme means where none is named."""

TRACKING: Final = re.compile(
    r"(utm_|mtm_|pk_|matomo_|oly_|vero_|hsa_|at_custom|trk_)\w+"
    r"|(fb|g|d|ms|y|tw|tt|wick)clid|wickedid|(gb|wb)raid|gclsrc|li_fat_id|igsh(id)?"
    r"|mc_[ce]id|mkt_tok|_hs(enc|mi)|_gl|_ga|_openstat|s_cid|cmpid|smid|ref_(src|url)",
    re.IGNORECASE,
)
"""Names of parameters that tell where a visitor came from, and nothing about the document."""

UNRESERVED: Final = re.compile(r"%([0-9A-Fa-f]{2})")
SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def tidied(address: str) -> str:
    """The address as it is kept: scheme and host in small letters, without what leads nowhere.

    A default port, a fragment and tracking parameters go; ``https`` is added where no scheme
    was typed. A fragment that begins with ``!`` or ``/`` names the document on some sites and
    stays. Raises ValueError with a sentence for what is no address of the web.
    """
    parts = _parts(address.strip())
    query = "&".join(one for one in parts.query.split("&") if one and not _tracks(one))
    fragment = parts.fragment if parts.fragment[:1] in ("!", "/") else ""
    return urlunsplit((parts.scheme, _host(parts), _plain(parts.path) or "/", _plain(query), fragment))


def key(address: str) -> str:
    """What two addresses of the same document have in common.

    Beside what ``tidied`` takes away: ``http`` or ``https``, ``www.``, slashes at the end and
    the order of parameters make no difference. Raises ValueError as ``tidied`` does.
    """
    parts = urlsplit(tidied(address))
    path = quote(parts.path.rstrip("/"), safe=SAFE)
    query = "&".join(sorted(quote(parts.query, safe=SAFE).split("&")))
    fragment = parts.fragment.rstrip("/")
    return f"{site(address)}{path}?{query}#{fragment}"


def site(address: str) -> str:
    """The host by which addresses are told apart, with its port, without ``www.``."""
    host = _host(_parts(address.strip()))
    with suppress(UnicodeError):  # a name that no register knows is compared as it stands
        host = host.encode("idna").decode("ascii")
    return host.removeprefix("www.")


SAFE: Final = "%/:@!$&'()*+,;=~?"
"""What an address may hold unchanged; the per cent sign, since what it escapes stays escaped."""


def _parts(address: str) -> SplitResult:
    if not SCHEME.match(address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        port = parts.port  # refuses what is no number
    except ValueError as error:
        raise ValueError("This is not an address.") from error
    if parts.scheme not in PORTS:
        raise ValueError("An address begins with https:// or http://.")
    if "@" in parts.netloc:
        raise ValueError("An address of a document holds no name of a user.")
    if not (parts.hostname or "").strip(".") or port == 0 or re.search(r"[\s\\]", address):
        raise ValueError("This is not an address.")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _plain(text: str) -> str:
    """Escapes in one shape: letters and digits are never escaped, the rest in capitals."""

    def plain(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if re.fullmatch(r"[A-Za-z0-9._~-]", letter) else found[0].upper()

    return UNRESERVED.sub(plain, text)


def _tracks(parameter: str) -> bool:
    return TRACKING.fullmatch(unquote_plus(parameter.partition("=")[0])) is not None
