-- What somebody wants to hear nothing of for a while; see the record Silence.
create table silence (
  silence_id text primary key,
  match      jsonb not null,
  author     text not null,
  reason     text not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null
);

create index silence_by_end on silence (ends_at);

-- Up to which of its notices somebody knows a story: a later one is not acknowledged by that.
create table acknowledgement (
  story_id text primary key,
  number   bigint not null,
  author   text not null,
  at       timestamptz not null
);

-- Who takes care of a story.
create table claim (
  story_id text primary key,
  author   text not null,
  at       timestamptz not null
);
