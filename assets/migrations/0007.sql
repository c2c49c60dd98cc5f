-- The influence map: ties between persons, purchases that may come, and what a purchase changes for a person.

-- Somebody who has influence and is no employee: an owner, a consultant.
ALTER TABLE affiliation ADD COLUMN outside INTEGER;

CREATE TABLE tie (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  from_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  to_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  strength INTEGER, note TEXT,
  since_on TEXT, until_on TEXT
) STRICT;
CREATE INDEX tie_account ON tie(account_id);
CREATE INDEX tie_from ON tie(from_id);
CREATE INDEX tie_to ON tie(to_id);

-- Amounts are in minor units of the currency.
CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  class TEXT, stage TEXT, due_on TEXT,
  state TEXT NOT NULL,
  tender INTEGER, amount INTEGER, currency TEXT, probability INTEGER, benefit INTEGER, effort INTEGER,
  cost INTEGER, days INTEGER, people INTEGER,
  reason TEXT, closed_on TEXT, note TEXT
) STRICT;
CREATE INDEX opportunity_account ON opportunity(account_id, state, due_on);
CREATE INDEX opportunity_open ON opportunity(due_on) WHERE state = 'open';

-- Only what differs from the account's own map; an empty column is as there.
CREATE TABLE stance (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  opportunity_id INTEGER NOT NULL REFERENCES opportunity(id) ON DELETE CASCADE,
  affiliation_id INTEGER NOT NULL REFERENCES affiliation(id) ON DELETE CASCADE,
  roles TEXT, attitude INTEGER,
  UNIQUE (opportunity_id, affiliation_id)
) STRICT;
CREATE INDEX stance_affiliation ON stance(affiliation_id);

CREATE TRIGGER tidy_tie AFTER DELETE ON tie BEGIN
  DELETE FROM judgement WHERE tbl = 'tie' AND row_id = OLD.id;
END;
CREATE TRIGGER tidy_opportunity AFTER DELETE ON opportunity BEGIN
  DELETE FROM judgement WHERE tbl = 'opportunity' AND row_id = OLD.id;
END;
CREATE TRIGGER tidy_stance AFTER DELETE ON stance BEGIN
  DELETE FROM judgement WHERE tbl = 'stance' AND row_id = OLD.id;
END;
