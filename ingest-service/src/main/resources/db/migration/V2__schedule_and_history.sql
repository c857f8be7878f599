-- The schedule of each feed follows its outlet, and its last polls are kept.

ALTER TABLE feeds
    ADD COLUMN id              bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- where it is read; another address than the listed one after a permanent redirect
    ADD COLUMN address         text,
    -- a permanent redirect that was seen, but not often enough to be believed
    ADD COLUMN sighted         text,
    ADD COLUMN sightings       integer NOT NULL DEFAULT 0,
    ADD COLUMN paused          boolean NOT NULL DEFAULT false,
    ADD COLUMN polls           bigint  NOT NULL DEFAULT 0,
    -- milliseconds
    ADD COLUMN pinned_ms       bigint,
    ADD COLUMN interval_ms     bigint  NOT NULL DEFAULT 0,
    ADD COLUMN update_ms       bigint,
    -- the latest entries: how many since when
    ADD COLUMN rate_since      timestamptz,
    ADD COLUMN rate_entries    integer,
    -- of the last document
    ADD COLUMN entries         integer NOT NULL DEFAULT 0,
    -- weights of the failures in a row, added up
    ADD COLUMN errors          double precision NOT NULL DEFAULT 0,
    ADD COLUMN gaps            integer NOT NULL DEFAULT 0,
    ADD COLUMN last_gap        timestamptz;

UPDATE feeds SET address = url;
ALTER TABLE feeds ALTER COLUMN address SET NOT NULL;

DROP INDEX feeds_due;
CREATE INDEX feeds_due ON feeds (next_poll) WHERE listed AND NOT paused;

-- A ring of the last 30 polls per feed: a poll takes the place of the one 30 polls before.
CREATE TABLE feed_events (
    feed_id       bigint      NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    slot          integer     NOT NULL,
    at            timestamptz NOT NULL,
    outcome       text        NOT NULL,
    detail        text        NOT NULL,
    entries       integer,
    seen          integer,
    published     integer     NOT NULL,
    gap_suspected boolean     NOT NULL,
    millis        bigint      NOT NULL,
    PRIMARY KEY (feed_id, slot)
);
