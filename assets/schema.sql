-- index account_category on account
CREATE INDEX account_category ON account(category, find)

-- index account_find on account
CREATE INDEX account_find ON account(find)

-- index account_key_account on account_key
CREATE INDEX account_key_account ON account_key(account_id)

-- index account_key_by on account
CREATE INDEX account_key_by ON account(key_by_id) WHERE key_by_id IS NOT NULL

-- index account_key_one on account_key
CREATE UNIQUE INDEX account_key_one ON account_key(key, account_id)

-- index account_key_review on account
CREATE INDEX account_key_review ON account(key_review_on) WHERE key_review_on IS NOT NULL

-- index account_parent on account
CREATE INDEX account_parent ON account(parent_id) WHERE parent_id IS NOT NULL

-- index account_stage on account
CREATE INDEX account_stage ON account(stage, find)

-- index account_tax_id on account
CREATE INDEX account_tax_id ON account(tax_id) WHERE tax_id IS NOT NULL

-- index action_account on action
CREATE INDEX action_account ON action(account_id, state, due_on)

-- index action_closed on action
CREATE INDEX action_closed ON action(done_on) WHERE state <> 'open'

-- index action_colleague on action
CREATE INDEX action_colleague ON action(colleague_id) WHERE colleague_id IS NOT NULL

-- index action_due on action
CREATE INDEX action_due ON action(presses_on) WHERE state = 'open'

-- index action_entry on action
CREATE INDEX action_entry ON action(entry_id) WHERE entry_id IS NOT NULL

-- index action_open on action
CREATE INDEX action_open ON action(kind, due_on) WHERE state = 'open'

-- index action_person on action
CREATE INDEX action_person ON action(person_id) WHERE person_id IS NOT NULL

-- index action_presses on action
CREATE INDEX action_presses ON action(kind, presses_on) WHERE state = 'open'

-- index action_strategy on action
CREATE INDEX action_strategy ON action(strategy_id) WHERE strategy_id IS NOT NULL

-- index affiliation_account on affiliation
CREATE INDEX affiliation_account ON affiliation(account_id, person_id)

-- index affiliation_handed on affiliation
CREATE INDEX affiliation_handed ON affiliation(handed_to_id) WHERE handed_to_id IS NOT NULL

-- index affiliation_mirror on affiliation
CREATE INDEX affiliation_mirror ON affiliation(mirror_id) WHERE mirror_id IS NOT NULL

-- index affiliation_person on affiliation
CREATE INDEX affiliation_person ON affiliation(person_id)

-- index affiliation_reports_to on affiliation
CREATE INDEX affiliation_reports_to ON affiliation(reports_to_id) WHERE reports_to_id IS NOT NULL

-- index audit_answer_action on audit_answer
CREATE INDEX audit_answer_action ON audit_answer(action_id) WHERE action_id IS NOT NULL

-- index audit_answer_audit on audit_answer
CREATE INDEX audit_answer_audit ON audit_answer(audit_id)

-- index authority_limit_beyond on authority_limit
CREATE INDEX authority_limit_beyond ON authority_limit(beyond_id) WHERE beyond_id IS NOT NULL

-- index bond_account on bond
CREATE INDEX bond_account ON bond(account_id)

-- index calendar_answer_account on calendar_answer
CREATE INDEX calendar_answer_account ON calendar_answer(account_id) WHERE account_id IS NOT NULL

-- index calendar_event_entry on calendar_event
CREATE INDEX calendar_event_entry ON calendar_event(entry_id) WHERE entry_id IS NOT NULL

-- index calendar_event_out on calendar_event
CREATE INDEX calendar_event_out ON calendar_event(out_event) WHERE out_event IS NOT NULL

-- index change_row on change
CREATE INDEX change_row ON change(tbl, row_id)

-- index change_step on change
CREATE INDEX change_step ON change(step_id)

-- index channel_key on channel
CREATE INDEX channel_key ON channel(key) WHERE key <> ''

-- index channel_person on channel
CREATE INDEX channel_person ON channel(person_id, kind, place)

-- index charter_escalates_to on charter
CREATE INDEX charter_escalates_to ON charter(escalates_to_id) WHERE escalates_to_id IS NOT NULL

-- index communication_day on communication
CREATE INDEX communication_day ON communication(day)

-- index company_total_of on company_total
CREATE INDEX company_total_of ON company_total(period)

-- index competitor_account on competitor
CREATE INDEX competitor_account ON competitor(account_id)

-- index competitor_favoured on competitor
CREATE INDEX competitor_favoured ON competitor(favoured_by_id) WHERE favoured_by_id IS NOT NULL

-- index complaint_account on complaint
CREATE INDEX complaint_account ON complaint(account_id, state, heard_on)

-- index complaint_due on complaint
CREATE INDEX complaint_due ON complaint(due_on) WHERE due_on IS NOT NULL

-- index complaint_entry on complaint
CREATE INDEX complaint_entry ON complaint(entry_id) WHERE entry_id IS NOT NULL

-- index complaint_person on complaint
CREATE INDEX complaint_person ON complaint(person_id) WHERE person_id IS NOT NULL

-- index contract_account on contract
CREATE INDEX contract_account ON contract(account_id, state, decide_on)

-- index contract_of on contract
CREATE INDEX contract_of ON contract(legal_entity_id) WHERE legal_entity_id IS NOT NULL

-- index contract_open on contract
CREATE INDEX contract_open ON contract(decide_on) WHERE state = 'open' AND decide_on IS NOT NULL

-- index debt_account on debt
CREATE INDEX debt_account ON debt(account_id, state, due_on)

-- index debt_of on debt
CREATE INDEX debt_of ON debt(legal_entity_id) WHERE legal_entity_id IS NOT NULL

-- index debt_open on debt
CREATE INDEX debt_open ON debt(due_on) WHERE state = 'open'

-- index debt_under on debt
CREATE INDEX debt_under ON debt(contract_id) WHERE contract_id IS NOT NULL

-- index delivery_account on delivery
CREATE INDEX delivery_account ON delivery(account_id, period)

-- index doubt_open on doubt
CREATE INDEX doubt_open ON doubt(id) WHERE state = 'open'

-- index doubt_other on doubt
CREATE INDEX doubt_other ON doubt(tbl, other_id)

-- index entry_account on entry
CREATE INDEX entry_account ON entry(account_id, day DESC, time DESC)

-- index entry_account_state on entry
CREATE INDEX entry_account_state ON entry(account_id, state, day)

-- index entry_behalf on entry
CREATE INDEX entry_behalf ON entry(on_behalf_id) WHERE on_behalf_id IS NOT NULL

-- index entry_colleague_colleague on entry_colleague
CREATE INDEX entry_colleague_colleague ON entry_colleague(colleague_id)

-- index entry_colleague_entry on entry_colleague
CREATE INDEX entry_colleague_entry ON entry_colleague(entry_id, place)

-- index entry_complaint on entry
CREATE INDEX entry_complaint ON entry(day, account_id) WHERE kind = 'complaint'

-- index entry_person_entry on entry_person
CREATE INDEX entry_person_entry ON entry_person(entry_id, place)

-- index entry_person_person on entry_person
CREATE INDEX entry_person_person ON entry_person(person_id, entry_id)

-- index entry_planned on entry
CREATE INDEX entry_planned ON entry(day, time) WHERE state = 'planned'

-- index expense_account on expense
CREATE INDEX expense_account ON expense(account_id, period)

-- index fact_account on fact
CREATE INDEX fact_account ON fact(account_id)

-- index fact_entry on fact
CREATE INDEX fact_entry ON fact(entry_id) WHERE entry_id IS NOT NULL

-- index fact_person on fact
CREATE INDEX fact_person ON fact(person_id)

-- index foreign_id_row on foreign_id
CREATE INDEX foreign_id_row ON foreign_id(tbl, row_id)

-- index goal_account on goal
CREATE INDEX goal_account ON goal(account_id, state, due_on)

-- index goal_review on goal
CREATE INDEX goal_review ON goal(review_on) WHERE review_on IS NOT NULL

-- index invitation_account on invitation
CREATE INDEX invitation_account ON invitation(account_id)

-- index invitation_communication on invitation
CREATE INDEX invitation_communication ON invitation(communication_id, state)

-- index invitation_person on invitation
CREATE INDEX invitation_person ON invitation(person_id) WHERE person_id IS NOT NULL

-- index judgement_entry on judgement
CREATE INDEX judgement_entry ON judgement(entry_id) WHERE entry_id IS NOT NULL

-- index judgement_of on judgement
CREATE INDEX judgement_of ON judgement(tbl, row_id, field, judged_on)

-- index leftover_one on leftover
CREATE UNIQUE INDEX leftover_one ON leftover(tbl, row_id, name, value)

-- index legal_entity_account on legal_entity
CREATE INDEX legal_entity_account ON legal_entity(account_id)

-- index legal_entity_signs on legal_entity
CREATE INDEX legal_entity_signs ON legal_entity(signs_id) WHERE signs_id IS NOT NULL

-- index letter_account on letter
CREATE INDEX letter_account ON letter(account_id)

-- index letter_entry on letter
CREATE INDEX letter_entry ON letter(entry_id) WHERE entry_id IS NOT NULL

-- index limit_exception_account on limit_exception
CREATE INDEX limit_exception_account ON limit_exception(account_id)

-- index limit_exception_by on limit_exception
CREATE INDEX limit_exception_by ON limit_exception(allowed_by_id) WHERE allowed_by_id IS NOT NULL

-- index limit_exception_until on limit_exception
CREATE INDEX limit_exception_until ON limit_exception(until_on) WHERE state = 'open'

-- index milestone_account on milestone
CREATE INDEX milestone_account ON milestone(account_id, day DESC)

-- index month_close_of on month_close
CREATE INDEX month_close_of ON month_close(period)

-- index month_decision_account on month_decision
CREATE INDEX month_decision_account ON month_decision(account_id, period)

-- index month_decision_action on month_decision
CREATE INDEX month_decision_action ON month_decision(action_id) WHERE action_id IS NOT NULL

-- index month_decision_entry on month_decision
CREATE INDEX month_decision_entry ON month_decision(entry_id) WHERE entry_id IS NOT NULL

-- index month_decision_period on month_decision
CREATE INDEX month_decision_period ON month_decision(period)

-- index month_decision_question on month_decision
CREATE INDEX month_decision_question ON month_decision(question_id) WHERE question_id IS NOT NULL

-- index need_account on need
CREATE INDEX need_account ON need(account_id, period)

-- index need_of on need
CREATE INDEX need_of ON need(competitor_id) WHERE competitor_id IS NOT NULL

-- index negotiation_point_account on negotiation_point
CREATE INDEX negotiation_point_account ON negotiation_point(account_id, state, said_on)

-- index objection_account on objection
CREATE INDEX objection_account ON objection(account_id, day)

-- index objection_entry on objection
CREATE INDEX objection_entry ON objection(entry_id) WHERE entry_id IS NOT NULL

-- index objection_person on objection
CREATE INDEX objection_person ON objection(person_id) WHERE person_id IS NOT NULL

-- index obligation_colleague on obligation
CREATE INDEX obligation_colleague ON obligation(colleague_id) WHERE colleague_id IS NOT NULL

-- index offer_account on offer
CREATE INDEX offer_account ON offer(account_id, state, sent_on)

-- index offer_action on offer
CREATE INDEX offer_action ON offer(action_id) WHERE action_id IS NOT NULL

-- index offer_of on offer
CREATE INDEX offer_of ON offer(legal_entity_id) WHERE legal_entity_id IS NOT NULL

-- index offer_opportunity on offer
CREATE INDEX offer_opportunity ON offer(opportunity_id) WHERE opportunity_id IS NOT NULL

-- index offer_person on offer
CREATE INDEX offer_person ON offer(person_id) WHERE person_id IS NOT NULL

-- index offer_waits on offer
CREATE INDEX offer_waits ON offer(ask_on) WHERE ask_on IS NOT NULL

-- index opportunity_account on opportunity
CREATE INDEX opportunity_account ON opportunity(account_id, state, due_on)

-- index opportunity_open on opportunity
CREATE INDEX opportunity_open ON opportunity(due_on) WHERE state = 'open'

-- index person_birthday on person
CREATE INDEX person_birthday ON person(substr(birthday, -5)) WHERE birthday IS NOT NULL

-- index person_find on person
CREATE INDEX person_find ON person(find)

-- index plan_version_account on plan_version
CREATE INDEX plan_version_account ON plan_version(account_id, day)

-- index privilege_account on privilege
CREATE INDEX privilege_account ON privilege(account_id, day)

-- index privilege_person on privilege
CREATE INDEX privilege_person ON privilege(person_id) WHERE person_id IS NOT NULL

-- index promise_gone_account on promise_gone
CREATE INDEX promise_gone_account ON promise_gone(account_id, kind)

-- index pulse_due on pulse
CREATE INDEX pulse_due ON pulse(our_due)

-- index pulse_last on pulse
CREATE INDEX pulse_last ON pulse(last_contact)

-- index pulse_next on pulse
CREATE INDEX pulse_next ON pulse(next_contact)

-- index purchase_account on purchase
CREATE INDEX purchase_account ON purchase(account_id, bought_on)

-- index purchase_of on purchase
CREATE INDEX purchase_of ON purchase(legal_entity_id) WHERE legal_entity_id IS NOT NULL

-- index question_account on question
CREATE INDEX question_account ON question(account_id, state)

-- index question_entry on question
CREATE INDEX question_entry ON question(entry_id) WHERE entry_id IS NOT NULL

-- index question_person on question
CREATE INDEX question_person ON question(person_id) WHERE person_id IS NOT NULL

-- index question_survey on question
CREATE INDEX question_survey ON question(survey_id) WHERE survey_id IS NOT NULL

-- index reference_account on reference
CREATE INDEX reference_account ON reference(account_id)

-- index reference_ends on reference
CREATE INDEX reference_ends ON reference(ends_on) WHERE ends_on IS NOT NULL

-- index reference_person on reference
CREATE INDEX reference_person ON reference(person_id) WHERE person_id IS NOT NULL

-- index requirement_account on requirement
CREATE INDEX requirement_account ON requirement(account_id)

-- index requirement_usp on requirement
CREATE INDEX requirement_usp ON requirement(usp_id) WHERE usp_id IS NOT NULL

-- index review_account on review
CREATE INDEX review_account ON review(account_id, day)

-- index rhythm_due on rhythm
CREATE INDEX rhythm_due ON rhythm(due_on) WHERE next_contact IS NULL

-- index risk_dismissal_account on risk_dismissal
CREATE INDEX risk_dismissal_account ON risk_dismissal(account_id, day)

-- index service_standard_account on service_standard
CREATE INDEX service_standard_account ON service_standard(account_id, from_on)

-- index signal_account on signal
CREATE INDEX signal_account ON signal(account_id, day)

-- index signal_day on signal
CREATE INDEX signal_day ON signal(day)

-- index signal_entry on signal
CREATE INDEX signal_entry ON signal(entry_id) WHERE entry_id IS NOT NULL

-- index stage_account on stage
CREATE INDEX stage_account ON stage(account_id, place)

-- index stage_person_person on stage_person
CREATE INDEX stage_person_person ON stage_person(person_id)

-- index stage_person_stage on stage_person
CREATE INDEX stage_person_stage ON stage_person(stage_id, place)

-- index stance_affiliation on stance
CREATE INDEX stance_affiliation ON stance(affiliation_id)

-- index step_state on step
CREATE INDEX step_state ON step(state, id)

-- index strategy_account on strategy
CREATE INDEX strategy_account ON strategy(account_id, part)

-- index strategy_goal on strategy
CREATE INDEX strategy_goal ON strategy(goal_id) WHERE goal_id IS NOT NULL

-- index target_account on target
CREATE INDEX target_account ON target(account_id, period)

