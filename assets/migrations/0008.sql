-- Schema 8. Each block says what it is for.

-- *Today* looks for the sections verified longest ago: all it needs to know of them stands in the index.
DROP INDEX verified_day;
CREATE INDEX verified_day ON verified(verified_on, account_id, section);
