-- Old articles are forgotten with their entries.

CREATE INDEX articles_by_change ON articles (last_changed);
CREATE INDEX entries_of_article ON entries (article_id);
