-- Feeds that were added while the service ran, beside those of the file.

ALTER TABLE feeds
    ADD COLUMN added boolean NOT NULL DEFAULT false;

CREATE TABLE added_outlets (
    id       text PRIMARY KEY,
    name     text    NOT NULL,
    country  text,
    language text,
    tier     integer NOT NULL
);

-- When something was last done that may not be done often.
CREATE TABLE last_done (
    what text PRIMARY KEY,
    at   timestamptz NOT NULL
);
