-- The ledger: what every article says, from which the state of each agreement and each position follow. Stories of the
-- first version knew too little to be carried over: a change told before the upgrade is told once more if it is reported
-- again; the notices themselves stay.
alter table notice drop constraint notice_story_id_fkey;
drop table story_article;
drop table story;

-- What an article says in its latest revision; see the record Book.Entry.
create table article (
  article_id  text primary key,
  revision    integer not null,
  subjects    text[] not null,
  event_time  timestamptz not null,
  body        jsonb not null
);

create index article_by_subject on article using gin (subjects);
create index article_by_time on article (event_time);

-- Developments that were told; see the record Story.
create table story (
  story_id    text primary key,
  scope       text not null,
  instrument  text not null,
  change_type text not null,
  certainty   text not null,
  facts       text[] not null,
  told        text[] not null,
  opened_at   timestamptz not null default now()
);

create table story_article (
  story_id    text not null references story,
  article_id  text not null,
  scope       text not null,
  instrument  text not null,
  revision    integer not null,
  quotes      text[] not null,
  notice_id   text,
  primary key (story_id, article_id)
);

create index story_article_by_article on story_article (article_id);

-- The state of each agreement of a watched conflict, as it was told last.
create table agreement (
  agreement_id text primary key,
  dossier      text not null,
  instrument   text not null,
  state        text not null,
  event        jsonb not null
);

-- What each party last said on each clause.
create table position (
  position_id text primary key,
  dossier     text not null,
  party       text not null,
  clause      text not null,
  stated      timestamptz not null,
  event       jsonb not null
);

-- Of what a compacted topic is to hold, only the last state of a key need leave the outbox.
alter table outbox add column key text not null default '';

create index notice_by_story on notice (story_id, number);
