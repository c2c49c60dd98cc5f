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

-- The companies of law that one account trades through; contracts and debts name one (M52).
CREATE TABLE legal_entity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  tax_id TEXT,
  signs_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  ended_on TEXT, note TEXT
) STRICT;
CREATE INDEX legal_entity_account ON legal_entity(account_id);
CREATE INDEX legal_entity_signs ON legal_entity(signs_id) WHERE signs_id IS NOT NULL;

-- Contracts: the last day on which notice can be given is reckoned from the end (M17).
CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  number TEXT,
  legal_entity_id INTEGER REFERENCES legal_entity(id) ON DELETE SET NULL,
  from_on TEXT, until_on TEXT, notice_days INTEGER,
  notice_on TEXT GENERATED ALWAYS AS (date(until_on, '-' || coalesce(notice_days, 0) || ' days')) VIRTUAL,
  amount INTEGER, currency TEXT, payment TEXT,
  state TEXT NOT NULL,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX contract_account ON contract(account_id, state, notice_on);
CREATE INDEX contract_open ON contract(notice_on) WHERE state = 'open' AND notice_on IS NOT NULL;
CREATE INDEX contract_of ON contract(legal_entity_id) WHERE legal_entity_id IS NOT NULL;

-- Terms in force (M49).
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  from_on TEXT, until_on TEXT,
  cost INTEGER, currency TEXT,
  allowed_by_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX term_account ON term(account_id, state, until_on);
CREATE INDEX term_open ON term(until_on) WHERE state = 'open' AND until_on IS NOT NULL;

-- Money owed to us; what was paid above one invoice is told apart, and never set off against another (M17).
CREATE TABLE debt (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL,
  amount INTEGER NOT NULL,
  paid INTEGER,
  currency TEXT,
  "left" INTEGER GENERATED ALWAYS AS (max(amount - coalesce(paid, 0), 0)) VIRTUAL,
  overpaid INTEGER GENERATED ALWAYS AS (nullif(max(coalesce(paid, 0) - amount, 0), 0)) VIRTUAL,
  state TEXT GENERATED ALWAYS AS (iif(coalesce(paid, 0) < amount, 'open', 'paid')) VIRTUAL,
  legal_entity_id INTEGER REFERENCES legal_entity(id) ON DELETE SET NULL,
  contract_id INTEGER REFERENCES contract(id) ON DELETE SET NULL,
  note TEXT
) STRICT;
CREATE INDEX debt_account ON debt(account_id, state, due_on);
CREATE INDEX debt_open ON debt(due_on) WHERE state = 'open';
CREATE INDEX debt_of ON debt(legal_entity_id) WHERE legal_entity_id IS NOT NULL;
CREATE INDEX debt_under ON debt(contract_id) WHERE contract_id IS NOT NULL;
