-- What *Today* reads: who is due by their own rhythm, birthdays, stale sections, promises counted, rows put off until a
-- day, and what repeats. Every search below has an index, however large the file.

-- Persons who want contact every so many days (M19): when the last one was, when the next is planned, and the day on
-- which the rhythm asks for one. The empty day stands before all others: there was no contact yet.
CREATE TABLE rhythm (
  person_id INTEGER PRIMARY KEY REFERENCES person(id) ON DELETE CASCADE,
  last_contact TEXT,
  next_contact TEXT,
  due_on TEXT
) STRICT;
CREATE INDEX rhythm_due ON rhythm(due_on) WHERE next_contact IS NULL;

-- A role that has ended or was handed to a colleague asks for nothing.
CREATE VIEW rhythm_now AS
SELECT person_id, last_contact, next_contact,
  CASE WHEN days IS NULL THEN NULL WHEN last_contact IS NULL THEN '' ELSE date(last_contact, '+' || days || ' days') END AS due_on
FROM (
  SELECT r.person_id,
    (SELECT max(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
     WHERE ep.person_id = r.person_id AND e.state = 'held') AS last_contact,
    (SELECT min(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
     WHERE ep.person_id = r.person_id AND e.state = 'planned') AS next_contact,
    (SELECT min(f.rhythm_days) FROM affiliation f
     WHERE f.person_id = r.person_id AND f.handed_to_id IS NULL AND f.to_on IS NULL) AS days
  FROM rhythm r
);

CREATE TRIGGER pulse_rhythm_role_insert AFTER INSERT ON affiliation WHEN NEW.rhythm_days IS NOT NULL BEGIN
  INSERT OR IGNORE INTO rhythm(person_id) VALUES (NEW.person_id);
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = NEW.person_id;
END;
CREATE TRIGGER pulse_rhythm_role_update AFTER UPDATE OF rhythm_days, person_id, handed_to_id, to_on ON affiliation BEGIN
  INSERT OR IGNORE INTO rhythm(person_id) SELECT NEW.person_id WHERE NEW.rhythm_days IS NOT NULL;
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (OLD.person_id, NEW.person_id);
END;
CREATE TRIGGER pulse_rhythm_role_delete AFTER DELETE ON affiliation BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = OLD.person_id;
END;
CREATE TRIGGER pulse_rhythm_part_insert AFTER INSERT ON entry_person BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = NEW.person_id;
END;
CREATE TRIGGER pulse_rhythm_part_update AFTER UPDATE OF person_id, entry_id ON entry_person BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (OLD.person_id, NEW.person_id);
END;
CREATE TRIGGER pulse_rhythm_part_delete AFTER DELETE ON entry_person BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = OLD.person_id;
END;
-- An undo may bring the persons of an entry back before the entry itself.
CREATE TRIGGER pulse_rhythm_entry_insert AFTER INSERT ON entry BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (SELECT person_id FROM entry_person WHERE entry_id = NEW.id);
END;
CREATE TRIGGER pulse_rhythm_entry_update AFTER UPDATE OF day, state ON entry BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (SELECT person_id FROM entry_person WHERE entry_id = NEW.id);
END;
INSERT INTO rhythm(person_id) SELECT DISTINCT person_id FROM affiliation WHERE rhythm_days IS NOT NULL;
UPDATE rhythm SET (last_contact, next_contact, due_on) =
  (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id);

-- A birthday is looked for by month and day; its year may not be known.
CREATE INDEX person_birthday ON person(substr(birthday, -5)) WHERE birthday IS NOT NULL;
CREATE INDEX verified_day ON verified(verified_on);

-- The promises of both sides that are closed: all of them, and those kept by the day first agreed (M23).
CREATE TABLE promise_tally (
  kind TEXT PRIMARY KEY,
  in_time INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO promise_tally(kind) VALUES ('our_promise'), ('their_promise');
CREATE VIEW promise_tally_now AS
SELECT kind, count(*) AS due, coalesce(sum(state = 'kept' AND done_on <= coalesce(first_due_on, due_on)), 0) AS in_time
FROM action WHERE kind <> 'task' AND state NOT IN ('open', 'dropped') AND coalesce(first_due_on, due_on) IS NOT NULL GROUP BY kind;

CREATE TRIGGER pulse_tally_insert AFTER INSERT ON action
WHEN NEW.state NOT IN ('open', 'dropped') AND coalesce(NEW.first_due_on, NEW.due_on) IS NOT NULL BEGIN
  UPDATE promise_tally SET due = due + 1,
    in_time = in_time + coalesce(NEW.state = 'kept' AND NEW.done_on <= coalesce(NEW.first_due_on, NEW.due_on), 0)
  WHERE kind = NEW.kind;
END;
CREATE TRIGGER pulse_tally_delete AFTER DELETE ON action
WHEN OLD.state NOT IN ('open', 'dropped') AND coalesce(OLD.first_due_on, OLD.due_on) IS NOT NULL BEGIN
  UPDATE promise_tally SET due = due - 1,
    in_time = in_time - coalesce(OLD.state = 'kept' AND OLD.done_on <= coalesce(OLD.first_due_on, OLD.due_on), 0)
  WHERE kind = OLD.kind;
END;
CREATE TRIGGER pulse_tally_update AFTER UPDATE OF kind, state, done_on, due_on, first_due_on ON action BEGIN
  UPDATE promise_tally SET due = due - 1,
    in_time = in_time - coalesce(OLD.state = 'kept' AND OLD.done_on <= coalesce(OLD.first_due_on, OLD.due_on), 0)
  WHERE kind = OLD.kind AND OLD.state NOT IN ('open', 'dropped') AND coalesce(OLD.first_due_on, OLD.due_on) IS NOT NULL;
  UPDATE promise_tally SET due = due + 1,
    in_time = in_time + coalesce(NEW.state = 'kept' AND NEW.done_on <= coalesce(NEW.first_due_on, NEW.due_on), 0)
  WHERE kind = NEW.kind AND NEW.state NOT IN ('open', 'dropped') AND coalesce(NEW.first_due_on, NEW.due_on) IS NOT NULL;
END;
UPDATE promise_tally SET due = n.due, in_time = n.in_time FROM promise_tally_now n WHERE n.kind = promise_tally.kind;

-- A row of *Today* put off until a day, and why. `cause` is what the row was about then, such as the day of the last
-- contact: when that is another one, the row is a new one and does not wait.
CREATE TABLE put_off (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  cause TEXT NOT NULL,
  until_on TEXT NOT NULL,
  reason TEXT,
  UNIQUE (kind, row_id, cause)
) STRICT;
CREATE TRIGGER tidy_put_off_account AFTER DELETE ON account BEGIN
  DELETE FROM put_off WHERE tbl = 'account' AND row_id = OLD.id;
END;
CREATE TRIGGER tidy_put_off_person AFTER DELETE ON person BEGIN
  DELETE FROM put_off WHERE tbl = 'person' AND row_id = OLD.id;
END;
CREATE TRIGGER tidy_put_off_inbox AFTER DELETE ON inbox BEGIN
  DELETE FROM put_off WHERE tbl = 'inbox' AND row_id = OLD.id;
END;

-- How often an action or a contact comes again, and the day from which its days are counted.
ALTER TABLE action ADD COLUMN repeats TEXT;
ALTER TABLE action ADD COLUMN repeats_from TEXT;
ALTER TABLE entry ADD COLUMN repeats TEXT;
ALTER TABLE entry ADD COLUMN repeats_from TEXT;
