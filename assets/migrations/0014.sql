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
