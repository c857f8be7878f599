-- Every verdict decided about, so that one that comes again is recognised.
create table verdict (
  event_id    text primary key,
  article_id  text not null,
  revision    integer not null,
  decided_at  timestamptz not null default now()
);

-- Articles about the same change; see the record Story.
create table story (
  story_id    text primary key,
  scope       text not null,
  instrument  text not null,
  change_type text not null,
  subject     text not null generated always as (scope || '/' || instrument || '/' || change_type) stored,
  certainty   text not null,
  actors      text[] not null,
  parties     text[] not null,
  first_event timestamptz not null,
  last_event  timestamptz not null
);

create index story_by_subject on story (subject, last_event);

create table story_article (
  story_id    text not null references story,
  article_id  text not null,
  revision    integer not null,
  event_time  timestamptz not null,
  quotes      text[] not null,
  notice_id   text,
  primary key (story_id, article_id)
);

create index story_article_by_article on story_article (article_id);

-- What was told, as it was told; number counts in the order of raising.
create table notice (
  number      bigint generated always as identity unique,
  notice_id   text primary key,
  story_id    text not null references story,
  dossier     text,
  instrument  text not null,
  change_type text not null,
  raised_at   timestamptz not null,
  event       jsonb not null
);

create index notice_by_dossier on notice (dossier, number desc);

-- What became of each verdict and each change it reports, with the reason.
create table decision (
  verdict_id  text not null references verdict,
  outcome     text not null,
  reason      text not null,
  story_id    text,
  notice_id   text
);

create index decision_by_verdict on decision (verdict_id);

-- Events decided on but not known to be on their topic yet.
create table outbox (
  position    bigint generated always as identity primary key,
  topic       text not null,
  event_id    text not null,
  event       jsonb not null,
  unique (topic, event_id)
);

-- Up to where the events of a topic are known to have left the outbox.
create table topic_mark (
  topic       text not null,
  partition   integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);
