-- The first schema. Days are ISO dates, times are HH:MM of the wall clock, moments are RFC 3339 with offset.
-- `uid` is a UUIDv7: the identity of a row outside this file. `find` is folded text for search, written by the program.

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  short_name TEXT NOT NULL,
  legal_name TEXT,
  tax_id TEXT,
  parent_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
  industry TEXT, region TEXT, city TEXT, address TEXT, site TEXT, phone TEXT, email TEXT,
  headcount INTEGER, founded INTEGER, note TEXT,
  category TEXT, key_level TEXT, key_reasons TEXT, motive TEXT, stage TEXT, stage_on TEXT, outlook TEXT,
  about TEXT, history TEXT, structure TEXT, surroundings TEXT, buying TEXT, manner TEXT,
  find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX account_find ON account(find);
CREATE INDEX account_category ON account(category, find);
CREATE INDEX account_stage ON account(stage, find);
CREATE INDEX account_tax_id ON account(tax_id) WHERE tax_id IS NOT NULL;
CREATE INDEX account_parent ON account(parent_id) WHERE parent_id IS NOT NULL;

-- Names under which an account is known elsewhere, folded and without the legal form.
CREATE TABLE account_key (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  key TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_key_one ON account_key(key, account_id);
CREATE INDEX account_key_account ON account_key(account_id);

-- When a section of the profile was last found to be right.
CREATE TABLE verified (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  verified_on TEXT NOT NULL,
  UNIQUE (account_id, section)
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  family_name TEXT NOT NULL,
  given_name TEXT, middle_name TEXT, birthday TEXT, cares TEXT, decides TEXT, dress TEXT, note TEXT,
  unknown INTEGER,
  find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_find ON person(find);

CREATE TABLE channel (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT,
  key TEXT NOT NULL,
  place INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX channel_person ON channel(person_id, kind, place);
CREATE INDEX channel_key ON channel(key) WHERE key <> '';

CREATE TABLE colleague (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  function TEXT, position TEXT, phone TEXT, email TEXT, sees TEXT, note TEXT
) STRICT;

CREATE TABLE affiliation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  position TEXT, department TEXT,
  reports_to_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  main_contact INTEGER, roles TEXT, influence INTEGER, attitude INTEGER, relationship INTEGER,
  mirror_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  rhythm_days INTEGER,
  handed_to_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  from_on TEXT, to_on TEXT, role_note TEXT
) STRICT;
CREATE INDEX affiliation_account ON affiliation(account_id, person_id);
CREATE INDEX affiliation_person ON affiliation(person_id);
CREATE INDEX affiliation_reports_to ON affiliation(reports_to_id) WHERE reports_to_id IS NOT NULL;
CREATE INDEX affiliation_mirror ON affiliation(mirror_id) WHERE mirror_id IS NOT NULL;
CREATE INDEX affiliation_handed ON affiliation(handed_to_id) WHERE handed_to_id IS NOT NULL;

-- The history of judgements is knowledge: it is kept when old steps of the journal are trimmed.
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  value ANY,
  judged_on TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE INDEX judgement_of ON judgement(tbl, row_id, field, judged_on);

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  time TEXT,
  minutes INTEGER,
  state TEXT NOT NULL,
  moved_by TEXT,
  on_behalf_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
  purpose TEXT, best_result TEXT, least_result TEXT, notes TEXT, result TEXT,
  mood INTEGER
) STRICT;
CREATE INDEX entry_account ON entry(account_id, day DESC, time DESC);
CREATE INDEX entry_account_state ON entry(account_id, state, day);
CREATE INDEX entry_planned ON entry(day, time) WHERE state = 'planned';
CREATE INDEX entry_complaint ON entry(day, account_id) WHERE kind = 'complaint';
CREATE INDEX entry_behalf ON entry(on_behalf_id) WHERE on_behalf_id IS NOT NULL;

CREATE TABLE entry_person (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  place INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entry_person_entry ON entry_person(entry_id, place);
CREATE INDEX entry_person_person ON entry_person(person_id, entry_id);

CREATE TABLE entry_colleague (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  colleague_id INTEGER NOT NULL REFERENCES colleague(id) ON DELETE CASCADE,
  place INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entry_colleague_entry ON entry_colleague(entry_id, place);
CREATE INDEX entry_colleague_colleague ON entry_colleague(colleague_id);

-- Ticks of the prep checklist, kept with the meeting.
CREATE TABLE entry_tick (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  point TEXT NOT NULL,
  UNIQUE (entry_id, point)
) STRICT;

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_on TEXT,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  owner TEXT,
  colleague_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  done_on TEXT,
  first_due_on TEXT,
  note TEXT,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX action_open ON action(kind, due_on) WHERE state = 'open';
CREATE INDEX action_account ON action(account_id, state, due_on);
CREATE INDEX action_person ON action(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX action_colleague ON action(colleague_id) WHERE colleague_id IS NOT NULL;
CREATE INDEX action_entry ON action(entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  answer TEXT, answered_on TEXT,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX question_account ON question(account_id, state);
CREATE INDEX question_person ON question(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX question_entry ON question(entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  title TEXT, place INTEGER, acts_as TEXT, days INTEGER, decisive TEXT
) STRICT;
CREATE INDEX stage_account ON stage(account_id, place);

CREATE TABLE stage_person (
  id INTEGER PRIMARY KEY,
  stage_id INTEGER NOT NULL REFERENCES stage(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  place INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX stage_person_stage ON stage_person(stage_id, place);
CREATE INDEX stage_person_person ON stage_person(person_id);

CREATE TABLE competitor (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  supplies TEXT, share INTEGER, ladder INTEGER, strengths TEXT, weaknesses TEXT,
  favoured_by_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  now TEXT
) STRICT;
CREATE INDEX competitor_account ON competitor(account_id);
CREATE INDEX competitor_favoured ON competitor(favoured_by_id) WHERE favoured_by_id IS NOT NULL;

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  winner TEXT, reason TEXT, note TEXT
) STRICT;
CREATE INDEX milestone_account ON milestone(account_id, day DESC);

CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT, why TEXT, day TEXT,
  visibility TEXT NOT NULL
) STRICT;
CREATE INDEX fact_account ON fact(account_id);
CREATE INDEX fact_person ON fact(person_id);

-- What an import brought and no field could take.
CREATE TABLE leftover (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX leftover_one ON leftover(tbl, row_id, name, value);

-- Identities that other programs gave to our rows: the UID of a vCard, the ID of a company in a CRM.
CREATE TABLE foreign_id (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (tbl, key)
) STRICT;
CREATE INDEX foreign_id_row ON foreign_id(tbl, row_id);

-- Pairs of records that may be one. The older one is kept when they are merged.
CREATE TABLE doubt (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  kept_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  UNIQUE (tbl, kept_id, other_id)
) STRICT;
CREATE INDEX doubt_other ON doubt(tbl, other_id);
CREATE INDEX doubt_open ON doubt(id) WHERE state = 'open';

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- Figures that lists sort by, kept right by the triggers below; they can always be computed anew.
CREATE TABLE pulse (
  account_id INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  last_contact TEXT,
  next_contact TEXT,
  our_due TEXT
) STRICT;
CREATE INDEX pulse_last ON pulse(last_contact);
CREATE INDEX pulse_next ON pulse(next_contact);
CREATE INDEX pulse_due ON pulse(our_due);

CREATE TRIGGER pulse_account AFTER INSERT ON account BEGIN
  INSERT OR IGNORE INTO pulse(account_id) VALUES (NEW.id);
END;
CREATE TRIGGER pulse_entry_insert AFTER INSERT ON entry WHEN NEW.account_id IS NOT NULL BEGIN
  UPDATE pulse SET
    last_contact = (SELECT max(day) FROM entry WHERE account_id = NEW.account_id AND state = 'held'),
    next_contact = (SELECT min(day) FROM entry WHERE account_id = NEW.account_id AND state = 'planned')
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER pulse_entry_delete AFTER DELETE ON entry WHEN OLD.account_id IS NOT NULL BEGIN
  UPDATE pulse SET
    last_contact = (SELECT max(day) FROM entry WHERE account_id = OLD.account_id AND state = 'held'),
    next_contact = (SELECT min(day) FROM entry WHERE account_id = OLD.account_id AND state = 'planned')
  WHERE account_id = OLD.account_id;
END;
CREATE TRIGGER pulse_entry_update AFTER UPDATE OF day, state, account_id ON entry BEGIN
  UPDATE pulse SET
    last_contact = (SELECT max(day) FROM entry WHERE account_id = pulse.account_id AND state = 'held'),
    next_contact = (SELECT min(day) FROM entry WHERE account_id = pulse.account_id AND state = 'planned')
  WHERE account_id IN (OLD.account_id, NEW.account_id);
END;
CREATE TRIGGER pulse_action_insert AFTER INSERT ON action WHEN NEW.account_id IS NOT NULL AND NEW.kind = 'our_promise' BEGIN
  UPDATE pulse SET our_due = (SELECT min(due_on) FROM action WHERE account_id = NEW.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER pulse_action_delete AFTER DELETE ON action WHEN OLD.account_id IS NOT NULL AND OLD.kind = 'our_promise' BEGIN
  UPDATE pulse SET our_due = (SELECT min(due_on) FROM action WHERE account_id = OLD.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id = OLD.account_id;
END;
CREATE TRIGGER pulse_action_update AFTER UPDATE OF due_on, state, kind, account_id ON action BEGIN
  UPDATE pulse SET our_due = (SELECT min(due_on) FROM action WHERE account_id = pulse.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id IN (OLD.account_id, NEW.account_id);
END;

-- Rows that refer to others by table and id go with them.
CREATE TRIGGER tidy_account AFTER DELETE ON account BEGIN
  DELETE FROM leftover WHERE tbl = 'account' AND row_id = OLD.id;
  DELETE FROM foreign_id WHERE tbl = 'account' AND row_id = OLD.id;
  DELETE FROM doubt WHERE tbl = 'account' AND (kept_id = OLD.id OR other_id = OLD.id);
END;
CREATE TRIGGER tidy_person AFTER DELETE ON person BEGIN
  DELETE FROM leftover WHERE tbl = 'person' AND row_id = OLD.id;
  DELETE FROM foreign_id WHERE tbl = 'person' AND row_id = OLD.id;
  DELETE FROM doubt WHERE tbl = 'person' AND (kept_id = OLD.id OR other_id = OLD.id);
END;
CREATE TRIGGER tidy_affiliation AFTER DELETE ON affiliation BEGIN
  DELETE FROM judgement WHERE tbl = 'affiliation' AND row_id = OLD.id;
END;
CREATE TRIGGER tidy_competitor AFTER DELETE ON competitor BEGIN
  DELETE FROM judgement WHERE tbl = 'competitor' AND row_id = OLD.id;
END;

-- The journal: a step is what one undo takes back; its changes are written by triggers.
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  part TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  undoes INTEGER,
  state TEXT NOT NULL DEFAULT 'done'
) STRICT;
CREATE INDEX step_state ON step(state, id);

CREATE TABLE current_step (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  step_id INTEGER
) STRICT;
INSERT INTO current_step VALUES (1, NULL);

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  step_id INTEGER,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  op TEXT NOT NULL,
  col TEXT,
  before ANY,
  after ANY
) STRICT;
CREATE INDEX change_step ON change(step_id);
CREATE INDEX change_row ON change(tbl, row_id);

-- Text being typed, kept until it is saved or thrown away.
CREATE TABLE draft (
  place TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
