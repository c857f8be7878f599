-- Old verdicts are found by the time of the decision; see the class Retention. Their decisions go with them.
create index verdict_by_time on verdict (decided_at);

alter table decision drop constraint decision_verdict_id_fkey,
  add constraint decision_verdict_id_fkey foreign key (verdict_id) references verdict on delete cascade;
