-- Schema 9. Each block says what it is for.

-- Promises that were not kept in time and are no promises any more: deleted, or turned into something else. They stay in
-- the figures, so that no key makes these better (M23). Whose they were goes with the account.
CREATE TABLE promise_gone (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
  kind TEXT NOT NULL,
  counts_on TEXT NOT NULL
) STRICT;
CREATE INDEX promise_gone_account ON promise_gone(account_id, kind);
DROP VIEW promise_tally_now;
CREATE VIEW promise_tally_now AS
SELECT kind, day, sum(in_time) AS in_time, count(*) AS due FROM (
  SELECT kind, counts_on AS day, in_time FROM action WHERE counts_on IS NOT NULL
  UNION ALL SELECT kind, counts_on, 0 FROM promise_gone)
GROUP BY kind, day;
CREATE TRIGGER pulse_tally_gone_insert AFTER INSERT ON promise_gone BEGIN
  INSERT INTO promise_tally(kind, day) SELECT NEW.kind, NEW.counts_on
  WHERE NOT EXISTS (SELECT 1 FROM promise_tally WHERE kind = NEW.kind AND day = NEW.counts_on);
  UPDATE promise_tally SET due = due + 1 WHERE kind = NEW.kind AND day = NEW.counts_on;
END;
CREATE TRIGGER pulse_tally_gone_delete AFTER DELETE ON promise_gone BEGIN
  UPDATE promise_tally SET due = due - 1 WHERE kind = OLD.kind AND day = OLD.counts_on;
  DELETE FROM promise_tally WHERE kind = OLD.kind AND day = OLD.counts_on AND due = 0;
END;

-- Words in which letters of two alphabets look alike are folded into one of them: the texts by which accounts and persons are
-- found are written anew by the program.

-- What tells this file from any other, wherever it lies and whatever it is called: text that was typed into one is not offered
-- in another.
INSERT INTO setting(name, value) VALUES ('file', lower(hex(randomblob(16))));
