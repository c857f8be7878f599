-- Old deliveries and their attempts are found by time; see the class Retention.
create index delivery_by_settlement on delivery (settled_at) where settled_at is not null;
create index delivery_attempt_by_time on delivery_attempt (at);
