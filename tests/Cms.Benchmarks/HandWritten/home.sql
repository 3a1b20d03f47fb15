SELECT a.id, a.title, a.path, a.published, a.summary, a.original_language, o.name,
    (SELECT array_agg(c.role ORDER BY c.position) FROM hand.credit c WHERE c.article_number = a.number),
    (SELECT array_agg(p.name ORDER BY c.position) FROM hand.credit c JOIN hand.contributor p ON p.id = c.contributor_id WHERE c.article_number = a.number),
    (SELECT array_agg(k.name ORDER BY ak.position) FROM hand.article_keyword ak JOIN hand.keyword k ON k.id = ak.keyword_id WHERE ak.article_number = a.number)
FROM hand.article a JOIN hand.outlet o ON o.id = a.outlet_id
WHERE a.section_id = (SELECT id FROM hand.section WHERE name = $1)
ORDER BY a.published DESC LIMIT 20
