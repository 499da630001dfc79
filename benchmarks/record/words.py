"""Word lists of the synthetic record, written for it; no outside text.

Content words come most frequent first: a Zipf law is laid over their order, so that a search can be
made of rare words or of frequent ones.
"""

CONTENT = """
state government weapon system autonomous control human international law instrument binding negotiation
resolution support delegation proposal framework technology artificial intelligence military use risk
principle responsible development security national country statement group session expert treaty mandate
accountability commitment humanitarian force legal prohibition regulation measure capacity building access
cooperation dialogue safety standard transparency data model algorithm governance ethics dignity equality
draft paragraph consensus vote abstention objection amendment sponsor adoption text working committee
assembly council secretary convention protocol declaration summit conference panel scientific report
assessment verification compliance oversight judgement operator commander target engagement civilian
combatant distinction proportionality precaution liability attribution escalation deterrence nuclear
command communication launch decision bias discrimination privacy surveillance freedom expression
education health agriculture climate energy infrastructure compute semiconductor export licence sanction
trade investment innovation startup industry research university laboratory talent training skill
workforce employment displacement inequality gender youth indigenous disability language culture heritage
diversity inclusion participation stakeholder academia company platform provider deployer auditor
certification benchmark evaluation testing sandbox incident disclosure watermark provenance disinformation
election democracy sovereignty interference neutrality aggression territory border migration refugee
police prosecution court evidence remedy redress complaint ombudsman budget funding donor grant loan debt
bank fund voluntary pledge roadmap timeline milestone deadline review moratorium ban threshold red-line
prerogative reservation interpretation clarification footnote annex preamble chapter article clause scope
definition terminology taxonomy glossary methodology indicator statistic survey questionnaire consultation
hearing briefing workshop seminar webinar symposium roundtable coalition alliance bloc caucus chair
facilitator rapporteur envoy ambassador minister president spokesperson legislator mayor parliament senate
cabinet bureau agency authority regulator inspectorate registry observatory institute academy foundation
network partnership consortium compact charter constitution statute decree ordinance guideline code manual
doctrine strategy policy plan programme project pilot initiative campaign petition manifesto memorandum
agreement accord pact settlement arbitration mediation truce ceasefire disarmament demining munition
missile drone swarm loitering sensor radar satellite orbit spacecraft vessel submarine aircraft vehicle
robot exoskeleton battlefield theatre perimeter checkpoint convoy casualty hospital ambulance school
shelter siege blockade frontier foundation-model multimodal transformer neural gradient inference latency
bandwidth spectrum fibre datacentre cooling water carbon emission biodiversity ocean fishery forest desert
drought flood famine harvest fertiliser seed livestock vaccine pathogen laboratory-safety biosecurity
chemical radiological hazard explosion quantum cryptography encryption malware ransomware intrusion botnet
resilience redundancy failover patch interoperability portability openness licensing copyright patent
trademark royalty monopoly antitrust merger tariff quota subsidy procurement tender contract outsourcing
logistics warehouse shipping customs corridor pipeline grid reactor turbine battery lithium cobalt mineral
quarry refinery steel cement textile garment furniture bakery museum archive library manuscript folklore
orchestra cinema broadcast newspaper journalist blogger influencer teenager grandparent household landlord
tenant pension insurance premium actuary audit ledger invoice receipt voucher coupon lottery casino
stadium athlete referee tournament marathon bicycle tramway ferry aerodrome runway
""".split()  # noqa: SIM905  # a list of so many words reads better so

FUNCTION = """
the of and to in that for on with as by is be at from this it its which an are or not has should would
will while under such their all any before after between into
""".split()  # noqa: SIM905  # a list of so many words reads better so

EVERY = CONTENT + FUNCTION

ACTIVE = """
USA CHN RUS FRA GBR DEU BRA IND JPN ZAF AUT MEX CHE NLD CAN AUS CUB PAK IRN EGY KOR ITA ESP SWE NZL ARG
CHL PHL CRI IRL
""".split()  # noqa: SIM905  # a list of so many words reads better so
"""The most active delegations, first to last; of the others chance decides."""

TOPICS = (
    "Autonomous weapons",
    "AI in the military domain",
    "Global governance",
    "Safety",
    "Equity and access",
    "Human rights",
    "Standards",
    "Data governance",
    "Compute and trade",
    "Labour",
    "Stability in cyberspace",
    "Environment",
)
CITIES = {
    "Geneva": "CHE",
    "New York": "USA",
    "Vienna": "AUT",
    "Nairobi": "KEN",
    "Paris": "FRA",
    "Seoul": "KOR",
    "Brasilia": "BRA",
    "Addis Ababa": "ETH",
    "San Jose": "CRI",
    "Manila": "PHL",
}
GIVEN_NAMES = """
Ada Bo Chen Dara Elif Femi Gita Hugo Ines Jun Kofi Lena Mira Nils Omar Pia Quinn Rosa Sami Tala Uma Viktor Wen
Xenia Yara Zoe
""".split()  # noqa: SIM905  # a list of so many words reads better so
BODIES = (
    "Ministry of Foreign Affairs",
    "Permanent Mission in Geneva",
    "Permanent Mission in New York",
    "Ministry of Defence",
)
PUBLISHERS = ("Synthetic Digital Library", "Synthetic Ministry", "Synthetic Secretariat", "Synthetic Council")
LANGUAGES = ("en", "en", "en", "en", "en", "fr", "es", "ru", "zh", "ar")
