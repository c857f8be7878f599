-- Who is to be told what, and what became of it; see the interface DeliveryLedger.
create table delivery (
  number      bigint generated always as identity unique,
  delivery_id text primary key,
  notice_id   text not null,
  story_id    text not null,
  receiver    text not null,
  route       text not null,
  occasion    text not null,
  group_key   text not null,
  flash       boolean not null,
  state       text not null default 'WAITING',
  reason      text,
  attempts    integer not null default 0,
  reference   text,
  created_at  timestamptz not null,
  due_at      timestamptz not null,
  expires_at  timestamptz not null,
  settled_at  timestamptz
);

create index delivery_waiting on delivery (receiver, group_key) where state = 'WAITING';
create index delivery_expiring on delivery (expires_at) where state = 'WAITING';
create index delivery_by_notice on delivery (notice_id);
create index delivery_by_story on delivery (story_id, receiver);

-- What is sent to a receiver together. Nothing waits while it is not due at any time.
create table delivery_group (
  receiver    text not null,
  group_key   text not null,
  due_at      timestamptz,
  sent_at     timestamptz,
  pause       interval not null,
  lease       uuid,
  lease_until timestamptz,
  primary key (receiver, group_key)
);

create index delivery_group_due on delivery_group (due_at) where due_at is not null;

-- Every attempt, of one or several deliveries.
create table delivery_attempt (
  number      bigint generated always as identity primary key,
  receiver    text not null,
  at          timestamptz not null,
  milliseconds integer not null,
  outcome     text not null,
  answer      text not null,
  deliveries  text[] not null
);

create index delivery_attempt_by_delivery on delivery_attempt using gin (deliveries);

-- How a receiver is doing.
create table receiver_state (
  receiver      text primary key,
  failures      integer not null default 0,
  failing_since timestamptz,
  answered_at   timestamptz,
  answer        text,
  resting_until timestamptz
);

-- Up to which notice deliveries are planned. Notices from before there were deliveries are not delivered.
create table delivery_mark (
  number bigint not null
);

insert into delivery_mark select coalesce(max(number), 0) from notice;
