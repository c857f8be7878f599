-- A part of an article, such as what stands before a wall, is no new revision of one that was read whole.

ALTER TABLE ingest.articles ADD COLUMN is_whole boolean NOT NULL DEFAULT false;
