"""The facts of the record: one file for each family of tables.

Constraints and triggers hold the rules that a database can hold; the querysets beside the
tables speak the domain's words. What changes a position's state lives in ``editorial``.
"""

from positions.models.accounts import Account, AccountRole, SecondFactor
from positions.models.actors import Alias, Country, Group, Membership, Official, Tenure
from positions.models.batches import Batch
from positions.models.changes import Change, DataVersion
from positions.models.codebook import Proposition, Topic
from positions.models.counts import FirstCitation, MonthCount, StanceCount
from positions.models.enquiries import Enquiry
from positions.models.forums import Forum, Instrument, Session
from positions.models.positions import Citation, Dissociation, Position
from positions.models.sources import ReferenceSource, Source
from positions.models.stances import StancePeriod
from positions.models.tallies import StanceTally
from positions.models.written_evidence import WrittenEvidence

__all__ = [
    "Account",
    "AccountRole",
    "Alias",
    "Batch",
    "Change",
    "Citation",
    "Country",
    "DataVersion",
    "Dissociation",
    "Enquiry",
    "FirstCitation",
    "Forum",
    "Group",
    "Instrument",
    "Membership",
    "MonthCount",
    "Official",
    "Position",
    "Proposition",
    "ReferenceSource",
    "SecondFactor",
    "Session",
    "Source",
    "StanceCount",
    "StancePeriod",
    "StanceTally",
    "Tenure",
    "Topic",
    "WrittenEvidence",
]