-- index tender_account on tender
CREATE INDEX tender_account ON tender(account_id, state, due_on)

-- index tender_due on tender
CREATE INDEX tender_due ON tender(due_on) WHERE due_on IS NOT NULL

-- index tender_opportunity on tender
CREATE INDEX tender_opportunity ON tender(opportunity_id) WHERE opportunity_id IS NOT NULL

-- index term_account on term
CREATE INDEX term_account ON term(account_id, state, until_on)

-- index term_open on term
CREATE INDEX term_open ON term(until_on) WHERE state = 'open' AND until_on IS NOT NULL

-- index tie_account on tie
CREATE INDEX tie_account ON tie(account_id)

-- index tie_from on tie
CREATE INDEX tie_from ON tie(from_id)

-- index tie_to on tie
CREATE INDEX tie_to ON tie(to_id)

-- index trouble_action on trouble
CREATE INDEX trouble_action ON trouble(action_id) WHERE action_id IS NOT NULL

-- index turnover_month on turnover
CREATE INDEX turnover_month ON turnover(month, currency, amount, costed, cost)

-- index value_given_account on value_given
CREATE INDEX value_given_account ON value_given(account_id, day DESC)

-- index value_given_confirmed on value_given
CREATE INDEX value_given_confirmed ON value_given(confirmed_by_id) WHERE confirmed_by_id IS NOT NULL

-- index value_given_entry on value_given
CREATE INDEX value_given_entry ON value_given(entry_id) WHERE entry_id IS NOT NULL

-- index verified_day on verified
CREATE INDEX verified_day ON verified(verified_on, account_id, section)

-- index voice_account on voice
CREATE INDEX voice_account ON voice(account_id, state, day)

-- index voice_colleague on voice
CREATE INDEX voice_colleague ON voice(colleague_id) WHERE colleague_id IS NOT NULL

-- index voice_entry on voice
CREATE INDEX voice_entry ON voice(entry_id) WHERE entry_id IS NOT NULL

-- index voice_person on voice
CREATE INDEX voice_person ON voice(person_id) WHERE person_id IS NOT NULL

-- table account on account
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
, key_by_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL, key_on TEXT, key_review_on TEXT, has_need TEXT, is_solvent TEXT, may_decide TEXT, appeal INTEGER, our_appeal INTEGER, is_worth_it TEXT, keeps_word TEXT, within_means TEXT, pays_on_time TEXT, responds TEXT, shares_openly TEXT, learns_with_us TEXT, complains_fairly TEXT, recommends_us TEXT, buys_steadily TEXT, needs_us TEXT, deals_with_rivals TEXT, talks_business TEXT, prefers_rivals TEXT, tries_patience TEXT, postpones TEXT, ladder INTEGER, our_ladder INTEGER, supply_risk TEXT, supply_value TEXT, supplier_position TEXT, loss_stage INTEGER) STRICT

-- table account_key on account_key
CREATE TABLE account_key (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  key TEXT NOT NULL
) STRICT

-- table action on action
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
, repeats TEXT, repeats_from TEXT, agreed_due_on TEXT, agreed_on TEXT, dropped_by TEXT, counts_on TEXT GENERATED ALWAYS AS (
  CASE WHEN kind = 'task' THEN NULL
    WHEN state = 'dropped' AND coalesce(dropped_by, 'us') = CASE kind WHEN 'our_promise' THEN 'them' ELSE 'us' END THEN NULL
    ELSE coalesce(agreed_due_on, first_due_on, due_on) END) VIRTUAL, in_time INTEGER GENERATED ALWAYS AS (coalesce(state = 'kept' AND done_on <= counts_on, 0)) VIRTUAL, presses_on TEXT
  GENERATED ALWAYS AS (min(coalesce(due_on, counts_on), coalesce(counts_on, due_on))) VIRTUAL, private INTEGER, strategy_id INTEGER REFERENCES strategy(id) ON DELETE SET NULL, source TEXT, days INTEGER, people INTEGER, cost INTEGER, currency TEXT) STRICT

-- table affiliation on affiliation
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
, outside INTEGER) STRICT

-- table audit on audit
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL,
  done_on TEXT,
  note TEXT
) STRICT

-- table audit_answer on audit_answer
CREATE TABLE audit_answer (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  audit_id INTEGER NOT NULL REFERENCES audit(id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  answer TEXT,
  answered_on TEXT,
  action_id INTEGER REFERENCES action(id) ON DELETE SET NULL
) STRICT

-- table authority_limit on authority_limit
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
) STRICT

-- table bond on bond
CREATE TABLE bond (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  strength INTEGER,
  rival_needs TEXT,
  note TEXT
) STRICT

-- table calendar_answer on calendar_answer
CREATE TABLE calendar_answer (
  id INTEGER PRIMARY KEY,
  about TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id) ON DELETE CASCADE
) STRICT

-- table calendar_event on calendar_event
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
  out_base INTEGER, people TEXT NOT NULL DEFAULT '', colleagues TEXT NOT NULL DEFAULT '',
  UNIQUE (event, recurrence)
) STRICT

-- table change on change
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  step_id INTEGER,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  op TEXT NOT NULL,
  col TEXT,
  before ANY,
  after ANY
) STRICT

-- table channel on channel
CREATE TABLE channel (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT,
  key TEXT NOT NULL,
  place INTEGER NOT NULL DEFAULT 0
) STRICT

-- table charter on charter
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
) STRICT

-- table colleague on colleague
CREATE TABLE colleague (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  function TEXT, position TEXT, phone TEXT, email TEXT, sees TEXT, note TEXT
) STRICT

-- table communication on communication
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
) STRICT

-- table communication_code on communication_code
CREATE TABLE communication_code (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  agreed_on TEXT
) STRICT

-- table company_total on company_total
CREATE TABLE company_total (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  period TEXT NOT NULL,
  income INTEGER,
  turnover INTEGER,
  currency TEXT,
  note TEXT
) STRICT

-- table competitor on competitor
CREATE TABLE competitor (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  supplies TEXT, share INTEGER, ladder INTEGER, strengths TEXT, weaknesses TEXT,
  favoured_by_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  now TEXT
) STRICT

-- table complaint on complaint
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
) STRICT

-- table contract on contract
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
) STRICT

-- table current_step on current_step
CREATE TABLE current_step (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  step_id INTEGER
) STRICT

-- table debt on debt
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
) STRICT

-- table delivery on delivery
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
) STRICT

-- table doubt on doubt
CREATE TABLE doubt (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  kept_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  UNIQUE (tbl, kept_id, other_id)
) STRICT

-- table draft on draft
CREATE TABLE draft (
  place TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT

-- table entry on entry
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
, source_line TEXT, repeats TEXT, repeats_from TEXT, private INTEGER, until_on TEXT, reached TEXT, confirmed_on TEXT) STRICT

-- table entry_colleague on entry_colleague
CREATE TABLE entry_colleague (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  colleague_id INTEGER NOT NULL REFERENCES colleague(id) ON DELETE CASCADE,
  place INTEGER NOT NULL DEFAULT 0
) STRICT

-- table entry_person on entry_person
CREATE TABLE entry_person (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  place INTEGER NOT NULL DEFAULT 0
) STRICT

-- table entry_tick on entry_tick
CREATE TABLE entry_tick (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  point TEXT NOT NULL,
  UNIQUE (entry_id, point)
) STRICT

-- table expense on expense
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
) STRICT

-- table fact on fact
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT, why TEXT, day TEXT,
  visibility TEXT NOT NULL
, entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL) STRICT

-- table find_person on find_person
CREATE VIRTUAL TABLE find_person USING fts5(
  words, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0"
)

-- table find_person_config on find_person_config
CREATE TABLE 'find_person_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table find_person_data on find_person_data
CREATE TABLE 'find_person_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table find_person_docsize on find_person_docsize
CREATE TABLE 'find_person_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER)

-- table find_person_idx on find_person_idx
CREATE TABLE 'find_person_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table find_text on find_text
CREATE VIRTUAL TABLE find_text USING fts5(
  shown, hidden, keys, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
)

-- table find_text_config on find_text_config
CREATE TABLE 'find_text_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table find_text_data on find_text_data
CREATE TABLE 'find_text_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table find_text_docsize on find_text_docsize
CREATE TABLE 'find_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER)

-- table find_text_idx on find_text_idx
CREATE TABLE 'find_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table find_word on find_word
CREATE TABLE find_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID

-- table foreign_id on foreign_id
CREATE TABLE foreign_id (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (tbl, key)
) STRICT

-- table goal on goal
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
) STRICT

-- table inbox on inbox
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT

-- table invitation on invitation
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  communication_id INTEGER NOT NULL REFERENCES communication(id) ON DELETE CASCADE,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  response TEXT,
  note TEXT
) STRICT

-- table judgement on judgement
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  value ANY,
  judged_on TEXT NOT NULL,
  source TEXT
, entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL) STRICT

-- table kpi on kpi
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
) STRICT

-- table leftover on leftover
CREATE TABLE leftover (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT

-- table legal_entity on legal_entity
CREATE TABLE legal_entity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  tax_id TEXT,
  signs_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  ended_on TEXT, note TEXT
) STRICT

-- table letter on letter
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  UNIQUE (key, account_id)
) STRICT

-- table limit_exception on limit_exception
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
) STRICT

-- table milestone on milestone
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  winner TEXT, reason TEXT, note TEXT
, private INTEGER) STRICT

-- table month_close on month_close
CREATE TABLE month_close (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  period TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  changes INTEGER,
  undecided INTEGER,
  note TEXT
) STRICT

-- table month_decision on month_decision
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
) STRICT

-- table need on need
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
) STRICT

-- table negotiation_point on negotiation_point
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
) STRICT

-- table objection on objection
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
) STRICT

-- table obligation on obligation
CREATE TABLE obligation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  function TEXT NOT NULL,
  title TEXT NOT NULL,
  colleague_id INTEGER REFERENCES colleague(id) ON DELETE SET NULL,
  note TEXT
) STRICT

-- table offer on offer
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
) STRICT

-- table opportunity on opportunity
CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  class TEXT, stage TEXT, due_on TEXT,
  state TEXT NOT NULL,
  tender INTEGER, amount INTEGER, currency TEXT, probability INTEGER, benefit INTEGER, effort INTEGER,
  cost INTEGER, days INTEGER, people INTEGER,
  reason TEXT, closed_on TEXT, note TEXT
, private INTEGER, expected INTEGER GENERATED ALWAYS AS ((amount * probability + 50) / 100) VIRTUAL) STRICT

-- table person on person
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  family_name TEXT NOT NULL,
  given_name TEXT, middle_name TEXT, birthday TEXT, cares TEXT, decides TEXT, dress TEXT, note TEXT,
  unknown INTEGER,
  find TEXT NOT NULL DEFAULT ''
) STRICT

-- table plan_version on plan_version
CREATE TABLE plan_version (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  title TEXT,
  content TEXT NOT NULL,
  note TEXT
) STRICT

-- table privilege on privilege
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
) STRICT

-- table promise_gone on promise_gone
CREATE TABLE promise_gone (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
  kind TEXT NOT NULL,
  counts_on TEXT NOT NULL
) STRICT

-- table promise_tally on promise_tally
CREATE TABLE promise_tally (
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  in_time INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, day)
) STRICT, WITHOUT ROWID

-- table pulse on pulse
CREATE TABLE pulse (
  account_id INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  last_contact TEXT,
  next_contact TEXT,
  our_due TEXT
) STRICT

-- table purchase on purchase
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
) STRICT

-- table put_off on put_off
CREATE TABLE put_off (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  cause TEXT NOT NULL,
  until_on TEXT NOT NULL,
  reason TEXT,
  UNIQUE (kind, row_id, cause)
) STRICT

-- table question on question
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  answer TEXT, answered_on TEXT,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL
, private INTEGER, survey_id INTEGER REFERENCES survey(id) ON DELETE SET NULL) STRICT

-- table reference on reference
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
) STRICT

-- table report_client on report_client
CREATE TABLE report_client (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tax_id TEXT,
  state TEXT NOT NULL DEFAULT 'open'
) STRICT

-- table report_delivery on report_delivery
CREATE TABLE report_delivery (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES report_client(id) ON DELETE CASCADE,
  month TEXT NOT NULL,
  shipments INTEGER,
  on_time INTEGER, in_full INTEGER,
  answer_days INTEGER,
  complaints INTEGER,
  UNIQUE (client_id, month)
) STRICT

-- table report_month on report_month
CREATE TABLE report_month (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES report_client(id) ON DELETE CASCADE,
  month TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  lines TEXT NOT NULL,
  UNIQUE (client_id, month, currency)
) STRICT

-- table requirement on requirement
CREATE TABLE requirement (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  weight INTEGER NOT NULL,
  covered TEXT,
  usp_id INTEGER REFERENCES usp(id) ON DELETE SET NULL,
  note TEXT
) STRICT

-- table review on review
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  note TEXT
) STRICT

-- table rhythm on rhythm
CREATE TABLE rhythm (
  person_id INTEGER PRIMARY KEY REFERENCES person(id) ON DELETE CASCADE,
  last_contact TEXT,
  next_contact TEXT,
  due_on TEXT
) STRICT

-- table risk_dismissal on risk_dismissal
CREATE TABLE risk_dismissal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT

-- table saved_filter on saved_filter
CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  filter TEXT NOT NULL
) STRICT

-- table service_standard on service_standard
CREATE TABLE service_standard (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  from_on TEXT NOT NULL,
  on_time INTEGER, in_full INTEGER,
  answer_days INTEGER,
  complaints INTEGER,
  note TEXT
) STRICT

-- table setting on setting
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT

-- table signal on signal
CREATE TABLE signal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT

-- table stage on stage
CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  title TEXT, place INTEGER, acts_as TEXT, days INTEGER, decisive TEXT
, private INTEGER) STRICT

-- table stage_person on stage_person
CREATE TABLE stage_person (
  id INTEGER PRIMARY KEY,
  stage_id INTEGER NOT NULL REFERENCES stage(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  place INTEGER NOT NULL DEFAULT 0
) STRICT

-- table stance on stance
CREATE TABLE stance (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  opportunity_id INTEGER NOT NULL REFERENCES opportunity(id) ON DELETE CASCADE,
  affiliation_id INTEGER NOT NULL REFERENCES affiliation(id) ON DELETE CASCADE,
  roles TEXT, attitude INTEGER,
  UNIQUE (opportunity_id, affiliation_id)
) STRICT

-- table step on step
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  part TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  undoes INTEGER,
  state TEXT NOT NULL DEFAULT 'done'
) STRICT

-- table strategy on strategy
CREATE TABLE strategy (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  title TEXT NOT NULL,
  goal_id INTEGER REFERENCES goal(id) ON DELETE SET NULL,
  note TEXT, private INTEGER
) STRICT

-- table survey on survey
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  day TEXT NOT NULL,
  until_on TEXT,
  note TEXT
) STRICT

-- table target on target
CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT,
  note TEXT
) STRICT

-- table tender on tender
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
) STRICT

-- table term on term
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
) STRICT

-- table tie on tie
CREATE TABLE tie (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  from_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  to_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  strength INTEGER, note TEXT,
  since_on TEXT, until_on TEXT
) STRICT

-- table trouble on trouble
CREATE TABLE trouble (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  trouble TEXT NOT NULL,
  state TEXT,
  judged_on TEXT,
  action_id INTEGER REFERENCES action(id) ON DELETE SET NULL,
  note TEXT
) STRICT

-- table turnover on turnover
CREATE TABLE turnover (
  account_id INTEGER NOT NULL,
  month TEXT NOT NULL,
  currency TEXT NOT NULL,
  lines INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  costed INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (account_id, month, currency)
) STRICT, WITHOUT ROWID

-- table usp on usp
CREATE TABLE usp (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  proof TEXT,
  note TEXT
) STRICT

