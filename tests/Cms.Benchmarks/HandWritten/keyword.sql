WITH k AS MATERIALIZED (SELECT id FROM hand.keyword WHERE name = $1)
SELECT a.id, a.title, a.path, a.published, a.summary,
    (SELECT count(*) FROM hand.article_keyword c WHERE c.keyword_id = (SELECT id FROM k))
FROM hand.article_keyword ak JOIN hand.article a ON a.number = ak.article_number
WHERE ak.keyword_id = (SELECT id FROM k)
ORDER BY ak.published DESC LIMIT 21 OFFSET $2
