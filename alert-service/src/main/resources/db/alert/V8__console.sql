-- What the console looks for in notices: words of headlines, titles, evidence and names of outlets. Cut, since a text index
-- holds at most a megabyte, and a notice must not fail for being found less well.
alter table notice add column words tsvector generated always as (
  to_tsvector('simple', left(event ->> 'headline', 2000))
  || to_tsvector('simple', left(jsonb_path_query_array(event, '$.evidence[*].evidence.quote')::text, 20000))
  || to_tsvector('simple', left(jsonb_path_query_array(event, '$.evidence[*].article.title')::text, 20000))
  || to_tsvector('simple', left(jsonb_path_query_array(event, '$.evidence[*].article.outlet.name')::text, 5000))) stored;

create index notice_by_words on notice using gin (words);
create index notice_by_time on notice (raised_at);

-- Articles that state positions in a conflict but report no change of it.
create index article_by_dossier on article ((body ->> 'dossier'));