-- table value_given on value_given
CREATE TABLE value_given (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL DEFAULT 'RUB',
  title TEXT NOT NULL
, private INTEGER, kind TEXT, cost INTEGER, figure TEXT, confirmed_by_id INTEGER REFERENCES person(id) ON DELETE SET NULL, confirmed_on TEXT, brought TEXT, note TEXT) STRICT

-- table verified on verified
CREATE TABLE verified (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  verified_on TEXT NOT NULL,
  UNIQUE (account_id, section)
) STRICT

-- table voice on voice
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
) STRICT

-- trigger find_person_delete on person
CREATE TRIGGER find_person_delete AFTER DELETE ON person BEGIN
  DELETE FROM find_person WHERE rowid = OLD.id;
END

-- trigger find_person_insert on person
CREATE TRIGGER find_person_insert AFTER INSERT ON person WHEN NEW.find <> '' BEGIN
  INSERT INTO find_person(rowid, words) VALUES (NEW.id, NEW.find);
END

-- trigger find_person_update on person
CREATE TRIGGER find_person_update AFTER UPDATE OF find ON person BEGIN
  DELETE FROM find_person WHERE rowid = OLD.id;
  INSERT INTO find_person(rowid, words) VALUES (NEW.id, NEW.find);
END

-- trigger journal_account_delete on account
CREATE TRIGGER journal_account_delete AFTER DELETE ON account BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'account',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'short_name',OLD.short_name,'legal_name',OLD.legal_name,'tax_id',OLD.tax_id,'parent_id',OLD.parent_id,'industry',OLD.industry,'region',OLD.region,'city',OLD.city,'address',OLD.address,'site',OLD.site,'phone',OLD.phone,'email',OLD.email,'headcount',OLD.headcount,'founded',OLD.founded,'note',OLD.note,'category',OLD.category,'key_level',OLD.key_level,'key_reasons',OLD.key_reasons,'motive',OLD.motive,'stage',OLD.stage,'stage_on',OLD.stage_on,'outlook',OLD.outlook,'about',OLD.about,'history',OLD.history,'structure',OLD.structure,'surroundings',OLD.surroundings,'buying',OLD.buying,'manner',OLD.manner,'find',OLD.find,'key_by_id',OLD.key_by_id,'key_on',OLD.key_on,'key_review_on',OLD.key_review_on,'has_need',OLD.has_need,'is_solvent',OLD.is_solvent,'may_decide',OLD.may_decide,'appeal',OLD.appeal,'our_appeal',OLD.our_appeal,'is_worth_it',OLD.is_worth_it,'keeps_word',OLD.keeps_word,'within_means',OLD.within_means,'pays_on_time',OLD.pays_on_time,'responds',OLD.responds,'shares_openly',OLD.shares_openly,'learns_with_us',OLD.learns_with_us,'complains_fairly',OLD.complains_fairly,'recommends_us',OLD.recommends_us,'buys_steadily',OLD.buys_steadily,'needs_us',OLD.needs_us,'deals_with_rivals',OLD.deals_with_rivals,'talks_business',OLD.talks_business,'prefers_rivals',OLD.prefers_rivals,'tries_patience',OLD.tries_patience,'postpones',OLD.postpones,'ladder',OLD.ladder,'our_ladder',OLD.our_ladder,'supply_risk',OLD.supply_risk,'supply_value',OLD.supply_value,'supplier_position',OLD.supplier_position,'loss_stage',OLD.loss_stage),NULL);
END

-- trigger journal_account_insert on account
CREATE TRIGGER journal_account_insert AFTER INSERT ON account BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'account',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_account_key_delete on account_key
CREATE TRIGGER journal_account_key_delete AFTER DELETE ON account_key BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'account_key',OLD.id,'-',NULL,json_object('id',OLD.id,'account_id',OLD.account_id,'key',OLD.key),NULL);
END

-- trigger journal_account_key_insert on account_key
CREATE TRIGGER journal_account_key_insert AFTER INSERT ON account_key BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'account_key',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_account_key_update on account_key
CREATE TRIGGER journal_account_key_update AFTER UPDATE ON account_key BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'account_key',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('account_id',OLD.account_id,NEW.account_id),('key',OLD.key,NEW.key))WHERE b IS NOT a;
END

-- trigger journal_account_update on account
CREATE TRIGGER journal_account_update AFTER UPDATE ON account BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'account',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('short_name',OLD.short_name,NEW.short_name),('legal_name',OLD.legal_name,NEW.legal_name),('tax_id',OLD.tax_id,NEW.tax_id),('parent_id',OLD.parent_id,NEW.parent_id),('industry',OLD.industry,NEW.industry),('region',OLD.region,NEW.region),('city',OLD.city,NEW.city),('address',OLD.address,NEW.address),('site',OLD.site,NEW.site),('phone',OLD.phone,NEW.phone),('email',OLD.email,NEW.email),('headcount',OLD.headcount,NEW.headcount),('founded',OLD.founded,NEW.founded),('note',OLD.note,NEW.note),('category',OLD.category,NEW.category),('key_level',OLD.key_level,NEW.key_level),('key_reasons',OLD.key_reasons,NEW.key_reasons),('motive',OLD.motive,NEW.motive),('stage',OLD.stage,NEW.stage),('stage_on',OLD.stage_on,NEW.stage_on),('outlook',OLD.outlook,NEW.outlook),('about',OLD.about,NEW.about),('history',OLD.history,NEW.history),('structure',OLD.structure,NEW.structure),('surroundings',OLD.surroundings,NEW.surroundings),('buying',OLD.buying,NEW.buying),('manner',OLD.manner,NEW.manner),('key_by_id',OLD.key_by_id,NEW.key_by_id),('key_on',OLD.key_on,NEW.key_on),('key_review_on',OLD.key_review_on,NEW.key_review_on),('has_need',OLD.has_need,NEW.has_need),('is_solvent',OLD.is_solvent,NEW.is_solvent),('may_decide',OLD.may_decide,NEW.may_decide),('appeal',OLD.appeal,NEW.appeal),('our_appeal',OLD.our_appeal,NEW.our_appeal),('is_worth_it',OLD.is_worth_it,NEW.is_worth_it),('keeps_word',OLD.keeps_word,NEW.keeps_word),('within_means',OLD.within_means,NEW.within_means),('pays_on_time',OLD.pays_on_time,NEW.pays_on_time),('responds',OLD.responds,NEW.responds),('shares_openly',OLD.shares_openly,NEW.shares_openly),('learns_with_us',OLD.learns_with_us,NEW.learns_with_us),('complains_fairly',OLD.complains_fairly,NEW.complains_fairly),('recommends_us',OLD.recommends_us,NEW.recommends_us),('buys_steadily',OLD.buys_steadily,NEW.buys_steadily),('needs_us',OLD.needs_us,NEW.needs_us),('deals_with_rivals',OLD.deals_with_rivals,NEW.deals_with_rivals),('talks_business',OLD.talks_business,NEW.talks_business),('prefers_rivals',OLD.prefers_rivals,NEW.prefers_rivals),('tries_patience',OLD.tries_patience,NEW.tries_patience),('postpones',OLD.postpones,NEW.postpones),('ladder',OLD.ladder,NEW.ladder),('our_ladder',OLD.our_ladder,NEW.our_ladder),('supply_risk',OLD.supply_risk,NEW.supply_risk),('supply_value',OLD.supply_value,NEW.supply_value),('supplier_position',OLD.supplier_position,NEW.supplier_position),('loss_stage',OLD.loss_stage,NEW.loss_stage))WHERE b IS NOT a;
END

-- trigger journal_action_delete on action
CREATE TRIGGER journal_action_delete AFTER DELETE ON action BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'action',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'kind',OLD.kind,'due_on',OLD.due_on,'person_id',OLD.person_id,'owner',OLD.owner,'colleague_id',OLD.colleague_id,'state',OLD.state,'done_on',OLD.done_on,'first_due_on',OLD.first_due_on,'note',OLD.note,'entry_id',OLD.entry_id,'repeats',OLD.repeats,'repeats_from',OLD.repeats_from,'agreed_due_on',OLD.agreed_due_on,'agreed_on',OLD.agreed_on,'dropped_by',OLD.dropped_by,'private',OLD.private,'strategy_id',OLD.strategy_id,'source',OLD.source,'days',OLD.days,'people',OLD.people,'cost',OLD.cost,'currency',OLD.currency),NULL);
END

-- trigger journal_action_insert on action
CREATE TRIGGER journal_action_insert AFTER INSERT ON action BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'action',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_action_update on action
CREATE TRIGGER journal_action_update AFTER UPDATE ON action BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'action',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('due_on',OLD.due_on,NEW.due_on),('person_id',OLD.person_id,NEW.person_id),('owner',OLD.owner,NEW.owner),('colleague_id',OLD.colleague_id,NEW.colleague_id),('state',OLD.state,NEW.state),('done_on',OLD.done_on,NEW.done_on),('first_due_on',OLD.first_due_on,NEW.first_due_on),('note',OLD.note,NEW.note),('entry_id',OLD.entry_id,NEW.entry_id),('repeats',OLD.repeats,NEW.repeats),('repeats_from',OLD.repeats_from,NEW.repeats_from),('agreed_due_on',OLD.agreed_due_on,NEW.agreed_due_on),('agreed_on',OLD.agreed_on,NEW.agreed_on),('dropped_by',OLD.dropped_by,NEW.dropped_by),('private',OLD.private,NEW.private),('strategy_id',OLD.strategy_id,NEW.strategy_id),('source',OLD.source,NEW.source),('days',OLD.days,NEW.days),('people',OLD.people,NEW.people),('cost',OLD.cost,NEW.cost),('currency',OLD.currency,NEW.currency))WHERE b IS NOT a;
END

-- trigger journal_affiliation_delete on affiliation
CREATE TRIGGER journal_affiliation_delete AFTER DELETE ON affiliation BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'affiliation',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'person_id',OLD.person_id,'position',OLD.position,'department',OLD.department,'reports_to_id',OLD.reports_to_id,'main_contact',OLD.main_contact,'roles',OLD.roles,'influence',OLD.influence,'attitude',OLD.attitude,'relationship',OLD.relationship,'mirror_id',OLD.mirror_id,'rhythm_days',OLD.rhythm_days,'handed_to_id',OLD.handed_to_id,'from_on',OLD.from_on,'to_on',OLD.to_on,'role_note',OLD.role_note,'outside',OLD.outside),NULL);
END

-- trigger journal_affiliation_insert on affiliation
CREATE TRIGGER journal_affiliation_insert AFTER INSERT ON affiliation BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'affiliation',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_affiliation_update on affiliation
CREATE TRIGGER journal_affiliation_update AFTER UPDATE ON affiliation BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'affiliation',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('person_id',OLD.person_id,NEW.person_id),('position',OLD.position,NEW.position),('department',OLD.department,NEW.department),('reports_to_id',OLD.reports_to_id,NEW.reports_to_id),('main_contact',OLD.main_contact,NEW.main_contact),('roles',OLD.roles,NEW.roles),('influence',OLD.influence,NEW.influence),('attitude',OLD.attitude,NEW.attitude),('relationship',OLD.relationship,NEW.relationship),('mirror_id',OLD.mirror_id,NEW.mirror_id),('rhythm_days',OLD.rhythm_days,NEW.rhythm_days),('handed_to_id',OLD.handed_to_id,NEW.handed_to_id),('from_on',OLD.from_on,NEW.from_on),('to_on',OLD.to_on,NEW.to_on),('role_note',OLD.role_note,NEW.role_note),('outside',OLD.outside,NEW.outside))WHERE b IS NOT a;
END

-- trigger journal_audit_answer_delete on audit_answer
CREATE TRIGGER journal_audit_answer_delete AFTER DELETE ON audit_answer BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'audit_answer',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'audit_id',OLD.audit_id,'question',OLD.question,'answer',OLD.answer,'answered_on',OLD.answered_on,'action_id',OLD.action_id),NULL);
END

-- trigger journal_audit_answer_insert on audit_answer
CREATE TRIGGER journal_audit_answer_insert AFTER INSERT ON audit_answer BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'audit_answer',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_audit_answer_update on audit_answer
CREATE TRIGGER journal_audit_answer_update AFTER UPDATE ON audit_answer BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'audit_answer',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('audit_id',OLD.audit_id,NEW.audit_id),('question',OLD.question,NEW.question),('answer',OLD.answer,NEW.answer),('answered_on',OLD.answered_on,NEW.answered_on),('action_id',OLD.action_id,NEW.action_id))WHERE b IS NOT a;
END

-- trigger journal_audit_delete on audit
CREATE TRIGGER journal_audit_delete AFTER DELETE ON audit BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'audit',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'day',OLD.day,'done_on',OLD.done_on,'note',OLD.note),NULL);
END

-- trigger journal_audit_insert on audit
CREATE TRIGGER journal_audit_insert AFTER INSERT ON audit BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'audit',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_audit_update on audit
CREATE TRIGGER journal_audit_update AFTER UPDATE ON audit BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'audit',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('day',OLD.day,NEW.day),('done_on',OLD.done_on,NEW.done_on),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_authority_limit_delete on authority_limit
CREATE TRIGGER journal_authority_limit_delete AFTER DELETE ON authority_limit BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'authority_limit',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'title',OLD.title,'kind',OLD.kind,'days',OLD.days,'percent',OLD.percent,'amount',OLD.amount,'beyond_id',OLD.beyond_id,'currency',OLD.currency,'note',OLD.note),NULL);
END

-- trigger journal_authority_limit_insert on authority_limit
CREATE TRIGGER journal_authority_limit_insert AFTER INSERT ON authority_limit BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'authority_limit',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_authority_limit_update on authority_limit
CREATE TRIGGER journal_authority_limit_update AFTER UPDATE ON authority_limit BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'authority_limit',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('days',OLD.days,NEW.days),('percent',OLD.percent,NEW.percent),('amount',OLD.amount,NEW.amount),('beyond_id',OLD.beyond_id,NEW.beyond_id),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_bond_delete on bond
CREATE TRIGGER journal_bond_delete AFTER DELETE ON bond BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'bond',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'kind',OLD.kind,'strength',OLD.strength,'rival_needs',OLD.rival_needs,'note',OLD.note),NULL);
END

-- trigger journal_bond_insert on bond
CREATE TRIGGER journal_bond_insert AFTER INSERT ON bond BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'bond',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_bond_update on bond
CREATE TRIGGER journal_bond_update AFTER UPDATE ON bond BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'bond',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('strength',OLD.strength,NEW.strength),('rival_needs',OLD.rival_needs,NEW.rival_needs),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_calendar_answer_delete on calendar_answer
CREATE TRIGGER journal_calendar_answer_delete AFTER DELETE ON calendar_answer BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'calendar_answer',OLD.id,'-',NULL,json_object('id',OLD.id,'about',OLD.about,'account_id',OLD.account_id),NULL);
END

-- trigger journal_calendar_answer_insert on calendar_answer
CREATE TRIGGER journal_calendar_answer_insert AFTER INSERT ON calendar_answer BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'calendar_answer',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_calendar_answer_update on calendar_answer
CREATE TRIGGER journal_calendar_answer_update AFTER UPDATE ON calendar_answer BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'calendar_answer',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('about',OLD.about,NEW.about),('account_id',OLD.account_id,NEW.account_id))WHERE b IS NOT a;
END

-- trigger journal_calendar_event_delete on calendar_event
CREATE TRIGGER journal_calendar_event_delete AFTER DELETE ON calendar_event BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'calendar_event',OLD.id,'-',NULL,json_object('id',OLD.id,'event',OLD.event,'recurrence',OLD.recurrence,'calendar',OLD.calendar,'sequence',OLD.sequence,'modified',OLD.modified,'cancelled',OLD.cancelled,'day',OLD.day,'time',OLD.time,'minutes',OLD.minutes,'until_on',OLD.until_on,'title',OLD.title,'entry_id',OLD.entry_id,'out_event',OLD.out_event,'out_recurrence',OLD.out_recurrence,'out_base',OLD.out_base,'people',OLD.people,'colleagues',OLD.colleagues),NULL);
END

