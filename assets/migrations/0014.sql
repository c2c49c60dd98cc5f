-- Schema 14. Each block says what it is for.

-- How an account stands, judged question by question; the history of each is in `judgement` (M1, M4, M5, M7, M9, M10, M34).
ALTER TABLE account ADD COLUMN key_by_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL;
ALTER TABLE account ADD COLUMN key_on TEXT;
ALTER TABLE account ADD COLUMN key_review_on TEXT;
ALTER TABLE account ADD COLUMN has_need TEXT;
ALTER TABLE account ADD COLUMN is_solvent TEXT;
ALTER TABLE account ADD COLUMN may_decide TEXT;
ALTER TABLE account ADD COLUMN appeal INTEGER;
ALTER TABLE account ADD COLUMN our_appeal INTEGER;
ALTER TABLE account ADD COLUMN is_worth_it TEXT;
ALTER TABLE account ADD COLUMN keeps_word TEXT;
ALTER TABLE account ADD COLUMN within_means TEXT;
ALTER TABLE account ADD COLUMN pays_on_time TEXT;
ALTER TABLE account ADD COLUMN responds TEXT;
ALTER TABLE account ADD COLUMN shares_openly TEXT;
ALTER TABLE account ADD COLUMN learns_with_us TEXT;
ALTER TABLE account ADD COLUMN complains_fairly TEXT;
ALTER TABLE account ADD COLUMN recommends_us TEXT;
ALTER TABLE account ADD COLUMN buys_steadily TEXT;
ALTER TABLE account ADD COLUMN needs_us TEXT;
ALTER TABLE account ADD COLUMN deals_with_rivals TEXT;
ALTER TABLE account ADD COLUMN talks_business TEXT;
ALTER TABLE account ADD COLUMN prefers_rivals TEXT;
ALTER TABLE account ADD COLUMN tries_patience TEXT;
ALTER TABLE account ADD COLUMN postpones TEXT;
ALTER TABLE account ADD COLUMN ladder INTEGER;
ALTER TABLE account ADD COLUMN our_ladder INTEGER;
ALTER TABLE account ADD COLUMN supply_risk TEXT;
ALTER TABLE account ADD COLUMN supply_value TEXT;
ALTER TABLE account ADD COLUMN supplier_position TEXT;
ALTER TABLE account ADD COLUMN loss_stage INTEGER;
CREATE INDEX account_key_by ON account(key_by_id) WHERE key_by_id IS NOT NULL;
CREATE INDEX account_key_review ON account(key_review_on) WHERE key_review_on IS NOT NULL;

-- What sets us apart: one list for the whole file (M3).
CREATE TABLE usp (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  proof TEXT,
  note TEXT
) STRICT;

-- What the client wants of a supplier, by weight, and how far we cover it (M3).
CREATE TABLE requirement (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  weight INTEGER NOT NULL,
  covered TEXT,
  usp_id INTEGER REFERENCES usp(id) ON DELETE SET NULL,
  note TEXT
) STRICT;
CREATE INDEX requirement_account ON requirement(account_id);
CREATE INDEX requirement_usp ON requirement(usp_id) WHERE usp_id IS NOT NULL;

-- A stage of loss that the file suggested and somebody dismissed, with the reason: what is of that day or before suggests it no more (M34).
CREATE TABLE risk_dismissal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX risk_dismissal_account ON risk_dismissal(account_id, day);

-- Filters of the actions of all accounts that are kept under a name (M29).
CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  filter TEXT NOT NULL
) STRICT;

-- The actions of all accounts by their day: what is open, and what was closed (M29).
CREATE INDEX action_due ON action(presses_on) WHERE state = 'open';
CREATE INDEX action_closed ON action(done_on) WHERE state <> 'open';

-- What may come of an opportunity: its amount by how likely it is, rounded half up (M28).
ALTER TABLE opportunity ADD COLUMN expected INTEGER GENERATED ALWAYS AS ((amount * probability + 50) / 100) VIRTUAL;
