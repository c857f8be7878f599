-- Articles that were flagged are read again; what changed is told in sentences.

ALTER TABLE articles
    -- as the feed gave it; absent in articles of earlier versions
    ADD COLUMN url       text,
    -- of the last revision, for some days
    ADD COLUMN title     text,
    ADD COLUMN text      text,
    ADD COLUMN withdrawn boolean NOT NULL DEFAULT false,
    -- how often the outlet corrected nothing but slips of the pen
    ADD COLUMN typos     integer NOT NULL DEFAULT 0,
    ADD COLUMN last_typo timestamptz;

CREATE INDEX articles_with_wording ON articles (last_changed) WHERE text IS NOT NULL;

CREATE TABLE flagged (
    article_id text PRIMARY KEY REFERENCES articles (article_id) ON DELETE CASCADE,
    flagged    timestamptz NOT NULL,
    next_read  timestamptz NOT NULL,
    -- how often in a row its page was not found
    missed     integer     NOT NULL DEFAULT 0
);

CREATE INDEX flagged_due ON flagged (next_read);