-- trigger journal_calendar_event_insert on calendar_event
CREATE TRIGGER journal_calendar_event_insert AFTER INSERT ON calendar_event BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'calendar_event',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_calendar_event_update on calendar_event
CREATE TRIGGER journal_calendar_event_update AFTER UPDATE ON calendar_event BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'calendar_event',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('event',OLD.event,NEW.event),('recurrence',OLD.recurrence,NEW.recurrence),('calendar',OLD.calendar,NEW.calendar),('sequence',OLD.sequence,NEW.sequence),('modified',OLD.modified,NEW.modified),('cancelled',OLD.cancelled,NEW.cancelled),('day',OLD.day,NEW.day),('time',OLD.time,NEW.time),('minutes',OLD.minutes,NEW.minutes),('until_on',OLD.until_on,NEW.until_on),('title',OLD.title,NEW.title),('entry_id',OLD.entry_id,NEW.entry_id),('out_event',OLD.out_event,NEW.out_event),('out_recurrence',OLD.out_recurrence,NEW.out_recurrence),('out_base',OLD.out_base,NEW.out_base),('people',OLD.people,NEW.people),('colleagues',OLD.colleagues,NEW.colleagues))WHERE b IS NOT a;
END

-- trigger journal_channel_delete on channel
CREATE TRIGGER journal_channel_delete AFTER DELETE ON channel BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'channel',OLD.id,'-',NULL,json_object('id',OLD.id,'person_id',OLD.person_id,'kind',OLD.kind,'value',OLD.value,'label',OLD.label,'key',OLD.key,'place',OLD.place),NULL);
END

-- trigger journal_channel_insert on channel
CREATE TRIGGER journal_channel_insert AFTER INSERT ON channel BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'channel',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_channel_update on channel
CREATE TRIGGER journal_channel_update AFTER UPDATE ON channel BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'channel',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('person_id',OLD.person_id,NEW.person_id),('kind',OLD.kind,NEW.kind),('value',OLD.value,NEW.value),('label',OLD.label,NEW.label),('key',OLD.key,NEW.key),('place',OLD.place,NEW.place))WHERE b IS NOT a;
END

-- trigger journal_charter_delete on charter
CREATE TRIGGER journal_charter_delete AFTER DELETE ON charter BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'charter',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'decides',OLD.decides,'escalates_to_id',OLD.escalates_to_id,'horizon',OLD.horizon,'key_wanted',OLD.key_wanted,'bends',OLD.bends,'budget',OLD.budget,'budget_of',OLD.budget_of,'currency',OLD.currency,'note',OLD.note),NULL);
END

-- trigger journal_charter_insert on charter
CREATE TRIGGER journal_charter_insert AFTER INSERT ON charter BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'charter',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_charter_update on charter
CREATE TRIGGER journal_charter_update AFTER UPDATE ON charter BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'charter',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('decides',OLD.decides,NEW.decides),('escalates_to_id',OLD.escalates_to_id,NEW.escalates_to_id),('horizon',OLD.horizon,NEW.horizon),('key_wanted',OLD.key_wanted,NEW.key_wanted),('bends',OLD.bends,NEW.bends),('budget',OLD.budget,NEW.budget),('budget_of',OLD.budget_of,NEW.budget_of),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_colleague_delete on colleague
CREATE TRIGGER journal_colleague_delete AFTER DELETE ON colleague BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'colleague',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'name',OLD.name,'function',OLD.function,'position',OLD.position,'phone',OLD.phone,'email',OLD.email,'sees',OLD.sees,'note',OLD.note),NULL);
END

-- trigger journal_colleague_insert on colleague
CREATE TRIGGER journal_colleague_insert AFTER INSERT ON colleague BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'colleague',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_colleague_update on colleague
CREATE TRIGGER journal_colleague_update AFTER UPDATE ON colleague BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'colleague',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('name',OLD.name,NEW.name),('function',OLD.function,NEW.function),('position',OLD.position,NEW.position),('phone',OLD.phone,NEW.phone),('email',OLD.email,NEW.email),('sees',OLD.sees,NEW.sees),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_communication_code_delete on communication_code
CREATE TRIGGER journal_communication_code_delete AFTER DELETE ON communication_code BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'communication_code',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'text',OLD.text,'agreed_on',OLD.agreed_on),NULL);
END

-- trigger journal_communication_code_insert on communication_code
CREATE TRIGGER journal_communication_code_insert AFTER INSERT ON communication_code BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'communication_code',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_communication_code_update on communication_code
CREATE TRIGGER journal_communication_code_update AFTER UPDATE ON communication_code BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'communication_code',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('text',OLD.text,NEW.text),('agreed_on',OLD.agreed_on,NEW.agreed_on))WHERE b IS NOT a;
END

-- trigger journal_communication_delete on communication
CREATE TRIGGER journal_communication_delete AFTER DELETE ON communication BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'communication',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'title',OLD.title,'kind',OLD.kind,'day',OLD.day,'purpose',OLD.purpose,'cost',OLD.cost,'currency',OLD.currency,'note',OLD.note),NULL);
END

-- trigger journal_communication_insert on communication
CREATE TRIGGER journal_communication_insert AFTER INSERT ON communication BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'communication',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_communication_update on communication
CREATE TRIGGER journal_communication_update AFTER UPDATE ON communication BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'communication',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('day',OLD.day,NEW.day),('purpose',OLD.purpose,NEW.purpose),('cost',OLD.cost,NEW.cost),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_company_total_delete on company_total
CREATE TRIGGER journal_company_total_delete AFTER DELETE ON company_total BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'company_total',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'period',OLD.period,'income',OLD.income,'turnover',OLD.turnover,'currency',OLD.currency,'note',OLD.note),NULL);
END

-- trigger journal_company_total_insert on company_total
CREATE TRIGGER journal_company_total_insert AFTER INSERT ON company_total BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'company_total',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_company_total_update on company_total
CREATE TRIGGER journal_company_total_update AFTER UPDATE ON company_total BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'company_total',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('period',OLD.period,NEW.period),('income',OLD.income,NEW.income),('turnover',OLD.turnover,NEW.turnover),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_competitor_delete on competitor
CREATE TRIGGER journal_competitor_delete AFTER DELETE ON competitor BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'competitor',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'name',OLD.name,'supplies',OLD.supplies,'share',OLD.share,'ladder',OLD.ladder,'strengths',OLD.strengths,'weaknesses',OLD.weaknesses,'favoured_by_id',OLD.favoured_by_id,'now',OLD.now),NULL);
END

-- trigger journal_competitor_insert on competitor
CREATE TRIGGER journal_competitor_insert AFTER INSERT ON competitor BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'competitor',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_competitor_update on competitor
CREATE TRIGGER journal_competitor_update AFTER UPDATE ON competitor BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'competitor',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('name',OLD.name,NEW.name),('supplies',OLD.supplies,NEW.supplies),('share',OLD.share,NEW.share),('ladder',OLD.ladder,NEW.ladder),('strengths',OLD.strengths,NEW.strengths),('weaknesses',OLD.weaknesses,NEW.weaknesses),('favoured_by_id',OLD.favoured_by_id,NEW.favoured_by_id),('now',OLD.now,NEW.now))WHERE b IS NOT a;
END

-- trigger journal_complaint_delete on complaint
CREATE TRIGGER journal_complaint_delete AFTER DELETE ON complaint BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'complaint',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'kind',OLD.kind,'state',OLD.state,'heard_on',OLD.heard_on,'heard',OLD.heard,'asked_on',OLD.asked_on,'asked',OLD.asked,'proposed_on',OLD.proposed_on,'proposed',OLD.proposed,'confirmed_on',OLD.confirmed_on,'confirmed',OLD.confirmed,'closed_on',OLD.closed_on,'closed',OLD.closed,'due_on',OLD.due_on,'person_id',OLD.person_id,'entry_id',OLD.entry_id,'reopened_on',OLD.reopened_on,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_complaint_insert on complaint
CREATE TRIGGER journal_complaint_insert AFTER INSERT ON complaint BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'complaint',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_complaint_update on complaint
CREATE TRIGGER journal_complaint_update AFTER UPDATE ON complaint BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'complaint',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('state',OLD.state,NEW.state),('heard_on',OLD.heard_on,NEW.heard_on),('heard',OLD.heard,NEW.heard),('asked_on',OLD.asked_on,NEW.asked_on),('asked',OLD.asked,NEW.asked),('proposed_on',OLD.proposed_on,NEW.proposed_on),('proposed',OLD.proposed,NEW.proposed),('confirmed_on',OLD.confirmed_on,NEW.confirmed_on),('confirmed',OLD.confirmed,NEW.confirmed),('closed_on',OLD.closed_on,NEW.closed_on),('closed',OLD.closed,NEW.closed),('due_on',OLD.due_on,NEW.due_on),('person_id',OLD.person_id,NEW.person_id),('entry_id',OLD.entry_id,NEW.entry_id),('reopened_on',OLD.reopened_on,NEW.reopened_on),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_contract_delete on contract
CREATE TRIGGER journal_contract_delete AFTER DELETE ON contract BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'contract',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'subject',OLD.subject,'number',OLD.number,'legal_entity_id',OLD.legal_entity_id,'from_on',OLD.from_on,'until_on',OLD.until_on,'notice',OLD.notice,'amount',OLD.amount,'currency',OLD.currency,'payment',OLD.payment,'state',OLD.state,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_contract_insert on contract
CREATE TRIGGER journal_contract_insert AFTER INSERT ON contract BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'contract',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_contract_update on contract
CREATE TRIGGER journal_contract_update AFTER UPDATE ON contract BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'contract',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('subject',OLD.subject,NEW.subject),('number',OLD.number,NEW.number),('legal_entity_id',OLD.legal_entity_id,NEW.legal_entity_id),('from_on',OLD.from_on,NEW.from_on),('until_on',OLD.until_on,NEW.until_on),('notice',OLD.notice,NEW.notice),('amount',OLD.amount,NEW.amount),('currency',OLD.currency,NEW.currency),('payment',OLD.payment,NEW.payment),('state',OLD.state,NEW.state),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_debt_delete on debt
CREATE TRIGGER journal_debt_delete AFTER DELETE ON debt BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'debt',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'due_on',OLD.due_on,'amount',OLD.amount,'paid',OLD.paid,'currency',OLD.currency,'legal_entity_id',OLD.legal_entity_id,'contract_id',OLD.contract_id,'note',OLD.note),NULL);
END

-- trigger journal_debt_insert on debt
CREATE TRIGGER journal_debt_insert AFTER INSERT ON debt BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'debt',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_debt_update on debt
CREATE TRIGGER journal_debt_update AFTER UPDATE ON debt BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'debt',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('due_on',OLD.due_on,NEW.due_on),('amount',OLD.amount,NEW.amount),('paid',OLD.paid,NEW.paid),('currency',OLD.currency,NEW.currency),('legal_entity_id',OLD.legal_entity_id,NEW.legal_entity_id),('contract_id',OLD.contract_id,NEW.contract_id),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_delivery_delete on delivery
CREATE TRIGGER journal_delivery_delete AFTER DELETE ON delivery BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'delivery',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'period',OLD.period,'shipments',OLD.shipments,'on_time',OLD.on_time,'in_full',OLD.in_full,'answer_days',OLD.answer_days,'complaints',OLD.complaints,'note',OLD.note),NULL);
END

-- trigger journal_delivery_insert on delivery
CREATE TRIGGER journal_delivery_insert AFTER INSERT ON delivery BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'delivery',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_delivery_update on delivery
CREATE TRIGGER journal_delivery_update AFTER UPDATE ON delivery BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'delivery',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('period',OLD.period,NEW.period),('shipments',OLD.shipments,NEW.shipments),('on_time',OLD.on_time,NEW.on_time),('in_full',OLD.in_full,NEW.in_full),('answer_days',OLD.answer_days,NEW.answer_days),('complaints',OLD.complaints,NEW.complaints),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_doubt_delete on doubt
CREATE TRIGGER journal_doubt_delete AFTER DELETE ON doubt BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'doubt',OLD.id,'-',NULL,json_object('id',OLD.id,'tbl',OLD.tbl,'kept_id',OLD.kept_id,'other_id',OLD.other_id,'reason',OLD.reason,'state',OLD.state),NULL);
END

-- trigger journal_doubt_insert on doubt
CREATE TRIGGER journal_doubt_insert AFTER INSERT ON doubt BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'doubt',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_doubt_update on doubt
CREATE TRIGGER journal_doubt_update AFTER UPDATE ON doubt BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'doubt',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('tbl',OLD.tbl,NEW.tbl),('kept_id',OLD.kept_id,NEW.kept_id),('other_id',OLD.other_id,NEW.other_id),('reason',OLD.reason,NEW.reason),('state',OLD.state,NEW.state))WHERE b IS NOT a;
END

-- trigger journal_entry_colleague_delete on entry_colleague
CREATE TRIGGER journal_entry_colleague_delete AFTER DELETE ON entry_colleague BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry_colleague',OLD.id,'-',NULL,json_object('id',OLD.id,'entry_id',OLD.entry_id,'colleague_id',OLD.colleague_id,'place',OLD.place),NULL);
END

-- trigger journal_entry_colleague_insert on entry_colleague
CREATE TRIGGER journal_entry_colleague_insert AFTER INSERT ON entry_colleague BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry_colleague',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_entry_colleague_update on entry_colleague
CREATE TRIGGER journal_entry_colleague_update AFTER UPDATE ON entry_colleague BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'entry_colleague',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('entry_id',OLD.entry_id,NEW.entry_id),('colleague_id',OLD.colleague_id,NEW.colleague_id),('place',OLD.place,NEW.place))WHERE b IS NOT a;
END

-- trigger journal_entry_delete on entry
CREATE TRIGGER journal_entry_delete AFTER DELETE ON entry BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'kind',OLD.kind,'day',OLD.day,'time',OLD.time,'minutes',OLD.minutes,'state',OLD.state,'moved_by',OLD.moved_by,'on_behalf_id',OLD.on_behalf_id,'purpose',OLD.purpose,'best_result',OLD.best_result,'least_result',OLD.least_result,'notes',OLD.notes,'result',OLD.result,'mood',OLD.mood,'source_line',OLD.source_line,'repeats',OLD.repeats,'repeats_from',OLD.repeats_from,'private',OLD.private,'until_on',OLD.until_on,'reached',OLD.reached,'confirmed_on',OLD.confirmed_on),NULL);
END

-- trigger journal_entry_insert on entry
CREATE TRIGGER journal_entry_insert AFTER INSERT ON entry BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_entry_person_delete on entry_person
CREATE TRIGGER journal_entry_person_delete AFTER DELETE ON entry_person BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry_person',OLD.id,'-',NULL,json_object('id',OLD.id,'entry_id',OLD.entry_id,'person_id',OLD.person_id,'place',OLD.place),NULL);
END

-- trigger journal_entry_person_insert on entry_person
CREATE TRIGGER journal_entry_person_insert AFTER INSERT ON entry_person BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry_person',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_entry_person_update on entry_person
CREATE TRIGGER journal_entry_person_update AFTER UPDATE ON entry_person BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'entry_person',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('entry_id',OLD.entry_id,NEW.entry_id),('person_id',OLD.person_id,NEW.person_id),('place',OLD.place,NEW.place))WHERE b IS NOT a;
END

-- trigger journal_entry_tick_delete on entry_tick
CREATE TRIGGER journal_entry_tick_delete AFTER DELETE ON entry_tick BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry_tick',OLD.id,'-',NULL,json_object('id',OLD.id,'entry_id',OLD.entry_id,'point',OLD.point),NULL);
END

