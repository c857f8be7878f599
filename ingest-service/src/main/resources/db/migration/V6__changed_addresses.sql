-- An article that comes under another address is found by its title or its date.

CREATE INDEX articles_by_title ON articles (outlet_id, md5(title)) WHERE text IS NOT NULL;
CREATE INDEX articles_by_date ON articles (outlet_id, published) WHERE text IS NOT NULL;
