-- Notices that nobody was told of because their deliveries could not be planned, with the reason. To have one planned
-- again, put the delivery_mark back to the number before it: what was planned already is not planned twice.
create table delivery_unplanned (
  number     bigint primary key,
  notice_id  text not null,
  reason     text not null,
  noticed_at timestamptz not null
);
