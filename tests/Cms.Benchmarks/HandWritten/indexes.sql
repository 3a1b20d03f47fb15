CREATE UNIQUE INDEX ON hand.article (path);
CREATE INDEX ON hand.article (section_id, published DESC);
CREATE INDEX ON hand.article (set_id, culture);
ALTER TABLE hand.credit ADD PRIMARY KEY (article_number, position);
ALTER TABLE hand.article_keyword ADD PRIMARY KEY (article_number, position);
CREATE INDEX ON hand.article_keyword (keyword_id, published DESC, article_number);
ALTER TABLE hand.read_also ADD PRIMARY KEY (article_number, position);
ALTER TABLE hand.notice ADD PRIMARY KEY (article_number, position);
VACUUM ANALYZE;
