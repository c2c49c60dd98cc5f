-- What a captured line brings beside the entry: the line itself, signals, value given, and lines that wait for an account.

-- The line as it was typed, kept beside what it became.
ALTER TABLE entry ADD COLUMN source_line TEXT;

-- The entry in which a judgement was made.
ALTER TABLE judgement ADD COLUMN entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL;
CREATE INDEX judgement_entry ON judgement(entry_id) WHERE entry_id IS NOT NULL;

-- Complaints and signals of risk heard in a contact of another kind.
CREATE TABLE signal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;
CREATE INDEX signal_day ON signal(day);
CREATE INDEX signal_account ON signal(account_id, day);
CREATE INDEX signal_entry ON signal(entry_id) WHERE entry_id IS NOT NULL;

-- What we gave beyond the goods. The amount is in minor units of the currency.
CREATE TABLE value_given (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL DEFAULT 'RUB',
  title TEXT NOT NULL
) STRICT;
CREATE INDEX value_given_account ON value_given(account_id, day DESC);
CREATE INDEX value_given_entry ON value_given(entry_id) WHERE entry_id IS NOT NULL;

-- Lines that wait until somebody says whom they are about.
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
