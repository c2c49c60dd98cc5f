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

-- Contracts: the last day on which notice can be given is reckoned from the end, by days (`30d`) or by months of the calendar (`2m`): two
-- before 31 August are 30 June. Where no notice is known, the end is the day by which to decide (M17).
CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  number TEXT,
  legal_entity_id INTEGER REFERENCES legal_entity(id) ON DELETE SET NULL,
  from_on TEXT, until_on TEXT, notice TEXT,
  notice_on TEXT GENERATED ALWAYS AS (iif(substr(notice, -1) = 'm',
    date(until_on, '-' || CAST(notice AS INTEGER) || ' months', 'floor'), date(until_on, '-' || CAST(notice AS INTEGER) || ' days'))) VIRTUAL,
  decide_on TEXT GENERATED ALWAYS AS (coalesce(notice_on, until_on)) VIRTUAL,
  amount INTEGER, currency TEXT, payment TEXT,
  state TEXT NOT NULL,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX contract_account ON contract(account_id, state, decide_on);
CREATE INDEX contract_open ON contract(decide_on) WHERE state = 'open' AND decide_on IS NOT NULL;
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

-- What accounts bought, by month or by day, and by group of goods; what was returned is below zero (M8, M33).
CREATE TABLE purchase (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  bought_on TEXT NOT NULL,
  title TEXT,
  amount INTEGER NOT NULL,
  cost INTEGER,
  currency TEXT,
  income INTEGER GENERATED ALWAYS AS (amount - cost) VIRTUAL,
  legal_entity_id INTEGER REFERENCES legal_entity(id) ON DELETE SET NULL,
  imported INTEGER
) STRICT;
CREATE INDEX purchase_account ON purchase(account_id, bought_on);
CREATE INDEX purchase_of ON purchase(legal_entity_id) WHERE legal_entity_id IS NOT NULL;

-- What the purchases of an account come to in each month, so that no page has to add them up: the amounts, those of them whose
-- cost is known, and that cost.
CREATE TABLE turnover (
  account_id INTEGER NOT NULL,
  month TEXT NOT NULL,
  currency TEXT NOT NULL,
  lines INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  costed INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (account_id, month, currency)
) STRICT, WITHOUT ROWID;
CREATE INDEX turnover_month ON turnover(month, currency, amount, costed, cost);
CREATE VIEW turnover_now AS
SELECT account_id, substr(bought_on, 1, 7) AS month, coalesce(currency, '') AS currency, count(*) AS lines, sum(amount) AS amount,
  coalesce(sum(iif(cost IS NULL, 0, amount)), 0) AS costed, coalesce(sum(cost), 0) AS cost
FROM purchase GROUP BY 1, 2, 3;
-- One way for all of them: a row for each change, which is added to what stands there.
CREATE VIEW turnover_by AS SELECT account_id, month, currency, lines, amount, costed, cost FROM turnover;
CREATE TRIGGER pulse_turnover_by INSTEAD OF INSERT ON turnover_by BEGIN
  INSERT INTO turnover(account_id, month, currency, lines, amount, costed, cost) SELECT NEW.account_id, NEW.month, NEW.currency, 0, 0, 0, 0
  WHERE NOT EXISTS (SELECT 1 FROM turnover WHERE account_id = NEW.account_id AND month = NEW.month AND currency = NEW.currency);
  UPDATE turnover SET lines = lines + NEW.lines, amount = amount + NEW.amount, costed = costed + NEW.costed, cost = cost + NEW.cost
  WHERE account_id = NEW.account_id AND month = NEW.month AND currency = NEW.currency;
  DELETE FROM turnover WHERE account_id = NEW.account_id AND month = NEW.month AND currency = NEW.currency AND lines = 0;
END;
CREATE TRIGGER pulse_turnover_insert AFTER INSERT ON purchase BEGIN
  INSERT INTO turnover_by VALUES (NEW.account_id, substr(NEW.bought_on, 1, 7), coalesce(NEW.currency, ''), 1, NEW.amount,
    iif(NEW.cost IS NULL, 0, NEW.amount), coalesce(NEW.cost, 0));
END;
CREATE TRIGGER pulse_turnover_delete AFTER DELETE ON purchase BEGIN
  INSERT INTO turnover_by VALUES (OLD.account_id, substr(OLD.bought_on, 1, 7), coalesce(OLD.currency, ''), -1, -OLD.amount,
    -iif(OLD.cost IS NULL, 0, OLD.amount), -coalesce(OLD.cost, 0));
END;
CREATE TRIGGER pulse_turnover_update AFTER UPDATE OF account_id, bought_on, amount, cost, currency ON purchase BEGIN
  INSERT INTO turnover_by VALUES (OLD.account_id, substr(OLD.bought_on, 1, 7), coalesce(OLD.currency, ''), -1, -OLD.amount,
    -iif(OLD.cost IS NULL, 0, OLD.amount), -coalesce(OLD.cost, 0));
  INSERT INTO turnover_by VALUES (NEW.account_id, substr(NEW.bought_on, 1, 7), coalesce(NEW.currency, ''), 1, NEW.amount,
    iif(NEW.cost IS NULL, 0, NEW.amount), coalesce(NEW.cost, 0));
END;

-- Clients of reports that are nobody here yet, with what they bought, by month: it waits until somebody says who they are.
CREATE TABLE report_client (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tax_id TEXT,
  state TEXT NOT NULL DEFAULT 'open'
) STRICT;
CREATE TABLE report_month (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES report_client(id) ON DELETE CASCADE,
  month TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  lines TEXT NOT NULL,
  UNIQUE (client_id, month, currency)
) STRICT;

-- What was given may be said in words that are for oneself alone.
ALTER TABLE value_given ADD COLUMN private INTEGER;

-- The last day of a contact that takes several.
ALTER TABLE entry ADD COLUMN until_on TEXT;

-- Meetings of the office calendar that are contacts here: what came last of each, so that the next file changes what was changed there
-- and leaves what was changed here (M22). One without an entry was deleted here and does not come again. What was made of it goes out to
-- other calendars as `out_event` and `out_recurrence` for ever, whatever comes of it there; what had been planned here before goes out as
-- itself. To the number of its last change `out_base` is added there.
CREATE TABLE calendar_event (
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL,
  recurrence TEXT NOT NULL,
  calendar TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  modified TEXT NOT NULL,
  cancelled INTEGER NOT NULL DEFAULT 0,
  day TEXT NOT NULL,
  time TEXT,
  minutes INTEGER,
  until_on TEXT,
  title TEXT NOT NULL,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  out_event TEXT,
  out_recurrence TEXT,
  out_base INTEGER,
  UNIQUE (event, recurrence)
) STRICT;
CREATE INDEX calendar_event_entry ON calendar_event(entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX calendar_event_out ON calendar_event(out_event) WHERE out_event IS NOT NULL;

-- Whose an address, a mail domain or a series of the calendar is, as somebody said: an account, or nobody of ours.
CREATE TABLE calendar_answer (
  id INTEGER PRIMARY KEY,
  about TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX calendar_answer_account ON calendar_answer(account_id) WHERE account_id IS NOT NULL;

-- Letters that are entries of the diary, each by a hash that has no word of it: the same one is not taken in twice, and one whose entry was
-- deleted does not come again (M22). A letter to the people of several accounts is an entry of each.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  UNIQUE (key, account_id)
) STRICT;
CREATE INDEX letter_account ON letter(account_id);
CREATE INDEX letter_entry ON letter(entry_id) WHERE entry_id IS NOT NULL;
