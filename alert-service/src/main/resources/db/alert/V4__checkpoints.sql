-- Where each article stands among the reports on a subject: by the time of the report that speaks for it. Of articles from
-- before this version only the earliest time is known, which is at most four days less.
create table article_place (
  article_id  text not null,
  subject     text not null,
  place       timestamptz not null,
  primary key (article_id, subject)
);

insert into article_place (article_id, subject, place)
select article_id, unnest(subjects), event_time + interval '4 days' from article;

create index article_place_by_time on article_place (subject, place, article_id);

drop index article_by_subject;
alter table article drop column subjects;

-- What reports before a time come to; see the record Checkpoint. It can be deleted at any time: then more is read.
create table checkpoint (
  subject     text not null,
  taken_until timestamptz not null,
  rules       text not null,
  body        jsonb not null,
  primary key (subject, taken_until)
);
