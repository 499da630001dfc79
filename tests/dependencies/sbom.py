"""What the software is made of, as CycloneDX: `make sbom`.

Every package of requirements.txt, with its version and its hashes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from pip_requirements_parser import RequirementsFile  # type: ignore[import-untyped]

PINNED = Path(__file__).resolve().parent.parent.parent / "requirements.txt"


def bill(requirements: Path) -> Bom:
    """The bill of materials of what a file of pinned requirements names."""
    software = Component(name="tracker", type=ComponentType.APPLICATION)
    bom = Bom()
    bom.metadata.component = software
    for one in RequirementsFile.from_file(str(requirements)).requirements:
        version = one.get_pinned_version
        package = Component(
            name=one.name,
            version=version,
            purl=PackageURL("pypi", None, one.name, version),
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=_digits(said)) for said in one.hash_options],
        )
        bom.components.add(package)
        bom.register_dependency(software, [package])
    return bom


def _digits(option: str) -> str:
    """The digits of `--hash=sha256:…`."""
    return option.rpartition(":")[2]


def main() -> None:
    """Write it to the file that is named."""
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(JsonV1Dot6(bill(PINNED)).output_as_string(indent=2))


if __name__ == "__main__":
    main()
