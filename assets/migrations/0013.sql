-- Schema 13. Each block says what it is for.

-- Goals: the client's and ours that mirrors it, with their measure (M26). What is measured is kept in hundredths.
CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  ours TEXT,
  measure TEXT,
  base INTEGER, target INTEGER, reached INTEGER,
  due_on TEXT, review_on TEXT,
  state TEXT NOT NULL,
  closed_on TEXT,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX goal_account ON goal(account_id, state, due_on);
CREATE INDEX goal_review ON goal(review_on) WHERE review_on IS NOT NULL;

-- The four Ps under a goal: the strategy of each in words (M27). Its tactics are actions.
CREATE TABLE strategy (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  title TEXT NOT NULL,
  goal_id INTEGER REFERENCES goal(id) ON DELETE SET NULL,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX strategy_account ON strategy(account_id, part);
CREATE INDEX strategy_goal ON strategy(goal_id) WHERE goal_id IS NOT NULL;

-- What an action serves, where it came from, and what it takes (M27, M29).
ALTER TABLE action ADD COLUMN strategy_id INTEGER REFERENCES strategy(id) ON DELETE SET NULL;
ALTER TABLE action ADD COLUMN source TEXT;
ALTER TABLE action ADD COLUMN days INTEGER;
ALTER TABLE action ADD COLUMN people INTEGER;
ALTER TABLE action ADD COLUMN cost INTEGER;
ALTER TABLE action ADD COLUMN currency TEXT;
CREATE INDEX action_strategy ON action(strategy_id) WHERE strategy_id IS NOT NULL;

-- What the plan of an account was at each review of it (M26).
CREATE TABLE plan_version (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  title TEXT,
  content TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX plan_version_account ON plan_version(account_id, day);

-- Complaints in their five steps, each with its day and what was said (M24). The steps that have a day are counted.
CREATE TABLE complaint (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  heard_on TEXT NOT NULL, heard TEXT,
  asked_on TEXT, asked TEXT,
  proposed_on TEXT, proposed TEXT,
  confirmed_on TEXT, confirmed TEXT,
  closed_on TEXT, closed TEXT,
  steps INTEGER GENERATED ALWAYS AS (1 + (asked_on IS NOT NULL) + (proposed_on IS NOT NULL) + (confirmed_on IS NOT NULL)
    + (closed_on IS NOT NULL)) VIRTUAL,
  due_on TEXT,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  reopened_on TEXT,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX complaint_account ON complaint(account_id, state, heard_on);
CREATE INDEX complaint_due ON complaint(due_on) WHERE due_on IS NOT NULL;
CREATE INDEX complaint_person ON complaint(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX complaint_entry ON complaint(entry_id) WHERE entry_id IS NOT NULL;

-- The voice of the customer: what they wish, remark, propose and praise, and what came of it (M25).
CREATE TABLE voice (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  day TEXT NOT NULL,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  colleague_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  proposal TEXT,
  effect INTEGER,
  currency TEXT,
  state TEXT NOT NULL,
  told_on TEXT,
  reward TEXT,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX voice_account ON voice(account_id, state, day);
CREATE INDEX voice_person ON voice(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX voice_colleague ON voice(colleague_id) WHERE colleague_id IS NOT NULL;
CREATE INDEX voice_entry ON voice(entry_id) WHERE entry_id IS NOT NULL;

-- One question asked of many clients: the answers stand with the questions of each (M25).
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  day TEXT NOT NULL,
  until_on TEXT,
  note TEXT
) STRICT;
ALTER TABLE question ADD COLUMN survey_id INTEGER REFERENCES survey(id) ON DELETE SET NULL;
CREATE INDEX question_survey ON question(survey_id) WHERE survey_id IS NOT NULL;

-- The programme of communication: what is held or sent, for one client or several, and who was asked to it (M30).
CREATE TABLE communication (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  purpose TEXT,
  cost INTEGER,
  currency TEXT,
  note TEXT
) STRICT;
CREATE INDEX communication_day ON communication(day);
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  communication_id INTEGER NOT NULL REFERENCES communication(id) ON DELETE CASCADE,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  response TEXT,
  note TEXT
) STRICT;
CREATE INDEX invitation_account ON invitation(account_id);
CREATE INDEX invitation_communication ON invitation(communication_id, state);
CREATE INDEX invitation_person ON invitation(person_id) WHERE person_id IS NOT NULL;

-- What they object, what we answer, and whether it worked (M54).
CREATE TABLE objection (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  answer TEXT,
  worked TEXT,
  day TEXT NOT NULL,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX objection_account ON objection(account_id, day);
CREATE INDEX objection_person ON objection(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX objection_entry ON objection(entry_id) WHERE entry_id IS NOT NULL;

-- Whether and until when a client may be named, the story, and whom they recommended us to (M55).
CREATE TABLE reference (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  day TEXT, until_on TEXT,
  ends_on TEXT GENERATED ALWAYS AS (iif(state = 'allowed', until_on, NULL)) VIRTUAL,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  story TEXT,
  recommended TEXT,
  outcome TEXT,
  note TEXT
) STRICT;
CREATE INDEX reference_account ON reference(account_id);
CREATE INDEX reference_ends ON reference(ends_on) WHERE ends_on IS NOT NULL;
CREATE INDEX reference_person ON reference(person_id) WHERE person_id IS NOT NULL;

-- Privileges and gifts (M58).
CREATE TABLE privilege (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL, until_on TEXT,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  cost INTEGER,
  currency TEXT,
  response TEXT,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX privilege_account ON privilege(account_id, day);
CREATE INDEX privilege_person ON privilege(person_id) WHERE person_id IS NOT NULL;

-- What ties a client to us, and what another supplier would need to match it (M53).
CREATE TABLE bond (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  strength INTEGER,
  rival_needs TEXT,
  note TEXT
) STRICT;
CREATE INDEX bond_account ON bond(account_id);

-- Value given: what kind it is of, what it cost us, whose figure the value is, and who confirmed it (M32).
ALTER TABLE value_given ADD COLUMN kind TEXT;
ALTER TABLE value_given ADD COLUMN cost INTEGER;
ALTER TABLE value_given ADD COLUMN figure TEXT;
ALTER TABLE value_given ADD COLUMN confirmed_by_id INTEGER REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE value_given ADD COLUMN confirmed_on TEXT;
ALTER TABLE value_given ADD COLUMN brought TEXT;
ALTER TABLE value_given ADD COLUMN note TEXT;
CREATE INDEX value_given_confirmed ON value_given(confirmed_by_id) WHERE confirmed_by_id IS NOT NULL;

-- When an account was looked through, week by week (M29).
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX review_account ON review(account_id, day);

-- When what was agreed in a contact was confirmed in writing (M20, M24).
ALTER TABLE entry ADD COLUMN confirmed_on TEXT;
