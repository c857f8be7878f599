-- Old stories are found by time, and their parts go with them; see the class Retention.
create index story_by_time on story (opened_at);

alter table story_article drop constraint story_article_story_id_fkey,
  add constraint story_article_story_id_fkey foreign key (story_id) references story on delete cascade;
