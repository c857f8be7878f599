-- What ingest remembers from poll to poll. The schema is set by Flyway (schema "ingest").

CREATE TABLE feeds (
    url               text PRIMARY KEY,
    outlet_id         text        NOT NULL,
    -- false: taken off the list; its memory stays, so that putting it back raises no old news
    listed            boolean     NOT NULL,
    etag              text,
    last_modified     text,
    -- of the document that was last worked off completely
    body_hash         text,
    -- false until the first poll has been worked off completely: its articles are backlog
    baseline_complete boolean     NOT NULL DEFAULT false,
    next_poll         timestamptz NOT NULL,
    claimed_until     timestamptz,
    last_poll         timestamptz,
    last_success      timestamptz,
    newest_entry      timestamptz,
    last_outcome      text,
    last_detail       text,
    failures          integer     NOT NULL DEFAULT 0
);

CREATE INDEX feeds_due ON feeds (next_poll) WHERE listed;

CREATE TABLE entries (
    feed_url     text        NOT NULL REFERENCES feeds (url),
    identity     text        NOT NULL,
    content_hash text        NOT NULL,
    article_id   text,
    first_seen   timestamptz NOT NULL,
    last_changed timestamptz NOT NULL,
    PRIMARY KEY (feed_url, identity)
);

CREATE TABLE articles (
    article_id    text PRIMARY KEY,
    outlet_id     text        NOT NULL,
    feed_url      text        NOT NULL,
    canonical_url text        NOT NULL,
    revision      integer     NOT NULL,
    text_hash     text        NOT NULL,
    from_page     boolean     NOT NULL,
    backlog       boolean     NOT NULL,
    published     timestamptz,
    first_seen    timestamptz NOT NULL,
    last_changed  timestamptz NOT NULL
);
