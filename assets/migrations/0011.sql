-- Schema 11. Each block says what it is for.

-- What was decided of what changed in a month at an account: what it was, by what it is known again, and what came of it (M8, M33, M49).
CREATE TABLE month_decision (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  changed TEXT NOT NULL,
  cause TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT,
  decided_on TEXT,
  action_id INTEGER REFERENCES action(id) ON DELETE SET NULL,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  question_id INTEGER REFERENCES question(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX month_decision_account ON month_decision(account_id, period);
CREATE INDEX month_decision_period ON month_decision(period);
CREATE INDEX month_decision_action ON month_decision(action_id) WHERE action_id IS NOT NULL;
CREATE INDEX month_decision_entry ON month_decision(entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX month_decision_question ON month_decision(question_id) WHERE question_id IS NOT NULL;

-- The months that are closed: when, and how much of what changed was decided.
CREATE TABLE month_close (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  period TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  changes INTEGER,
  undecided INTEGER,
  note TEXT
) STRICT;
CREATE INDEX month_close_of ON month_close(period);

-- What reports on deliveries tell of clients that are nobody here yet, by month (M51).
CREATE TABLE report_delivery (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES report_client(id) ON DELETE CASCADE,
  month TEXT NOT NULL,
  shipments INTEGER,
  on_time INTEGER, in_full INTEGER,
  answer_days INTEGER,
  complaints INTEGER,
  UNIQUE (client_id, month)
) STRICT;
