-- What people think of a notice; see the record Feedback. The latest word of each counts.
create table feedback (
  notice_id text not null,
  author    text not null,
  opinion   text not null,
  note      text,
  at        timestamptz not null,
  primary key (notice_id, author)
);

create index feedback_by_time on feedback (at);

-- Stories about which somebody acknowledged, claimed, muted or judged something, so that open pages look again. An empty
-- story stands for a silence that names none, and may concern all.
create sequence attention_number;

create table attention_change (
  story_id text primary key,
  number   bigint not null
);

create index attention_change_by_number on attention_change (number);

-- One at a time: otherwise a smaller number could become visible after a greater one, and readers would pass it over.
create function attention_changed(stories text[]) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('attention_change'), hashtext(current_schema()));
  insert into attention_change (story_id, number)
  select story, nextval('attention_number') from (select distinct unnest(stories) as story order by 1) as named
  on conflict (story_id) do update set number = excluded.number;
$$;

create function attention_changed_of_story() returns trigger language plpgsql as $$
begin
  perform attention_changed(array[coalesce(new.story_id, old.story_id)]);
  return null;
end $$;

create function attention_changed_of_feedback() returns trigger language plpgsql as $$
begin
  perform attention_changed(array(
    select story_id from notice where notice_id = coalesce(new.notice_id, old.notice_id)));
  return null;
end $$;

create function attention_changed_of_silence() returns trigger language plpgsql as $$
declare
  stories text[] := array(select jsonb_array_elements_text(coalesce(new.match, old.match) -> 'stories'));
begin
  perform attention_changed(case when cardinality(stories) = 0 then array[''] else stories end);
  return null;
end $$;

create trigger attention_changed after insert or update or delete on acknowledgement
  for each row execute function attention_changed_of_story();
create trigger attention_changed after insert or update or delete on claim
  for each row execute function attention_changed_of_story();
create trigger attention_changed after insert or update or delete on feedback
  for each row execute function attention_changed_of_feedback();
create trigger attention_changed after insert or update or delete on silence
  for each row execute function attention_changed_of_silence();
