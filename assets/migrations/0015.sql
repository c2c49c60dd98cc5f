-- Schema 15. Each block says what it is for.

-- The practice of the account manager: audits with their answers, typical troubles, the code of communication, and the charter with its
-- exceptions, obligations of departments and targets (M35, M37–M39).
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL,
  done_on TEXT,
  note TEXT
) STRICT;
CREATE TABLE audit_answer (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  audit_id INTEGER NOT NULL REFERENCES audit(id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  answer TEXT,
  answered_on TEXT,
  action_id INTEGER REFERENCES action(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX audit_answer_audit ON audit_answer(audit_id);
CREATE INDEX audit_answer_action ON audit_answer(action_id) WHERE action_id IS NOT NULL;
CREATE TABLE trouble (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  trouble TEXT NOT NULL,
  state TEXT,
  judged_on TEXT,
  action_id INTEGER REFERENCES action(id) ON DELETE SET NULL,
  note TEXT
) STRICT;
CREATE INDEX trouble_action ON trouble(action_id) WHERE action_id IS NOT NULL;
CREATE TABLE communication_code (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  agreed_on TEXT
) STRICT;
CREATE TABLE charter (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  decides TEXT,
  escalates_to_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  horizon TEXT,
  key_wanted INTEGER,
  bends TEXT,
  budget INTEGER,
  budget_of TEXT,
  currency TEXT,
  note TEXT
) STRICT;
CREATE INDEX charter_escalates_to ON charter(escalates_to_id) WHERE escalates_to_id IS NOT NULL;
CREATE TABLE obligation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  function TEXT NOT NULL,
  title TEXT NOT NULL,
  colleague_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  note TEXT
) STRICT;
CREATE INDEX obligation_colleague ON obligation(colleague_id) WHERE colleague_id IS NOT NULL;
CREATE TABLE limit_exception (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  allowed_by_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  allowed_on TEXT,
  until_on TEXT,
  state TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX limit_exception_account ON limit_exception(account_id);
CREATE INDEX limit_exception_by ON limit_exception(allowed_by_id) WHERE allowed_by_id IS NOT NULL;
CREATE INDEX limit_exception_until ON limit_exception(until_on) WHERE state = 'open';
CREATE TABLE kpi (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  percent INTEGER,
  amount INTEGER,
  currency TEXT,
  title TEXT,
  actual TEXT,
  note TEXT
) STRICT;
