"""The statements of the floor, prepared once for each connection.

They read the product's own tables by its own indexes, also what the product keeps ready there: the sources
of a position as finished JSON and cells. Names are not joined: they come from dictionaries, as in the
product.
"""

ROW = """
    p.id, p.date, p.date_precision, p.country_id, p.group_id, p.stance, p.proposition_id, p.kind,
    p.official_id, p.forum_id, p.session_id, p.instrument_id, p.summary, p.published_at,
    (SELECT w.sources FROM positions_writtenevidence w WHERE w.position_id = p.id),
    CASE WHEN p.group_id IS NOT NULL THEN ARRAY(
        SELECT d.country_id FROM positions_dissociation d WHERE d.position_id = p.id
    ) END
"""


def _page(where: str) -> str:
    return f"""
        SELECT {ROW} FROM (
            SELECT * FROM positions_position WHERE status = 'published' AND {where}
            ORDER BY date DESC, id DESC LIMIT 50
        ) p ORDER BY p.date DESC, p.id DESC
    """


OF_PAIR = _page("country_id = %(country)s::bigint AND proposition_id = %(proposition)s::bigint")
NEWEST = _page("true")
AFTER = _page("(date, id) < (%(after_date)s::date, %(after)s::bigint)")

OF_TOPIC = f"""
    SELECT {ROW} FROM (
        SELECT q.* FROM unnest(%(propositions)s::bigint[]) AS about (id)
        CROSS JOIN LATERAL (
            SELECT * FROM positions_position
            WHERE status = 'published' AND proposition_id = about.id AND stance = %(stance)s::text
            AND date BETWEEN %(start)s::date AND %(end)s::date
            ORDER BY date DESC, id DESC LIMIT 50
        ) q ORDER BY q.date DESC, q.id DESC LIMIT 50
    ) p ORDER BY p.date DESC, p.id DESC
"""
"""One range of the index for each proposition of the topic, then merged."""

ONE = f"SELECT {ROW} FROM positions_position p WHERE p.id = %(number)s::bigint"

COUNTS = """
    SELECT stance, count(*) FROM positions_position
    WHERE status = 'published' AND proposition_id = %(proposition)s::bigint GROUP BY stance
"""
"""Counted each time, where the product keeps the counts."""

LENGTHS = tuple(2**power for power in range(14))
CLASSES = ", ".join(f"({number}, {most})" for number, most in enumerate((*LENGTHS, 1_000_000)))
CLASS_OF = f"""width_bucket(
    COALESCE(period."end" - period.start, 16384), ARRAY{[days + 1 for days in LENGTHS]}
)"""
HELD = f"""
    SELECT period.country_id, period.proposition_id, period.stance, period.since, period.until,
        period.group_id, period.position_id, position.date
    FROM (VALUES {CLASSES}) AS length (class, most)
    JOIN positions_stanceperiod period ON period.proposition_id = ANY(%(propositions)s::bigint[])
        AND {CLASS_OF} = length.class
        AND period.start <= %(on)s::date AND period.start > %(on)s::date - length.most
    JOIN positions_position position ON position.id = period.position_id
    WHERE period."end" IS NULL OR period."end" > %(on)s::date
"""
"""By the index of periods by length, the fastest way that was found."""

FOUND = f"""
    SELECT {ROW} FROM (
        SELECT *, ts_rank(search_vector, query) AS rank
        FROM positions_position, websearch_to_tsquery('english', %(q)s::text) AS query
        WHERE status = 'published' AND search_vector @@ query ORDER BY rank DESC, id DESC LIMIT 20
    ) p ORDER BY p.rank DESC, p.id DESC
"""
"""Every match is ranked."""

EXPORT = """
    COPY (
        SELECT p.id, 'http://127.0.0.1/api/v1/positions/' || p.id || '/' AS url, p.date, p.date_precision,
            CASE WHEN p.group_id IS NULL THEN 'country' ELSE 'group' END AS actor_type,
            coalesce(country.iso3, "group".slug) AS actor_code,
            coalesce(country.name, "group".name) AS actor_name, p.stance,
            proposition.slug AS proposition_slug, proposition.title AS proposition_title,
            topic.slug AS proposition_topic, p.kind, official.slug AS official_slug,
            official.name AS official_name, NULL AS official_title, forum.slug AS forum_slug,
            forum.name AS forum_name, session.slug AS session_slug, session.name AS session_name,
            instrument.slug AS instrument_slug, instrument.symbol AS instrument_symbol,
            instrument.title AS instrument_title, p.summary, cited.titles AS sources_title,
            cited.urls AS sources_url, cited.publishers AS sources_publisher,
            cited.days AS sources_published_on, cited.locators AS sources_locator,
            aside.countries AS dissociated, p.published_at, p.retracted_at, p.retraction_reason,
            p.corrects_id AS corrects, NULL AS corrected_by
        FROM positions_position p
        LEFT JOIN positions_country country ON country.id = p.country_id
        LEFT JOIN positions_group "group" ON "group".id = p.group_id
        JOIN positions_proposition proposition ON proposition.id = p.proposition_id
        JOIN positions_topic topic ON topic.id = proposition.topic_id
        LEFT JOIN positions_official official ON official.id = p.official_id
        LEFT JOIN positions_forum forum ON forum.id = p.forum_id
        LEFT JOIN positions_session session ON session.id = p.session_id
        LEFT JOIN positions_instrument instrument ON instrument.id = p.instrument_id
        LEFT JOIN positions_writtenevidence cited ON cited.position_id = p.id
        LEFT JOIN (
            SELECT d.position_id, string_agg(country.iso3, '|') AS countries
            FROM positions_dissociation d JOIN positions_country country ON country.id = d.country_id
            GROUP BY d.position_id
        ) aside ON aside.position_id = p.id
        WHERE p.status = 'published'
    ) TO STDOUT WITH (FORMAT csv, HEADER)
"""
"""The columns of the product's CSV, joined by the server, in no order: nothing can send them sooner.

The cells of sources are those that the product keeps ready; no other is made fit for a spreadsheet.
"""
