-- The entry in whose text a personal fact was found.
ALTER TABLE fact ADD COLUMN entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL;
CREATE INDEX fact_entry ON fact(entry_id) WHERE entry_id IS NOT NULL;
