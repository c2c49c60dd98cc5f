-- Schema 8. Each block says what it is for.

-- *Today* looks for the sections verified longest ago: all it needs to know of them stands in the index.
DROP INDEX verified_day;
CREATE INDEX verified_day ON verified(verified_on, account_id, section);

-- When a promise counts as kept in time (M23). A day agreed anew counts only when the other side agreed to it before the
-- day first agreed had come; who dropped a promise decides whether it still counts.
ALTER TABLE action ADD COLUMN agreed_due_on TEXT;
ALTER TABLE action ADD COLUMN agreed_on TEXT;
ALTER TABLE action ADD COLUMN dropped_by TEXT;
-- The day by which a promise is measured; empty for what is no promise, has no day, or was let go by the other side.
-- Nobody is known to have dropped it but us unless that was written down.
ALTER TABLE action ADD COLUMN counts_on TEXT GENERATED ALWAYS AS (
  CASE WHEN kind = 'task' THEN NULL
    WHEN state = 'dropped' AND coalesce(dropped_by, 'us') = CASE kind WHEN 'our_promise' THEN 'them' ELSE 'us' END THEN NULL
    ELSE coalesce(agreed_due_on, first_due_on, due_on) END) VIRTUAL;
ALTER TABLE action ADD COLUMN in_time INTEGER GENERATED ALWAYS AS (coalesce(state = 'kept' AND done_on <= counts_on, 0)) VIRTUAL;
-- The day under which it stands among what is open: moved away or not, a promise whose day has passed stays overdue.
ALTER TABLE action ADD COLUMN presses_on TEXT
  GENERATED ALWAYS AS (min(coalesce(due_on, counts_on), coalesce(counts_on, due_on))) VIRTUAL;
CREATE INDEX action_presses ON action(kind, presses_on) WHERE state = 'open';

-- The promises of both sides by the day that they count by: a sum over days gives the figures of any span, on any day.
DROP TRIGGER pulse_tally_insert;
DROP TRIGGER pulse_tally_delete;
DROP TRIGGER pulse_tally_update;
DROP VIEW promise_tally_now;
DROP TABLE promise_tally;
CREATE TABLE promise_tally (
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  in_time INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, day)
) STRICT, WITHOUT ROWID;
CREATE VIEW promise_tally_now AS
SELECT kind, counts_on AS day, sum(in_time) AS in_time, count(*) AS due FROM action WHERE counts_on IS NOT NULL GROUP BY kind, counts_on;
INSERT INTO promise_tally(kind, day, in_time, due) SELECT kind, day, in_time, due FROM promise_tally_now;

CREATE TRIGGER pulse_tally_insert AFTER INSERT ON action WHEN NEW.counts_on IS NOT NULL BEGIN
  INSERT INTO promise_tally(kind, day) SELECT NEW.kind, NEW.counts_on
  WHERE NOT EXISTS (SELECT 1 FROM promise_tally WHERE kind = NEW.kind AND day = NEW.counts_on);
  UPDATE promise_tally SET due = due + 1, in_time = in_time + NEW.in_time WHERE kind = NEW.kind AND day = NEW.counts_on;
END;
CREATE TRIGGER pulse_tally_delete AFTER DELETE ON action WHEN OLD.counts_on IS NOT NULL BEGIN
  UPDATE promise_tally SET due = due - 1, in_time = in_time - OLD.in_time WHERE kind = OLD.kind AND day = OLD.counts_on;
  DELETE FROM promise_tally WHERE kind = OLD.kind AND day = OLD.counts_on AND due = 0;
END;
CREATE TRIGGER pulse_tally_update AFTER UPDATE OF kind, state, done_on, due_on, first_due_on, agreed_due_on, dropped_by ON action BEGIN
  UPDATE promise_tally SET due = due - 1, in_time = in_time - OLD.in_time WHERE kind = OLD.kind AND day = OLD.counts_on;
  DELETE FROM promise_tally WHERE kind = OLD.kind AND day = OLD.counts_on AND due = 0;
  INSERT INTO promise_tally(kind, day) SELECT NEW.kind, NEW.counts_on
  WHERE NEW.counts_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM promise_tally WHERE kind = NEW.kind AND day = NEW.counts_on);
  UPDATE promise_tally SET due = due + 1, in_time = in_time + NEW.in_time WHERE kind = NEW.kind AND day = NEW.counts_on;
END;

-- The first day on which our promises press, for the list of accounts.
DROP TRIGGER pulse_action_insert;
DROP TRIGGER pulse_action_delete;
DROP TRIGGER pulse_action_update;
CREATE TRIGGER pulse_action_insert AFTER INSERT ON action WHEN NEW.account_id IS NOT NULL AND NEW.kind = 'our_promise' BEGIN
  UPDATE pulse SET our_due = (SELECT min(presses_on) FROM action WHERE account_id = NEW.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER pulse_action_delete AFTER DELETE ON action WHEN OLD.account_id IS NOT NULL AND OLD.kind = 'our_promise' BEGIN
  UPDATE pulse SET our_due = (SELECT min(presses_on) FROM action WHERE account_id = OLD.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id = OLD.account_id;
END;
CREATE TRIGGER pulse_action_update AFTER UPDATE OF due_on, first_due_on, agreed_due_on, state, kind, account_id ON action BEGIN
  UPDATE pulse SET our_due = (SELECT min(presses_on) FROM action WHERE account_id = pulse.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id IN (OLD.account_id, NEW.account_id);
END;
UPDATE pulse SET our_due = (SELECT min(presses_on) FROM action WHERE action.account_id = pulse.account_id AND state = 'open' AND kind = 'our_promise');

-- What was written about people and is kept for oneself alone: it leaves the file only when that is asked for (M16).
ALTER TABLE entry ADD COLUMN private INTEGER;
ALTER TABLE action ADD COLUMN private INTEGER;
ALTER TABLE question ADD COLUMN private INTEGER;
ALTER TABLE milestone ADD COLUMN private INTEGER;
ALTER TABLE stage ADD COLUMN private INTEGER;
ALTER TABLE opportunity ADD COLUMN private INTEGER;
