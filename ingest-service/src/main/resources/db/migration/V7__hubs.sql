-- Hubs push what is new in feeds, where ingest can be reached from outside.

CREATE TABLE hubs (
    url           text PRIMARY KEY,
    -- entries that came first by push, that came first by poll, and of these those that the hub never pushed
    pushed        bigint NOT NULL DEFAULT 0,
    polled        bigint NOT NULL DEFAULT 0,
    missed        bigint NOT NULL DEFAULT 0,
    demoted_until timestamptz
);

CREATE TABLE subscriptions (
    feed_url     text PRIMARY KEY REFERENCES feeds (url),
    hub_url      text        NOT NULL REFERENCES hubs (url),
    topic        text        NOT NULL,
    -- the end of the callback's address
    token        text        NOT NULL UNIQUE,
    secret       text        NOT NULL,
    state        text        NOT NULL,
    failures     integer     NOT NULL,
    next_request timestamptz NOT NULL,
    -- since when the hub pushes without a break
    confirmed    timestamptz,
    lease_until  timestamptz
);

CREATE INDEX subscriptions_due ON subscriptions (next_request);
CREATE INDEX subscriptions_of_hub ON subscriptions (hub_url);

-- Entries that a poll found before the hub pushed them.
CREATE TABLE awaited (
    feed_url text        NOT NULL,
    identity text        NOT NULL,
    since    timestamptz NOT NULL,
    PRIMARY KEY (feed_url, identity)
);

CREATE INDEX awaited_since ON awaited (since);