-- trigger journal_entry_tick_insert on entry_tick
CREATE TRIGGER journal_entry_tick_insert AFTER INSERT ON entry_tick BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'entry_tick',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_entry_tick_update on entry_tick
CREATE TRIGGER journal_entry_tick_update AFTER UPDATE ON entry_tick BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'entry_tick',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('entry_id',OLD.entry_id,NEW.entry_id),('point',OLD.point,NEW.point))WHERE b IS NOT a;
END

-- trigger journal_entry_update on entry
CREATE TRIGGER journal_entry_update AFTER UPDATE ON entry BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'entry',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('kind',OLD.kind,NEW.kind),('day',OLD.day,NEW.day),('time',OLD.time,NEW.time),('minutes',OLD.minutes,NEW.minutes),('state',OLD.state,NEW.state),('moved_by',OLD.moved_by,NEW.moved_by),('on_behalf_id',OLD.on_behalf_id,NEW.on_behalf_id),('purpose',OLD.purpose,NEW.purpose),('best_result',OLD.best_result,NEW.best_result),('least_result',OLD.least_result,NEW.least_result),('notes',OLD.notes,NEW.notes),('result',OLD.result,NEW.result),('mood',OLD.mood,NEW.mood),('source_line',OLD.source_line,NEW.source_line),('repeats',OLD.repeats,NEW.repeats),('repeats_from',OLD.repeats_from,NEW.repeats_from),('private',OLD.private,NEW.private),('until_on',OLD.until_on,NEW.until_on),('reached',OLD.reached,NEW.reached),('confirmed_on',OLD.confirmed_on,NEW.confirmed_on))WHERE b IS NOT a;
END

-- trigger journal_expense_delete on expense
CREATE TRIGGER journal_expense_delete AFTER DELETE ON expense BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'expense',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'period',OLD.period,'kind',OLD.kind,'title',OLD.title,'amount',OLD.amount,'currency',OLD.currency,'note',OLD.note),NULL);
END

-- trigger journal_expense_insert on expense
CREATE TRIGGER journal_expense_insert AFTER INSERT ON expense BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'expense',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_expense_update on expense
CREATE TRIGGER journal_expense_update AFTER UPDATE ON expense BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'expense',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('period',OLD.period,NEW.period),('kind',OLD.kind,NEW.kind),('title',OLD.title,NEW.title),('amount',OLD.amount,NEW.amount),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_fact_delete on fact
CREATE TRIGGER journal_fact_delete AFTER DELETE ON fact BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'fact',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'person_id',OLD.person_id,'title',OLD.title,'kind',OLD.kind,'source',OLD.source,'why',OLD.why,'day',OLD.day,'visibility',OLD.visibility,'entry_id',OLD.entry_id),NULL);
END

-- trigger journal_fact_insert on fact
CREATE TRIGGER journal_fact_insert AFTER INSERT ON fact BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'fact',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_fact_update on fact
CREATE TRIGGER journal_fact_update AFTER UPDATE ON fact BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'fact',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('person_id',OLD.person_id,NEW.person_id),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('source',OLD.source,NEW.source),('why',OLD.why,NEW.why),('day',OLD.day,NEW.day),('visibility',OLD.visibility,NEW.visibility),('entry_id',OLD.entry_id,NEW.entry_id))WHERE b IS NOT a;
END

-- trigger journal_foreign_id_delete on foreign_id
CREATE TRIGGER journal_foreign_id_delete AFTER DELETE ON foreign_id BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'foreign_id',OLD.id,'-',NULL,json_object('id',OLD.id,'tbl',OLD.tbl,'row_id',OLD.row_id,'key',OLD.key),NULL);
END

-- trigger journal_foreign_id_insert on foreign_id
CREATE TRIGGER journal_foreign_id_insert AFTER INSERT ON foreign_id BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'foreign_id',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_foreign_id_update on foreign_id
CREATE TRIGGER journal_foreign_id_update AFTER UPDATE ON foreign_id BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'foreign_id',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('tbl',OLD.tbl,NEW.tbl),('row_id',OLD.row_id,NEW.row_id),('key',OLD.key,NEW.key))WHERE b IS NOT a;
END

-- trigger journal_goal_delete on goal
CREATE TRIGGER journal_goal_delete AFTER DELETE ON goal BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'goal',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'ours',OLD.ours,'measure',OLD.measure,'base',OLD.base,'target',OLD.target,'reached',OLD.reached,'due_on',OLD.due_on,'review_on',OLD.review_on,'state',OLD.state,'closed_on',OLD.closed_on,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_goal_insert on goal
CREATE TRIGGER journal_goal_insert AFTER INSERT ON goal BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'goal',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_goal_update on goal
CREATE TRIGGER journal_goal_update AFTER UPDATE ON goal BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'goal',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('ours',OLD.ours,NEW.ours),('measure',OLD.measure,NEW.measure),('base',OLD.base,NEW.base),('target',OLD.target,NEW.target),('reached',OLD.reached,NEW.reached),('due_on',OLD.due_on,NEW.due_on),('review_on',OLD.review_on,NEW.review_on),('state',OLD.state,NEW.state),('closed_on',OLD.closed_on,NEW.closed_on),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_inbox_delete on inbox
CREATE TRIGGER journal_inbox_delete AFTER DELETE ON inbox BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'inbox',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'line',OLD.line,'at',OLD.at),NULL);
END

-- trigger journal_inbox_insert on inbox
CREATE TRIGGER journal_inbox_insert AFTER INSERT ON inbox BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'inbox',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_inbox_update on inbox
CREATE TRIGGER journal_inbox_update AFTER UPDATE ON inbox BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'inbox',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('line',OLD.line,NEW.line),('at',OLD.at,NEW.at))WHERE b IS NOT a;
END

-- trigger journal_invitation_delete on invitation
CREATE TRIGGER journal_invitation_delete AFTER DELETE ON invitation BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'invitation',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'communication_id',OLD.communication_id,'person_id',OLD.person_id,'state',OLD.state,'response',OLD.response,'note',OLD.note),NULL);
END

-- trigger journal_invitation_insert on invitation
CREATE TRIGGER journal_invitation_insert AFTER INSERT ON invitation BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'invitation',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_invitation_update on invitation
CREATE TRIGGER journal_invitation_update AFTER UPDATE ON invitation BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'invitation',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('communication_id',OLD.communication_id,NEW.communication_id),('person_id',OLD.person_id,NEW.person_id),('state',OLD.state,NEW.state),('response',OLD.response,NEW.response),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_judgement_delete on judgement
CREATE TRIGGER journal_judgement_delete AFTER DELETE ON judgement BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'judgement',OLD.id,'-',NULL,json_object('id',OLD.id,'tbl',OLD.tbl,'row_id',OLD.row_id,'field',OLD.field,'value',OLD.value,'judged_on',OLD.judged_on,'source',OLD.source,'entry_id',OLD.entry_id),NULL);
END

-- trigger journal_judgement_insert on judgement
CREATE TRIGGER journal_judgement_insert AFTER INSERT ON judgement BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'judgement',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_judgement_update on judgement
CREATE TRIGGER journal_judgement_update AFTER UPDATE ON judgement BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'judgement',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('tbl',OLD.tbl,NEW.tbl),('row_id',OLD.row_id,NEW.row_id),('field',OLD.field,NEW.field),('value',OLD.value,NEW.value),('judged_on',OLD.judged_on,NEW.judged_on),('source',OLD.source,NEW.source),('entry_id',OLD.entry_id,NEW.entry_id))WHERE b IS NOT a;
END

-- trigger journal_kpi_delete on kpi
CREATE TRIGGER journal_kpi_delete AFTER DELETE ON kpi BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'kpi',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'kind',OLD.kind,'percent',OLD.percent,'amount',OLD.amount,'currency',OLD.currency,'title',OLD.title,'actual',OLD.actual,'note',OLD.note),NULL);
END

-- trigger journal_kpi_insert on kpi
CREATE TRIGGER journal_kpi_insert AFTER INSERT ON kpi BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'kpi',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_kpi_update on kpi
CREATE TRIGGER journal_kpi_update AFTER UPDATE ON kpi BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'kpi',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('kind',OLD.kind,NEW.kind),('percent',OLD.percent,NEW.percent),('amount',OLD.amount,NEW.amount),('currency',OLD.currency,NEW.currency),('title',OLD.title,NEW.title),('actual',OLD.actual,NEW.actual),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_leftover_delete on leftover
CREATE TRIGGER journal_leftover_delete AFTER DELETE ON leftover BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'leftover',OLD.id,'-',NULL,json_object('id',OLD.id,'tbl',OLD.tbl,'row_id',OLD.row_id,'name',OLD.name,'value',OLD.value,'source',OLD.source),NULL);
END

-- trigger journal_leftover_insert on leftover
CREATE TRIGGER journal_leftover_insert AFTER INSERT ON leftover BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'leftover',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_leftover_update on leftover
CREATE TRIGGER journal_leftover_update AFTER UPDATE ON leftover BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'leftover',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('tbl',OLD.tbl,NEW.tbl),('row_id',OLD.row_id,NEW.row_id),('name',OLD.name,NEW.name),('value',OLD.value,NEW.value),('source',OLD.source,NEW.source))WHERE b IS NOT a;
END

-- trigger journal_legal_entity_delete on legal_entity
CREATE TRIGGER journal_legal_entity_delete AFTER DELETE ON legal_entity BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'legal_entity',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'name',OLD.name,'tax_id',OLD.tax_id,'signs_id',OLD.signs_id,'ended_on',OLD.ended_on,'note',OLD.note),NULL);
END

-- trigger journal_legal_entity_insert on legal_entity
CREATE TRIGGER journal_legal_entity_insert AFTER INSERT ON legal_entity BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'legal_entity',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_legal_entity_update on legal_entity
CREATE TRIGGER journal_legal_entity_update AFTER UPDATE ON legal_entity BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'legal_entity',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('name',OLD.name,NEW.name),('tax_id',OLD.tax_id,NEW.tax_id),('signs_id',OLD.signs_id,NEW.signs_id),('ended_on',OLD.ended_on,NEW.ended_on),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_letter_delete on letter
CREATE TRIGGER journal_letter_delete AFTER DELETE ON letter BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'letter',OLD.id,'-',NULL,json_object('id',OLD.id,'key',OLD.key,'account_id',OLD.account_id,'entry_id',OLD.entry_id),NULL);
END

-- trigger journal_letter_insert on letter
CREATE TRIGGER journal_letter_insert AFTER INSERT ON letter BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'letter',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_letter_update on letter
CREATE TRIGGER journal_letter_update AFTER UPDATE ON letter BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'letter',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('key',OLD.key,NEW.key),('account_id',OLD.account_id,NEW.account_id),('entry_id',OLD.entry_id,NEW.entry_id))WHERE b IS NOT a;
END

-- trigger journal_limit_exception_delete on limit_exception
CREATE TRIGGER journal_limit_exception_delete AFTER DELETE ON limit_exception BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'limit_exception',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'allowed_by_id',OLD.allowed_by_id,'allowed_on',OLD.allowed_on,'until_on',OLD.until_on,'state',OLD.state,'note',OLD.note),NULL);
END

-- trigger journal_limit_exception_insert on limit_exception
CREATE TRIGGER journal_limit_exception_insert AFTER INSERT ON limit_exception BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'limit_exception',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_limit_exception_update on limit_exception
CREATE TRIGGER journal_limit_exception_update AFTER UPDATE ON limit_exception BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'limit_exception',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('allowed_by_id',OLD.allowed_by_id,NEW.allowed_by_id),('allowed_on',OLD.allowed_on,NEW.allowed_on),('until_on',OLD.until_on,NEW.until_on),('state',OLD.state,NEW.state),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_milestone_delete on milestone
CREATE TRIGGER journal_milestone_delete AFTER DELETE ON milestone BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'milestone',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'day',OLD.day,'kind',OLD.kind,'title',OLD.title,'winner',OLD.winner,'reason',OLD.reason,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_milestone_insert on milestone
CREATE TRIGGER journal_milestone_insert AFTER INSERT ON milestone BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'milestone',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_milestone_update on milestone
CREATE TRIGGER journal_milestone_update AFTER UPDATE ON milestone BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'milestone',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('day',OLD.day,NEW.day),('kind',OLD.kind,NEW.kind),('title',OLD.title,NEW.title),('winner',OLD.winner,NEW.winner),('reason',OLD.reason,NEW.reason),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_month_close_delete on month_close
CREATE TRIGGER journal_month_close_delete AFTER DELETE ON month_close BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'month_close',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'period',OLD.period,'closed_on',OLD.closed_on,'changes',OLD.changes,'undecided',OLD.undecided,'note',OLD.note),NULL);
END

-- trigger journal_month_close_insert on month_close
CREATE TRIGGER journal_month_close_insert AFTER INSERT ON month_close BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'month_close',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_month_close_update on month_close
CREATE TRIGGER journal_month_close_update AFTER UPDATE ON month_close BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'month_close',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('period',OLD.period,NEW.period),('closed_on',OLD.closed_on,NEW.closed_on),('changes',OLD.changes,NEW.changes),('undecided',OLD.undecided,NEW.undecided),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_month_decision_delete on month_decision
CREATE TRIGGER journal_month_decision_delete AFTER DELETE ON month_decision BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'month_decision',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'period',OLD.period,'changed',OLD.changed,'cause',OLD.cause,'title',OLD.title,'kind',OLD.kind,'note',OLD.note,'decided_on',OLD.decided_on,'action_id',OLD.action_id,'entry_id',OLD.entry_id,'question_id',OLD.question_id),NULL);
END

-- trigger journal_month_decision_insert on month_decision
CREATE TRIGGER journal_month_decision_insert AFTER INSERT ON month_decision BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'month_decision',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_month_decision_update on month_decision
CREATE TRIGGER journal_month_decision_update AFTER UPDATE ON month_decision BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'month_decision',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('period',OLD.period,NEW.period),('changed',OLD.changed,NEW.changed),('cause',OLD.cause,NEW.cause),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('note',OLD.note,NEW.note),('decided_on',OLD.decided_on,NEW.decided_on),('action_id',OLD.action_id,NEW.action_id),('entry_id',OLD.entry_id,NEW.entry_id),('question_id',OLD.question_id,NEW.question_id))WHERE b IS NOT a;
END

-- trigger journal_need_delete on need
CREATE TRIGGER journal_need_delete AFTER DELETE ON need BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'need',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'unit',OLD.unit,'title',OLD.title,'period',OLD.period,'state',OLD.state,'amount',OLD.amount,'ours',OLD.ours,'theirs',OLD.theirs,'competitor_id',OLD.competitor_id,'currency',OLD.currency,'note',OLD.note),NULL);
END

