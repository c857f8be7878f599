-- Agreements that run out, each with the time of the next reminder; see the record Reminder.
create table deadline (
  agreement_id text primary key,
  next_at      timestamptz not null,
  event        jsonb not null
);

create index deadline_by_time on deadline (next_at);
