-- Schema 10. Each block says what it is for.

-- What our whole company brought, by year or by month: what an account's part is a part of (M2).
CREATE TABLE company_total (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  period TEXT NOT NULL,
  income INTEGER,
  turnover INTEGER,
  currency TEXT,
  note TEXT
) STRICT;
CREATE INDEX company_total_of ON company_total(period);

-- What an account costs us beside the goods, by month, quarter or year (M31).
CREATE TABLE expense (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  amount INTEGER NOT NULL,
  currency TEXT,
  note TEXT
) STRICT;
CREATE INDEX expense_account ON expense(account_id, period);

-- What is to be sold to an account, by quarter or year (M33).
CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT,
  note TEXT
) STRICT;
CREATE INDEX target_account ON target(account_id, period);

-- What an account needs in a year, by its units and our lines of goods, and who supplies it (M15, M43).
CREATE TABLE need (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  unit TEXT,
  title TEXT NOT NULL,
  period TEXT NOT NULL,
  state TEXT NOT NULL,
  amount INTEGER,
  ours INTEGER,
  theirs INTEGER,
  competitor_id INTEGER REFERENCES competitor(id) ON DELETE SET NULL,
  currency TEXT,
  note TEXT
) STRICT;
CREATE INDEX need_account ON need(account_id, period);
CREATE INDEX need_of ON need(competitor_id) WHERE competitor_id IS NOT NULL;

-- Offers. One that was sent waits a week for its answer, or until three days before it expires (M48).
CREATE TABLE offer (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  number TEXT,
  version INTEGER,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  amount INTEGER,
  currency TEXT,
  terms TEXT,
  sent_on TEXT, valid_until TEXT,
  state TEXT NOT NULL,
  ask_on TEXT GENERATED ALWAYS AS (iif(state = 'sent', nullif(min(coalesce(date(sent_on, '+7 days'), '9999'),
    coalesce(date(valid_until, '-3 days'), '9999')), '9999'), NULL)) VIRTUAL,
  reason TEXT,
  opportunity_id INTEGER REFERENCES opportunity(id) ON DELETE SET NULL,
  action_id INTEGER REFERENCES action(id) ON DELETE SET NULL,
  legal_entity_id INTEGER REFERENCES legal_entity(id) ON DELETE SET NULL,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX offer_account ON offer(account_id, state, sent_on);
CREATE INDEX offer_waits ON offer(ask_on) WHERE ask_on IS NOT NULL;
CREATE INDEX offer_person ON offer(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX offer_opportunity ON offer(opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX offer_action ON offer(action_id) WHERE action_id IS NOT NULL;
CREATE INDEX offer_of ON offer(legal_entity_id) WHERE legal_entity_id IS NOT NULL;

-- Tenders: the next day of one is that for the bid, of one that has none that for questions, then that of its opening (M12).
CREATE TABLE tender (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  questions_until TEXT, asked INTEGER, hand_in_until TEXT, opens_on TEXT,
  due_on TEXT GENERATED ALWAYS AS (CASE state
    WHEN 'open' THEN coalesce(hand_in_until, questions_until)
    WHEN 'handed' THEN opens_on END) VIRTUAL,
  amount INTEGER,
  winning_amount INTEGER,
  winner TEXT,
  security INTEGER,
  reason TEXT,
  decided_on TEXT, next_on TEXT,
  opportunity_id INTEGER REFERENCES opportunity(id) ON DELETE SET NULL,
  currency TEXT,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX tender_account ON tender(account_id, state, due_on);
CREATE INDEX tender_due ON tender(due_on) WHERE due_on IS NOT NULL;
CREATE INDEX tender_opportunity ON tender(opportunity_id) WHERE opportunity_id IS NOT NULL;

-- Points of a negotiation, with what a concession costs and what is asked for it (M50).
CREATE TABLE negotiation_point (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  opening TEXT, wanted TEXT, least TEXT, walk_away TEXT,
  cost INTEGER,
  asked TEXT,
  worth INTEGER,
  said_on TEXT,
  currency TEXT,
  note TEXT, private INTEGER
) STRICT;
CREATE INDEX negotiation_point_account ON negotiation_point(account_id, state, said_on);

-- What the account manager may grant alone, and whose word is needed above it (M35).
CREATE TABLE authority_limit (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  days INTEGER,
  percent INTEGER,
  amount INTEGER,
  beyond_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  currency TEXT,
  note TEXT
) STRICT;
CREATE INDEX authority_limit_beyond ON authority_limit(beyond_id) WHERE beyond_id IS NOT NULL;

-- How we supply, by month, and the standards agreed with the client (M51).
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  shipments INTEGER NOT NULL,
  on_time INTEGER, in_full INTEGER,
  answer_days INTEGER,
  complaints INTEGER,
  note TEXT
) STRICT;
CREATE INDEX delivery_account ON delivery(account_id, period);
CREATE TABLE service_standard (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  from_on TEXT NOT NULL,
  on_time INTEGER, in_full INTEGER,
  answer_days INTEGER,
  complaints INTEGER,
  note TEXT
) STRICT;
CREATE INDEX service_standard_account ON service_standard(account_id, from_on);

-- Who came with a meeting of the office calendar last, by their numbers: people of the client, and ours.
ALTER TABLE calendar_event ADD COLUMN people TEXT NOT NULL DEFAULT '';
ALTER TABLE calendar_event ADD COLUMN colleagues TEXT NOT NULL DEFAULT '';