-- trigger journal_need_insert on need
CREATE TRIGGER journal_need_insert AFTER INSERT ON need BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'need',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_need_update on need
CREATE TRIGGER journal_need_update AFTER UPDATE ON need BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'need',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('unit',OLD.unit,NEW.unit),('title',OLD.title,NEW.title),('period',OLD.period,NEW.period),('state',OLD.state,NEW.state),('amount',OLD.amount,NEW.amount),('ours',OLD.ours,NEW.ours),('theirs',OLD.theirs,NEW.theirs),('competitor_id',OLD.competitor_id,NEW.competitor_id),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_negotiation_point_delete on negotiation_point
CREATE TRIGGER journal_negotiation_point_delete AFTER DELETE ON negotiation_point BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'negotiation_point',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'kind',OLD.kind,'title',OLD.title,'state',OLD.state,'opening',OLD.opening,'wanted',OLD.wanted,'least',OLD.least,'walk_away',OLD.walk_away,'cost',OLD.cost,'asked',OLD.asked,'worth',OLD.worth,'said_on',OLD.said_on,'currency',OLD.currency,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_negotiation_point_insert on negotiation_point
CREATE TRIGGER journal_negotiation_point_insert AFTER INSERT ON negotiation_point BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'negotiation_point',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_negotiation_point_update on negotiation_point
CREATE TRIGGER journal_negotiation_point_update AFTER UPDATE ON negotiation_point BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'negotiation_point',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('kind',OLD.kind,NEW.kind),('title',OLD.title,NEW.title),('state',OLD.state,NEW.state),('opening',OLD.opening,NEW.opening),('wanted',OLD.wanted,NEW.wanted),('least',OLD.least,NEW.least),('walk_away',OLD.walk_away,NEW.walk_away),('cost',OLD.cost,NEW.cost),('asked',OLD.asked,NEW.asked),('worth',OLD.worth,NEW.worth),('said_on',OLD.said_on,NEW.said_on),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_objection_delete on objection
CREATE TRIGGER journal_objection_delete AFTER DELETE ON objection BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'objection',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'person_id',OLD.person_id,'answer',OLD.answer,'worked',OLD.worked,'day',OLD.day,'entry_id',OLD.entry_id,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_objection_insert on objection
CREATE TRIGGER journal_objection_insert AFTER INSERT ON objection BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'objection',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_objection_update on objection
CREATE TRIGGER journal_objection_update AFTER UPDATE ON objection BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'objection',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('person_id',OLD.person_id,NEW.person_id),('answer',OLD.answer,NEW.answer),('worked',OLD.worked,NEW.worked),('day',OLD.day,NEW.day),('entry_id',OLD.entry_id,NEW.entry_id),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_obligation_delete on obligation
CREATE TRIGGER journal_obligation_delete AFTER DELETE ON obligation BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'obligation',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'function',OLD.function,'title',OLD.title,'colleague_id',OLD.colleague_id,'note',OLD.note),NULL);
END

-- trigger journal_obligation_insert on obligation
CREATE TRIGGER journal_obligation_insert AFTER INSERT ON obligation BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'obligation',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_obligation_update on obligation
CREATE TRIGGER journal_obligation_update AFTER UPDATE ON obligation BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'obligation',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('function',OLD.function,NEW.function),('title',OLD.title,NEW.title),('colleague_id',OLD.colleague_id,NEW.colleague_id),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_offer_delete on offer
CREATE TRIGGER journal_offer_delete AFTER DELETE ON offer BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'offer',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'number',OLD.number,'version',OLD.version,'person_id',OLD.person_id,'amount',OLD.amount,'currency',OLD.currency,'terms',OLD.terms,'sent_on',OLD.sent_on,'valid_until',OLD.valid_until,'state',OLD.state,'reason',OLD.reason,'opportunity_id',OLD.opportunity_id,'action_id',OLD.action_id,'legal_entity_id',OLD.legal_entity_id,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_offer_insert on offer
CREATE TRIGGER journal_offer_insert AFTER INSERT ON offer BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'offer',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_offer_update on offer
CREATE TRIGGER journal_offer_update AFTER UPDATE ON offer BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'offer',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('number',OLD.number,NEW.number),('version',OLD.version,NEW.version),('person_id',OLD.person_id,NEW.person_id),('amount',OLD.amount,NEW.amount),('currency',OLD.currency,NEW.currency),('terms',OLD.terms,NEW.terms),('sent_on',OLD.sent_on,NEW.sent_on),('valid_until',OLD.valid_until,NEW.valid_until),('state',OLD.state,NEW.state),('reason',OLD.reason,NEW.reason),('opportunity_id',OLD.opportunity_id,NEW.opportunity_id),('action_id',OLD.action_id,NEW.action_id),('legal_entity_id',OLD.legal_entity_id,NEW.legal_entity_id),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_opportunity_delete on opportunity
CREATE TRIGGER journal_opportunity_delete AFTER DELETE ON opportunity BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'opportunity',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'class',OLD.class,'stage',OLD.stage,'due_on',OLD.due_on,'state',OLD.state,'tender',OLD.tender,'amount',OLD.amount,'currency',OLD.currency,'probability',OLD.probability,'benefit',OLD.benefit,'effort',OLD.effort,'cost',OLD.cost,'days',OLD.days,'people',OLD.people,'reason',OLD.reason,'closed_on',OLD.closed_on,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_opportunity_insert on opportunity
CREATE TRIGGER journal_opportunity_insert AFTER INSERT ON opportunity BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'opportunity',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_opportunity_update on opportunity
CREATE TRIGGER journal_opportunity_update AFTER UPDATE ON opportunity BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'opportunity',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('class',OLD.class,NEW.class),('stage',OLD.stage,NEW.stage),('due_on',OLD.due_on,NEW.due_on),('state',OLD.state,NEW.state),('tender',OLD.tender,NEW.tender),('amount',OLD.amount,NEW.amount),('currency',OLD.currency,NEW.currency),('probability',OLD.probability,NEW.probability),('benefit',OLD.benefit,NEW.benefit),('effort',OLD.effort,NEW.effort),('cost',OLD.cost,NEW.cost),('days',OLD.days,NEW.days),('people',OLD.people,NEW.people),('reason',OLD.reason,NEW.reason),('closed_on',OLD.closed_on,NEW.closed_on),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_person_delete on person
CREATE TRIGGER journal_person_delete AFTER DELETE ON person BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'person',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'family_name',OLD.family_name,'given_name',OLD.given_name,'middle_name',OLD.middle_name,'birthday',OLD.birthday,'cares',OLD.cares,'decides',OLD.decides,'dress',OLD.dress,'note',OLD.note,'unknown',OLD.unknown,'find',OLD.find),NULL);
END

-- trigger journal_person_insert on person
CREATE TRIGGER journal_person_insert AFTER INSERT ON person BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'person',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_person_update on person
CREATE TRIGGER journal_person_update AFTER UPDATE ON person BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'person',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('family_name',OLD.family_name,NEW.family_name),('given_name',OLD.given_name,NEW.given_name),('middle_name',OLD.middle_name,NEW.middle_name),('birthday',OLD.birthday,NEW.birthday),('cares',OLD.cares,NEW.cares),('decides',OLD.decides,NEW.decides),('dress',OLD.dress,NEW.dress),('note',OLD.note,NEW.note),('unknown',OLD.unknown,NEW.unknown))WHERE b IS NOT a;
END

-- trigger journal_plan_version_delete on plan_version
CREATE TRIGGER journal_plan_version_delete AFTER DELETE ON plan_version BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'plan_version',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'day',OLD.day,'title',OLD.title,'content',OLD.content,'note',OLD.note),NULL);
END

-- trigger journal_plan_version_insert on plan_version
CREATE TRIGGER journal_plan_version_insert AFTER INSERT ON plan_version BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'plan_version',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_plan_version_update on plan_version
CREATE TRIGGER journal_plan_version_update AFTER UPDATE ON plan_version BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'plan_version',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('day',OLD.day,NEW.day),('title',OLD.title,NEW.title),('content',OLD.content,NEW.content),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_privilege_delete on privilege
CREATE TRIGGER journal_privilege_delete AFTER DELETE ON privilege BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'privilege',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'kind',OLD.kind,'day',OLD.day,'until_on',OLD.until_on,'person_id',OLD.person_id,'cost',OLD.cost,'currency',OLD.currency,'response',OLD.response,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_privilege_insert on privilege
CREATE TRIGGER journal_privilege_insert AFTER INSERT ON privilege BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'privilege',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_privilege_update on privilege
CREATE TRIGGER journal_privilege_update AFTER UPDATE ON privilege BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'privilege',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('kind',OLD.kind,NEW.kind),('day',OLD.day,NEW.day),('until_on',OLD.until_on,NEW.until_on),('person_id',OLD.person_id,NEW.person_id),('cost',OLD.cost,NEW.cost),('currency',OLD.currency,NEW.currency),('response',OLD.response,NEW.response),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_promise_gone_delete on promise_gone
CREATE TRIGGER journal_promise_gone_delete AFTER DELETE ON promise_gone BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'promise_gone',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'kind',OLD.kind,'counts_on',OLD.counts_on),NULL);
END

-- trigger journal_promise_gone_insert on promise_gone
CREATE TRIGGER journal_promise_gone_insert AFTER INSERT ON promise_gone BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'promise_gone',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_promise_gone_update on promise_gone
CREATE TRIGGER journal_promise_gone_update AFTER UPDATE ON promise_gone BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'promise_gone',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('kind',OLD.kind,NEW.kind),('counts_on',OLD.counts_on,NEW.counts_on))WHERE b IS NOT a;
END

-- trigger journal_purchase_delete on purchase
CREATE TRIGGER journal_purchase_delete AFTER DELETE ON purchase BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'purchase',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'bought_on',OLD.bought_on,'title',OLD.title,'amount',OLD.amount,'cost',OLD.cost,'currency',OLD.currency,'legal_entity_id',OLD.legal_entity_id,'imported',OLD.imported),NULL);
END

-- trigger journal_purchase_insert on purchase
CREATE TRIGGER journal_purchase_insert AFTER INSERT ON purchase BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'purchase',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_purchase_update on purchase
CREATE TRIGGER journal_purchase_update AFTER UPDATE ON purchase BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'purchase',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('bought_on',OLD.bought_on,NEW.bought_on),('title',OLD.title,NEW.title),('amount',OLD.amount,NEW.amount),('cost',OLD.cost,NEW.cost),('currency',OLD.currency,NEW.currency),('legal_entity_id',OLD.legal_entity_id,NEW.legal_entity_id),('imported',OLD.imported,NEW.imported))WHERE b IS NOT a;
END

-- trigger journal_put_off_delete on put_off
CREATE TRIGGER journal_put_off_delete AFTER DELETE ON put_off BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'put_off',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'kind',OLD.kind,'tbl',OLD.tbl,'row_id',OLD.row_id,'cause',OLD.cause,'until_on',OLD.until_on,'reason',OLD.reason),NULL);
END

-- trigger journal_put_off_insert on put_off
CREATE TRIGGER journal_put_off_insert AFTER INSERT ON put_off BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'put_off',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_put_off_update on put_off
CREATE TRIGGER journal_put_off_update AFTER UPDATE ON put_off BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'put_off',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('kind',OLD.kind,NEW.kind),('tbl',OLD.tbl,NEW.tbl),('row_id',OLD.row_id,NEW.row_id),('cause',OLD.cause,NEW.cause),('until_on',OLD.until_on,NEW.until_on),('reason',OLD.reason,NEW.reason))WHERE b IS NOT a;
END

-- trigger journal_question_delete on question
CREATE TRIGGER journal_question_delete AFTER DELETE ON question BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'question',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'person_id',OLD.person_id,'state',OLD.state,'answer',OLD.answer,'answered_on',OLD.answered_on,'entry_id',OLD.entry_id,'private',OLD.private,'survey_id',OLD.survey_id),NULL);
END

-- trigger journal_question_insert on question
CREATE TRIGGER journal_question_insert AFTER INSERT ON question BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'question',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_question_update on question
CREATE TRIGGER journal_question_update AFTER UPDATE ON question BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'question',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('person_id',OLD.person_id,NEW.person_id),('state',OLD.state,NEW.state),('answer',OLD.answer,NEW.answer),('answered_on',OLD.answered_on,NEW.answered_on),('entry_id',OLD.entry_id,NEW.entry_id),('private',OLD.private,NEW.private),('survey_id',OLD.survey_id,NEW.survey_id))WHERE b IS NOT a;
END

-- trigger journal_reference_delete on reference
CREATE TRIGGER journal_reference_delete AFTER DELETE ON reference BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'reference',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'state',OLD.state,'day',OLD.day,'until_on',OLD.until_on,'person_id',OLD.person_id,'story',OLD.story,'recommended',OLD.recommended,'outcome',OLD.outcome,'note',OLD.note),NULL);
END

-- trigger journal_reference_insert on reference
CREATE TRIGGER journal_reference_insert AFTER INSERT ON reference BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'reference',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_reference_update on reference
CREATE TRIGGER journal_reference_update AFTER UPDATE ON reference BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'reference',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('state',OLD.state,NEW.state),('day',OLD.day,NEW.day),('until_on',OLD.until_on,NEW.until_on),('person_id',OLD.person_id,NEW.person_id),('story',OLD.story,NEW.story),('recommended',OLD.recommended,NEW.recommended),('outcome',OLD.outcome,NEW.outcome),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_report_client_delete on report_client
CREATE TRIGGER journal_report_client_delete AFTER DELETE ON report_client BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'report_client',OLD.id,'-',NULL,json_object('id',OLD.id,'key',OLD.key,'name',OLD.name,'tax_id',OLD.tax_id,'state',OLD.state),NULL);
END

-- trigger journal_report_client_insert on report_client
CREATE TRIGGER journal_report_client_insert AFTER INSERT ON report_client BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'report_client',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_report_client_update on report_client
CREATE TRIGGER journal_report_client_update AFTER UPDATE ON report_client BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'report_client',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('key',OLD.key,NEW.key),('name',OLD.name,NEW.name),('tax_id',OLD.tax_id,NEW.tax_id),('state',OLD.state,NEW.state))WHERE b IS NOT a;
END

-- trigger journal_report_delivery_delete on report_delivery
CREATE TRIGGER journal_report_delivery_delete AFTER DELETE ON report_delivery BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'report_delivery',OLD.id,'-',NULL,json_object('id',OLD.id,'client_id',OLD.client_id,'month',OLD.month,'shipments',OLD.shipments,'on_time',OLD.on_time,'in_full',OLD.in_full,'answer_days',OLD.answer_days,'complaints',OLD.complaints),NULL);
END

-- trigger journal_report_delivery_insert on report_delivery
CREATE TRIGGER journal_report_delivery_insert AFTER INSERT ON report_delivery BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'report_delivery',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_report_delivery_update on report_delivery
CREATE TRIGGER journal_report_delivery_update AFTER UPDATE ON report_delivery BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'report_delivery',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('client_id',OLD.client_id,NEW.client_id),('month',OLD.month,NEW.month),('shipments',OLD.shipments,NEW.shipments),('on_time',OLD.on_time,NEW.on_time),('in_full',OLD.in_full,NEW.in_full),('answer_days',OLD.answer_days,NEW.answer_days),('complaints',OLD.complaints,NEW.complaints))WHERE b IS NOT a;
END

-- trigger journal_report_month_delete on report_month
CREATE TRIGGER journal_report_month_delete AFTER DELETE ON report_month BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'report_month',OLD.id,'-',NULL,json_object('id',OLD.id,'client_id',OLD.client_id,'month',OLD.month,'currency',OLD.currency,'amount',OLD.amount,'lines',OLD.lines),NULL);
END

-- trigger journal_report_month_insert on report_month
CREATE TRIGGER journal_report_month_insert AFTER INSERT ON report_month BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'report_month',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_report_month_update on report_month
CREATE TRIGGER journal_report_month_update AFTER UPDATE ON report_month BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'report_month',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('client_id',OLD.client_id,NEW.client_id),('month',OLD.month,NEW.month),('currency',OLD.currency,NEW.currency),('amount',OLD.amount,NEW.amount),('lines',OLD.lines,NEW.lines))WHERE b IS NOT a;
END

-- trigger journal_requirement_delete on requirement
CREATE TRIGGER journal_requirement_delete AFTER DELETE ON requirement BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'requirement',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'weight',OLD.weight,'covered',OLD.covered,'usp_id',OLD.usp_id,'note',OLD.note),NULL);
END

-- trigger journal_requirement_insert on requirement
CREATE TRIGGER journal_requirement_insert AFTER INSERT ON requirement BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'requirement',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_requirement_update on requirement
CREATE TRIGGER journal_requirement_update AFTER UPDATE ON requirement BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'requirement',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('weight',OLD.weight,NEW.weight),('covered',OLD.covered,NEW.covered),('usp_id',OLD.usp_id,NEW.usp_id),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_review_delete on review
CREATE TRIGGER journal_review_delete AFTER DELETE ON review BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'review',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'day',OLD.day,'note',OLD.note),NULL);
END

