CREATE SCHEMA hand;
CREATE TABLE hand.section (id int PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE hand.keyword (id int PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE hand.outlet (id int PRIMARY KEY, name text NOT NULL, path text NOT NULL, description text, country text);
CREATE TABLE hand.contributor (id int PRIMARY KEY, name text NOT NULL, path text NOT NULL);
CREATE TABLE hand.story (id int PRIMARY KEY, revision int NOT NULL);
CREATE TABLE hand.article (
    number int PRIMARY KEY, id text NOT NULL, path text NOT NULL, title text NOT NULL, summary text, markdown text NOT NULL, html text NOT NULL,
    published timestamptz NOT NULL, modified timestamptz NOT NULL, original_title text, original_author text, original_url text,
    original_language text, original_published timestamptz, outlet_id int NOT NULL REFERENCES hand.outlet, story_id int REFERENCES hand.story,
    story_revision int, completeness text, disclaimer text, section_id int NOT NULL REFERENCES hand.section, set_id int NOT NULL, culture text NOT NULL);
CREATE TABLE hand.credit (article_number int NOT NULL, position int NOT NULL, role text NOT NULL, contributor_id int NOT NULL);
CREATE TABLE hand.article_keyword (article_number int NOT NULL, position int NOT NULL, keyword_id int NOT NULL, published timestamptz NOT NULL);
CREATE TABLE hand.read_also (article_number int NOT NULL, position int NOT NULL, target_number int NOT NULL);
CREATE TABLE hand.notice (article_number int NOT NULL, position int NOT NULL, kind text NOT NULL, published timestamptz NOT NULL, text text NOT NULL);