-- trigger journal_review_insert on review
CREATE TRIGGER journal_review_insert AFTER INSERT ON review BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'review',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_review_update on review
CREATE TRIGGER journal_review_update AFTER UPDATE ON review BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'review',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('day',OLD.day,NEW.day),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_risk_dismissal_delete on risk_dismissal
CREATE TRIGGER journal_risk_dismissal_delete AFTER DELETE ON risk_dismissal BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'risk_dismissal',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'day',OLD.day,'title',OLD.title,'note',OLD.note),NULL);
END

-- trigger journal_risk_dismissal_insert on risk_dismissal
CREATE TRIGGER journal_risk_dismissal_insert AFTER INSERT ON risk_dismissal BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'risk_dismissal',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_risk_dismissal_update on risk_dismissal
CREATE TRIGGER journal_risk_dismissal_update AFTER UPDATE ON risk_dismissal BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'risk_dismissal',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('day',OLD.day,NEW.day),('title',OLD.title,NEW.title),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_saved_filter_delete on saved_filter
CREATE TRIGGER journal_saved_filter_delete AFTER DELETE ON saved_filter BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'saved_filter',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'title',OLD.title,'filter',OLD.filter),NULL);
END

-- trigger journal_saved_filter_insert on saved_filter
CREATE TRIGGER journal_saved_filter_insert AFTER INSERT ON saved_filter BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'saved_filter',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_saved_filter_update on saved_filter
CREATE TRIGGER journal_saved_filter_update AFTER UPDATE ON saved_filter BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'saved_filter',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('title',OLD.title,NEW.title),('filter',OLD.filter,NEW.filter))WHERE b IS NOT a;
END

-- trigger journal_service_standard_delete on service_standard
CREATE TRIGGER journal_service_standard_delete AFTER DELETE ON service_standard BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'service_standard',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'from_on',OLD.from_on,'on_time',OLD.on_time,'in_full',OLD.in_full,'answer_days',OLD.answer_days,'complaints',OLD.complaints,'note',OLD.note),NULL);
END

-- trigger journal_service_standard_insert on service_standard
CREATE TRIGGER journal_service_standard_insert AFTER INSERT ON service_standard BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'service_standard',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_service_standard_update on service_standard
CREATE TRIGGER journal_service_standard_update AFTER UPDATE ON service_standard BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'service_standard',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('from_on',OLD.from_on,NEW.from_on),('on_time',OLD.on_time,NEW.on_time),('in_full',OLD.in_full,NEW.in_full),('answer_days',OLD.answer_days,NEW.answer_days),('complaints',OLD.complaints,NEW.complaints),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_setting_delete on setting
CREATE TRIGGER journal_setting_delete AFTER DELETE ON setting BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'setting',OLD.id,'-',NULL,json_object('id',OLD.id,'name',OLD.name,'value',OLD.value),NULL);
END

-- trigger journal_setting_insert on setting
CREATE TRIGGER journal_setting_insert AFTER INSERT ON setting BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'setting',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_setting_update on setting
CREATE TRIGGER journal_setting_update AFTER UPDATE ON setting BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'setting',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('name',OLD.name,NEW.name),('value',OLD.value,NEW.value))WHERE b IS NOT a;
END

-- trigger journal_signal_delete on signal
CREATE TRIGGER journal_signal_delete AFTER DELETE ON signal BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'signal',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'entry_id',OLD.entry_id,'day',OLD.day,'title',OLD.title),NULL);
END

-- trigger journal_signal_insert on signal
CREATE TRIGGER journal_signal_insert AFTER INSERT ON signal BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'signal',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_signal_update on signal
CREATE TRIGGER journal_signal_update AFTER UPDATE ON signal BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'signal',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('entry_id',OLD.entry_id,NEW.entry_id),('day',OLD.day,NEW.day),('title',OLD.title,NEW.title))WHERE b IS NOT a;
END

-- trigger journal_stage_delete on stage
CREATE TRIGGER journal_stage_delete AFTER DELETE ON stage BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'stage',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'kind',OLD.kind,'title',OLD.title,'place',OLD.place,'acts_as',OLD.acts_as,'days',OLD.days,'decisive',OLD.decisive,'private',OLD.private),NULL);
END

-- trigger journal_stage_insert on stage
CREATE TRIGGER journal_stage_insert AFTER INSERT ON stage BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'stage',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_stage_person_delete on stage_person
CREATE TRIGGER journal_stage_person_delete AFTER DELETE ON stage_person BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'stage_person',OLD.id,'-',NULL,json_object('id',OLD.id,'stage_id',OLD.stage_id,'person_id',OLD.person_id,'place',OLD.place),NULL);
END

-- trigger journal_stage_person_insert on stage_person
CREATE TRIGGER journal_stage_person_insert AFTER INSERT ON stage_person BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'stage_person',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_stage_person_update on stage_person
CREATE TRIGGER journal_stage_person_update AFTER UPDATE ON stage_person BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'stage_person',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('stage_id',OLD.stage_id,NEW.stage_id),('person_id',OLD.person_id,NEW.person_id),('place',OLD.place,NEW.place))WHERE b IS NOT a;
END

-- trigger journal_stage_update on stage
CREATE TRIGGER journal_stage_update AFTER UPDATE ON stage BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'stage',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('kind',OLD.kind,NEW.kind),('title',OLD.title,NEW.title),('place',OLD.place,NEW.place),('acts_as',OLD.acts_as,NEW.acts_as),('days',OLD.days,NEW.days),('decisive',OLD.decisive,NEW.decisive),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_stance_delete on stance
CREATE TRIGGER journal_stance_delete AFTER DELETE ON stance BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'stance',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'opportunity_id',OLD.opportunity_id,'affiliation_id',OLD.affiliation_id,'roles',OLD.roles,'attitude',OLD.attitude),NULL);
END

-- trigger journal_stance_insert on stance
CREATE TRIGGER journal_stance_insert AFTER INSERT ON stance BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'stance',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_stance_update on stance
CREATE TRIGGER journal_stance_update AFTER UPDATE ON stance BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'stance',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('opportunity_id',OLD.opportunity_id,NEW.opportunity_id),('affiliation_id',OLD.affiliation_id,NEW.affiliation_id),('roles',OLD.roles,NEW.roles),('attitude',OLD.attitude,NEW.attitude))WHERE b IS NOT a;
END

-- trigger journal_strategy_delete on strategy
CREATE TRIGGER journal_strategy_delete AFTER DELETE ON strategy BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'strategy',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'part',OLD.part,'title',OLD.title,'goal_id',OLD.goal_id,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_strategy_insert on strategy
CREATE TRIGGER journal_strategy_insert AFTER INSERT ON strategy BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'strategy',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_strategy_update on strategy
CREATE TRIGGER journal_strategy_update AFTER UPDATE ON strategy BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'strategy',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('part',OLD.part,NEW.part),('title',OLD.title,NEW.title),('goal_id',OLD.goal_id,NEW.goal_id),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_survey_delete on survey
CREATE TRIGGER journal_survey_delete AFTER DELETE ON survey BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'survey',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'title',OLD.title,'day',OLD.day,'until_on',OLD.until_on,'note',OLD.note),NULL);
END

-- trigger journal_survey_insert on survey
CREATE TRIGGER journal_survey_insert AFTER INSERT ON survey BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'survey',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_survey_update on survey
CREATE TRIGGER journal_survey_update AFTER UPDATE ON survey BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'survey',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('title',OLD.title,NEW.title),('day',OLD.day,NEW.day),('until_on',OLD.until_on,NEW.until_on),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_target_delete on target
CREATE TRIGGER journal_target_delete AFTER DELETE ON target BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'target',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'period',OLD.period,'amount',OLD.amount,'currency',OLD.currency,'note',OLD.note),NULL);
END

-- trigger journal_target_insert on target
CREATE TRIGGER journal_target_insert AFTER INSERT ON target BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'target',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_target_update on target
CREATE TRIGGER journal_target_update AFTER UPDATE ON target BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'target',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('period',OLD.period,NEW.period),('amount',OLD.amount,NEW.amount),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_tender_delete on tender
CREATE TRIGGER journal_tender_delete AFTER DELETE ON tender BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'tender',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'title',OLD.title,'state',OLD.state,'questions_until',OLD.questions_until,'asked',OLD.asked,'hand_in_until',OLD.hand_in_until,'opens_on',OLD.opens_on,'amount',OLD.amount,'winning_amount',OLD.winning_amount,'winner',OLD.winner,'security',OLD.security,'reason',OLD.reason,'decided_on',OLD.decided_on,'next_on',OLD.next_on,'opportunity_id',OLD.opportunity_id,'currency',OLD.currency,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_tender_insert on tender
CREATE TRIGGER journal_tender_insert AFTER INSERT ON tender BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'tender',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_tender_update on tender
CREATE TRIGGER journal_tender_update AFTER UPDATE ON tender BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'tender',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('title',OLD.title,NEW.title),('state',OLD.state,NEW.state),('questions_until',OLD.questions_until,NEW.questions_until),('asked',OLD.asked,NEW.asked),('hand_in_until',OLD.hand_in_until,NEW.hand_in_until),('opens_on',OLD.opens_on,NEW.opens_on),('amount',OLD.amount,NEW.amount),('winning_amount',OLD.winning_amount,NEW.winning_amount),('winner',OLD.winner,NEW.winner),('security',OLD.security,NEW.security),('reason',OLD.reason,NEW.reason),('decided_on',OLD.decided_on,NEW.decided_on),('next_on',OLD.next_on,NEW.next_on),('opportunity_id',OLD.opportunity_id,NEW.opportunity_id),('currency',OLD.currency,NEW.currency),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_term_delete on term
CREATE TRIGGER journal_term_delete AFTER DELETE ON term BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'term',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'kind',OLD.kind,'title',OLD.title,'from_on',OLD.from_on,'until_on',OLD.until_on,'cost',OLD.cost,'currency',OLD.currency,'allowed_by_id',OLD.allowed_by_id,'state',OLD.state,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_term_insert on term
CREATE TRIGGER journal_term_insert AFTER INSERT ON term BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'term',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_term_update on term
CREATE TRIGGER journal_term_update AFTER UPDATE ON term BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'term',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('kind',OLD.kind,NEW.kind),('title',OLD.title,NEW.title),('from_on',OLD.from_on,NEW.from_on),('until_on',OLD.until_on,NEW.until_on),('cost',OLD.cost,NEW.cost),('currency',OLD.currency,NEW.currency),('allowed_by_id',OLD.allowed_by_id,NEW.allowed_by_id),('state',OLD.state,NEW.state),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger journal_tie_delete on tie
CREATE TRIGGER journal_tie_delete AFTER DELETE ON tie BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'tie',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'from_id',OLD.from_id,'kind',OLD.kind,'to_id',OLD.to_id,'strength',OLD.strength,'note',OLD.note,'since_on',OLD.since_on,'until_on',OLD.until_on),NULL);
END

-- trigger journal_tie_insert on tie
CREATE TRIGGER journal_tie_insert AFTER INSERT ON tie BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'tie',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_tie_update on tie
CREATE TRIGGER journal_tie_update AFTER UPDATE ON tie BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'tie',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('from_id',OLD.from_id,NEW.from_id),('kind',OLD.kind,NEW.kind),('to_id',OLD.to_id,NEW.to_id),('strength',OLD.strength,NEW.strength),('note',OLD.note,NEW.note),('since_on',OLD.since_on,NEW.since_on),('until_on',OLD.until_on,NEW.until_on))WHERE b IS NOT a;
END

-- trigger journal_trouble_delete on trouble
CREATE TRIGGER journal_trouble_delete AFTER DELETE ON trouble BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'trouble',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'trouble',OLD.trouble,'state',OLD.state,'judged_on',OLD.judged_on,'action_id',OLD.action_id,'note',OLD.note),NULL);
END

-- trigger journal_trouble_insert on trouble
CREATE TRIGGER journal_trouble_insert AFTER INSERT ON trouble BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'trouble',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_trouble_update on trouble
CREATE TRIGGER journal_trouble_update AFTER UPDATE ON trouble BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'trouble',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('trouble',OLD.trouble,NEW.trouble),('state',OLD.state,NEW.state),('judged_on',OLD.judged_on,NEW.judged_on),('action_id',OLD.action_id,NEW.action_id),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_usp_delete on usp
CREATE TRIGGER journal_usp_delete AFTER DELETE ON usp BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'usp',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'title',OLD.title,'proof',OLD.proof,'note',OLD.note),NULL);
END

-- trigger journal_usp_insert on usp
CREATE TRIGGER journal_usp_insert AFTER INSERT ON usp BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'usp',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_usp_update on usp
CREATE TRIGGER journal_usp_update AFTER UPDATE ON usp BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'usp',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('title',OLD.title,NEW.title),('proof',OLD.proof,NEW.proof),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_value_given_delete on value_given
CREATE TRIGGER journal_value_given_delete AFTER DELETE ON value_given BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'value_given',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'entry_id',OLD.entry_id,'day',OLD.day,'amount',OLD.amount,'currency',OLD.currency,'title',OLD.title,'private',OLD.private,'kind',OLD.kind,'cost',OLD.cost,'figure',OLD.figure,'confirmed_by_id',OLD.confirmed_by_id,'confirmed_on',OLD.confirmed_on,'brought',OLD.brought,'note',OLD.note),NULL);
END

-- trigger journal_value_given_insert on value_given
CREATE TRIGGER journal_value_given_insert AFTER INSERT ON value_given BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'value_given',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_value_given_update on value_given
CREATE TRIGGER journal_value_given_update AFTER UPDATE ON value_given BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'value_given',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('entry_id',OLD.entry_id,NEW.entry_id),('day',OLD.day,NEW.day),('amount',OLD.amount,NEW.amount),('currency',OLD.currency,NEW.currency),('title',OLD.title,NEW.title),('private',OLD.private,NEW.private),('kind',OLD.kind,NEW.kind),('cost',OLD.cost,NEW.cost),('figure',OLD.figure,NEW.figure),('confirmed_by_id',OLD.confirmed_by_id,NEW.confirmed_by_id),('confirmed_on',OLD.confirmed_on,NEW.confirmed_on),('brought',OLD.brought,NEW.brought),('note',OLD.note,NEW.note))WHERE b IS NOT a;
END

-- trigger journal_verified_delete on verified
CREATE TRIGGER journal_verified_delete AFTER DELETE ON verified BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'verified',OLD.id,'-',NULL,json_object('id',OLD.id,'account_id',OLD.account_id,'section',OLD.section,'verified_on',OLD.verified_on),NULL);
END

-- trigger journal_verified_insert on verified
CREATE TRIGGER journal_verified_insert AFTER INSERT ON verified BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'verified',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_verified_update on verified
CREATE TRIGGER journal_verified_update AFTER UPDATE ON verified BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'verified',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('account_id',OLD.account_id,NEW.account_id),('section',OLD.section,NEW.section),('verified_on',OLD.verified_on,NEW.verified_on))WHERE b IS NOT a;
END

-- trigger journal_voice_delete on voice
CREATE TRIGGER journal_voice_delete AFTER DELETE ON voice BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'voice',OLD.id,'-',NULL,json_object('id',OLD.id,'uid',OLD.uid,'account_id',OLD.account_id,'kind',OLD.kind,'title',OLD.title,'day',OLD.day,'person_id',OLD.person_id,'colleague_id',OLD.colleague_id,'proposal',OLD.proposal,'effect',OLD.effect,'currency',OLD.currency,'state',OLD.state,'told_on',OLD.told_on,'reward',OLD.reward,'entry_id',OLD.entry_id,'note',OLD.note,'private',OLD.private),NULL);
END

-- trigger journal_voice_insert on voice
CREATE TRIGGER journal_voice_insert AFTER INSERT ON voice BEGIN
INSERT INTO change VALUES(NULL,(SELECT step_id FROM current_step),'voice',NEW.id,'+',NULL,NULL,NULL);
END

-- trigger journal_voice_update on voice
CREATE TRIGGER journal_voice_update AFTER UPDATE ON voice BEGIN
INSERT INTO change SELECT NULL,(SELECT step_id FROM current_step),'voice',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES('uid',OLD.uid,NEW.uid),('account_id',OLD.account_id,NEW.account_id),('kind',OLD.kind,NEW.kind),('title',OLD.title,NEW.title),('day',OLD.day,NEW.day),('person_id',OLD.person_id,NEW.person_id),('colleague_id',OLD.colleague_id,NEW.colleague_id),('proposal',OLD.proposal,NEW.proposal),('effect',OLD.effect,NEW.effect),('currency',OLD.currency,NEW.currency),('state',OLD.state,NEW.state),('told_on',OLD.told_on,NEW.told_on),('reward',OLD.reward,NEW.reward),('entry_id',OLD.entry_id,NEW.entry_id),('note',OLD.note,NEW.note),('private',OLD.private,NEW.private))WHERE b IS NOT a;
END

-- trigger pulse_account on account
CREATE TRIGGER pulse_account AFTER INSERT ON account BEGIN
  INSERT OR IGNORE INTO pulse(account_id) VALUES (NEW.id);
END

-- trigger pulse_action_delete on action
CREATE TRIGGER pulse_action_delete AFTER DELETE ON action WHEN OLD.account_id IS NOT NULL AND OLD.kind = 'our_promise' BEGIN
  UPDATE pulse SET our_due = (SELECT min(presses_on) FROM action WHERE account_id = OLD.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id = OLD.account_id;
END

-- trigger pulse_action_insert on action
CREATE TRIGGER pulse_action_insert AFTER INSERT ON action WHEN NEW.account_id IS NOT NULL AND NEW.kind = 'our_promise' BEGIN
  UPDATE pulse SET our_due = (SELECT min(presses_on) FROM action WHERE account_id = NEW.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id = NEW.account_id;
END

-- trigger pulse_action_update on action
CREATE TRIGGER pulse_action_update AFTER UPDATE OF due_on, first_due_on, agreed_due_on, state, kind, account_id ON action BEGIN
  UPDATE pulse SET our_due = (SELECT min(presses_on) FROM action WHERE account_id = pulse.account_id AND state = 'open' AND kind = 'our_promise')
  WHERE account_id IN (OLD.account_id, NEW.account_id);
END

-- trigger pulse_entry_delete on entry
CREATE TRIGGER pulse_entry_delete AFTER DELETE ON entry WHEN OLD.account_id IS NOT NULL BEGIN
  UPDATE pulse SET
    last_contact = (SELECT max(day) FROM entry WHERE account_id = OLD.account_id AND state = 'held'),
    next_contact = (SELECT min(day) FROM entry WHERE account_id = OLD.account_id AND state = 'planned')
  WHERE account_id = OLD.account_id;
END

-- trigger pulse_entry_insert on entry
CREATE TRIGGER pulse_entry_insert AFTER INSERT ON entry WHEN NEW.account_id IS NOT NULL BEGIN
  UPDATE pulse SET
    last_contact = (SELECT max(day) FROM entry WHERE account_id = NEW.account_id AND state = 'held'),
    next_contact = (SELECT min(day) FROM entry WHERE account_id = NEW.account_id AND state = 'planned')
  WHERE account_id = NEW.account_id;
END

-- trigger pulse_entry_update on entry
CREATE TRIGGER pulse_entry_update AFTER UPDATE OF day, state, account_id ON entry BEGIN
  UPDATE pulse SET
    last_contact = (SELECT max(day) FROM entry WHERE account_id = pulse.account_id AND state = 'held'),
    next_contact = (SELECT min(day) FROM entry WHERE account_id = pulse.account_id AND state = 'planned')
  WHERE account_id IN (OLD.account_id, NEW.account_id);
END

-- trigger pulse_rhythm_entry_insert on entry
CREATE TRIGGER pulse_rhythm_entry_insert AFTER INSERT ON entry BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (SELECT person_id FROM entry_person WHERE entry_id = NEW.id);
END

-- trigger pulse_rhythm_entry_update on entry
CREATE TRIGGER pulse_rhythm_entry_update AFTER UPDATE OF day, state ON entry BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (SELECT person_id FROM entry_person WHERE entry_id = NEW.id);
END

-- trigger pulse_rhythm_part_delete on entry_person
CREATE TRIGGER pulse_rhythm_part_delete AFTER DELETE ON entry_person BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = OLD.person_id;
END

-- trigger pulse_rhythm_part_insert on entry_person
CREATE TRIGGER pulse_rhythm_part_insert AFTER INSERT ON entry_person BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = NEW.person_id;
END

-- trigger pulse_rhythm_part_update on entry_person
CREATE TRIGGER pulse_rhythm_part_update AFTER UPDATE OF person_id, entry_id ON entry_person BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (OLD.person_id, NEW.person_id);
END

-- trigger pulse_rhythm_role_delete on affiliation
CREATE TRIGGER pulse_rhythm_role_delete AFTER DELETE ON affiliation BEGIN
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = OLD.person_id;
END

-- trigger pulse_rhythm_role_insert on affiliation
CREATE TRIGGER pulse_rhythm_role_insert AFTER INSERT ON affiliation WHEN NEW.rhythm_days IS NOT NULL BEGIN
  INSERT OR IGNORE INTO rhythm(person_id) VALUES (NEW.person_id);
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id = NEW.person_id;
END

-- trigger pulse_rhythm_role_update on affiliation
CREATE TRIGGER pulse_rhythm_role_update AFTER UPDATE OF rhythm_days, person_id, handed_to_id, to_on ON affiliation BEGIN
  INSERT OR IGNORE INTO rhythm(person_id) SELECT NEW.person_id WHERE NEW.rhythm_days IS NOT NULL;
  UPDATE rhythm SET (last_contact, next_contact, due_on) =
    (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
  WHERE person_id IN (OLD.person_id, NEW.person_id);
END

-- trigger pulse_tally_delete on action
CREATE TRIGGER pulse_tally_delete AFTER DELETE ON action WHEN OLD.counts_on IS NOT NULL BEGIN
  UPDATE promise_tally SET due = due - 1, in_time = in_time - OLD.in_time WHERE kind = OLD.kind AND day = OLD.counts_on;
  DELETE FROM promise_tally WHERE kind = OLD.kind AND day = OLD.counts_on AND due = 0;
END

-- trigger pulse_tally_gone_delete on promise_gone
CREATE TRIGGER pulse_tally_gone_delete AFTER DELETE ON promise_gone BEGIN
  UPDATE promise_tally SET due = due - 1 WHERE kind = OLD.kind AND day = OLD.counts_on;
  DELETE FROM promise_tally WHERE kind = OLD.kind AND day = OLD.counts_on AND due = 0;
END

-- trigger pulse_tally_gone_insert on promise_gone
CREATE TRIGGER pulse_tally_gone_insert AFTER INSERT ON promise_gone BEGIN
  INSERT INTO promise_tally(kind, day) SELECT NEW.kind, NEW.counts_on
  WHERE NOT EXISTS (SELECT 1 FROM promise_tally WHERE kind = NEW.kind AND day = NEW.counts_on);
  UPDATE promise_tally SET due = due + 1 WHERE kind = NEW.kind AND day = NEW.counts_on;
END

-- trigger pulse_tally_insert on action
CREATE TRIGGER pulse_tally_insert AFTER INSERT ON action WHEN NEW.counts_on IS NOT NULL BEGIN
  INSERT INTO promise_tally(kind, day) SELECT NEW.kind, NEW.counts_on
  WHERE NOT EXISTS (SELECT 1 FROM promise_tally WHERE kind = NEW.kind AND day = NEW.counts_on);
  UPDATE promise_tally SET due = due + 1, in_time = in_time + NEW.in_time WHERE kind = NEW.kind AND day = NEW.counts_on;
END

-- trigger pulse_tally_update on action
CREATE TRIGGER pulse_tally_update AFTER UPDATE OF kind, state, done_on, due_on, first_due_on, agreed_due_on, dropped_by ON action BEGIN
  UPDATE promise_tally SET due = due - 1, in_time = in_time - OLD.in_time WHERE kind = OLD.kind AND day = OLD.counts_on;
  DELETE FROM promise_tally WHERE kind = OLD.kind AND day = OLD.counts_on AND due = 0;
  INSERT INTO promise_tally(kind, day) SELECT NEW.kind, NEW.counts_on
  WHERE NEW.counts_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM promise_tally WHERE kind = NEW.kind AND day = NEW.counts_on);
  UPDATE promise_tally SET due = due + 1, in_time = in_time + NEW.in_time WHERE kind = NEW.kind AND day = NEW.counts_on;
END

-- trigger pulse_turnover_by on turnover_by
CREATE TRIGGER pulse_turnover_by INSTEAD OF INSERT ON turnover_by BEGIN
  INSERT INTO turnover(account_id, month, currency, lines, amount, costed, cost) SELECT NEW.account_id, NEW.month, NEW.currency, 0, 0, 0, 0
  WHERE NOT EXISTS (SELECT 1 FROM turnover WHERE account_id = NEW.account_id AND month = NEW.month AND currency = NEW.currency);
  UPDATE turnover SET lines = lines + NEW.lines, amount = amount + NEW.amount, costed = costed + NEW.costed, cost = cost + NEW.cost
  WHERE account_id = NEW.account_id AND month = NEW.month AND currency = NEW.currency;
  DELETE FROM turnover WHERE account_id = NEW.account_id AND month = NEW.month AND currency = NEW.currency AND lines = 0;
END

-- trigger pulse_turnover_delete on purchase
CREATE TRIGGER pulse_turnover_delete AFTER DELETE ON purchase BEGIN
  INSERT INTO turnover_by VALUES (OLD.account_id, substr(OLD.bought_on, 1, 7), coalesce(OLD.currency, ''), -1, -OLD.amount,
    -iif(OLD.cost IS NULL, 0, OLD.amount), -coalesce(OLD.cost, 0));
END

-- trigger pulse_turnover_insert on purchase
CREATE TRIGGER pulse_turnover_insert AFTER INSERT ON purchase BEGIN
  INSERT INTO turnover_by VALUES (NEW.account_id, substr(NEW.bought_on, 1, 7), coalesce(NEW.currency, ''), 1, NEW.amount,
    iif(NEW.cost IS NULL, 0, NEW.amount), coalesce(NEW.cost, 0));
END

-- trigger pulse_turnover_update on purchase
CREATE TRIGGER pulse_turnover_update AFTER UPDATE OF account_id, bought_on, amount, cost, currency ON purchase BEGIN
  INSERT INTO turnover_by VALUES (OLD.account_id, substr(OLD.bought_on, 1, 7), coalesce(OLD.currency, ''), -1, -OLD.amount,
    -iif(OLD.cost IS NULL, 0, OLD.amount), -coalesce(OLD.cost, 0));
  INSERT INTO turnover_by VALUES (NEW.account_id, substr(NEW.bought_on, 1, 7), coalesce(NEW.currency, ''), 1, NEW.amount,
    iif(NEW.cost IS NULL, 0, NEW.amount), coalesce(NEW.cost, 0));
END

-- trigger tidy_account on account
CREATE TRIGGER tidy_account AFTER DELETE ON account BEGIN
  DELETE FROM leftover WHERE tbl = 'account' AND row_id = OLD.id;
  DELETE FROM foreign_id WHERE tbl = 'account' AND row_id = OLD.id;
  DELETE FROM doubt WHERE tbl = 'account' AND (kept_id = OLD.id OR other_id = OLD.id);
END

-- trigger tidy_affiliation on affiliation
CREATE TRIGGER tidy_affiliation AFTER DELETE ON affiliation BEGIN
  DELETE FROM judgement WHERE tbl = 'affiliation' AND row_id = OLD.id;
END

-- trigger tidy_competitor on competitor
CREATE TRIGGER tidy_competitor AFTER DELETE ON competitor BEGIN
  DELETE FROM judgement WHERE tbl = 'competitor' AND row_id = OLD.id;
END

-- trigger tidy_opportunity on opportunity
CREATE TRIGGER tidy_opportunity AFTER DELETE ON opportunity BEGIN
  DELETE FROM judgement WHERE tbl = 'opportunity' AND row_id = OLD.id;
END

-- trigger tidy_person on person
CREATE TRIGGER tidy_person AFTER DELETE ON person BEGIN
  DELETE FROM leftover WHERE tbl = 'person' AND row_id = OLD.id;
  DELETE FROM foreign_id WHERE tbl = 'person' AND row_id = OLD.id;
  DELETE FROM doubt WHERE tbl = 'person' AND (kept_id = OLD.id OR other_id = OLD.id);
END

-- trigger tidy_put_off_account on account
CREATE TRIGGER tidy_put_off_account AFTER DELETE ON account BEGIN
  DELETE FROM put_off WHERE tbl = 'account' AND row_id = OLD.id;
END

-- trigger tidy_put_off_inbox on inbox
CREATE TRIGGER tidy_put_off_inbox AFTER DELETE ON inbox BEGIN
  DELETE FROM put_off WHERE tbl = 'inbox' AND row_id = OLD.id;
END

-- trigger tidy_put_off_person on person
CREATE TRIGGER tidy_put_off_person AFTER DELETE ON person BEGIN
  DELETE FROM put_off WHERE tbl = 'person' AND row_id = OLD.id;
END

-- trigger tidy_stance on stance
CREATE TRIGGER tidy_stance AFTER DELETE ON stance BEGIN
  DELETE FROM judgement WHERE tbl = 'stance' AND row_id = OLD.id;
END

-- trigger tidy_tie on tie
CREATE TRIGGER tidy_tie AFTER DELETE ON tie BEGIN
  DELETE FROM judgement WHERE tbl = 'tie' AND row_id = OLD.id;
END

-- view promise_tally_now on promise_tally_now
CREATE VIEW promise_tally_now AS
SELECT kind, day, sum(in_time) AS in_time, count(*) AS due FROM (
  SELECT kind, counts_on AS day, in_time FROM action WHERE counts_on IS NOT NULL
  UNION ALL SELECT kind, counts_on, 0 FROM promise_gone)
GROUP BY kind, day

-- view rhythm_now on rhythm_now
CREATE VIEW rhythm_now AS
SELECT person_id, last_contact, next_contact,
  CASE WHEN days IS NULL THEN NULL WHEN last_contact IS NULL THEN '' ELSE date(last_contact, '+' || days || ' days') END AS due_on
FROM (
  SELECT r.person_id,
    (SELECT max(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
     WHERE ep.person_id = r.person_id AND e.state = 'held') AS last_contact,
    (SELECT min(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
     WHERE ep.person_id = r.person_id AND e.state = 'planned') AS next_contact,
    (SELECT min(f.rhythm_days) FROM affiliation f
     WHERE f.person_id = r.person_id AND f.handed_to_id IS NULL AND f.to_on IS NULL) AS days
  FROM rhythm r
)

-- view turnover_by on turnover_by
CREATE VIEW turnover_by AS SELECT account_id, month, currency, lines, amount, costed, cost FROM turnover

-- view turnover_now on turnover_now
CREATE VIEW turnover_now AS
SELECT account_id, substr(bought_on, 1, 7) AS month, coalesce(currency, '') AS currency, count(*) AS lines, sum(amount) AS amount,
  coalesce(sum(iif(cost IS NULL, 0, amount)), 0) AS costed, coalesce(sum(cost), 0) AS cost
FROM purchase GROUP BY 1, 2, 3

