//! What leaves the file, for whom: every way out, every visibility and every form, held to what the declarations say.

use super::Bench;
use kamdesk::documents::{About, DOCUMENTS};
use kamdesk::domain::visibility::Audience;
use kamdesk::domain::{Entity, Field, Kind, Record, Value};
use kamdesk::editing;
use kamdesk::store::Verb;
use std::collections::BTreeSet;

/// Every visibility that can be asked for.
const LEVELS: [&str; 3] = ["private", "team", "shareable"];
/// The exports, and what each is of.
const EXPORTS: [(&str, Entity); 21] = [
    ("accounts", Entity::Account),
    ("people", Entity::Person),
    ("diary", Entity::Entry),
    ("actions", Entity::Action),
    ("opportunities", Entity::Opportunity),
    ("signals", Entity::Signal),
    ("values", Entity::ValueGiven),
    ("debts", Entity::Debt),
    ("contracts", Entity::Contract),
    ("terms", Entity::Term),
    ("legal_entities", Entity::LegalEntity),
    ("targets", Entity::Target),
    ("expenses", Entity::Expense),
    ("needs", Entity::Need),
    ("deliveries", Entity::Delivery),
    ("service_standards", Entity::ServiceStandard),
    ("offers", Entity::Offer),
    ("tenders", Entity::Tender),
    ("negotiation_points", Entity::NegotiationPoint),
    ("company_totals", Entity::CompanyTotal),
    ("authority_limits", Entity::AuthorityLimit),
];

/// A mark in a text, and the widest audience that may read it.
struct Mark {
    text: String,
    entity: Entity,
    key: &'static str,
    seen: Audience,
}

/// A record with a mark in every line, text and phone of it.
fn marked(mut record: Record, widest: Audience, marks: &mut Vec<Mark>) -> Record {
    let entity = record.entity;
    let written = |field: &&Field| !field.loose && matches!(field.kind, Kind::Line | Kind::Text | Kind::Channels("phone"));
    for field in entity.def().fields.iter().filter(written) {
        let text = match field.kind {
            Kind::Channels(_) => format!("+7 900 000-{:02}-{:02}", marks.len() / 100, marks.len() % 100),
            _ => format!("метка{:03}", marks.len()),
        };
        record.set(field.key, Value::text(text.clone()));
        marks.push(Mark { text, entity, key: field.key, seen: field.seen.min(entity.def().seen).min(widest) });
    }
    record
}

fn bench() -> (Bench, Vec<Mark>) {
    let bench = Bench::bare();
    let store = bench.store();
    let today = store.clock().today();
    let mut marks = Vec::new();
    let fill = |change: &kamdesk::store::Change| {
        let all = Audience::Anybody;
        let account = change.insert(&marked(Record::new(Entity::Account), all, &mut marks))?;
        let person = change.insert(&marked(Record::new(Entity::Person), all, &mut marks))?;
        let fresh = |entity: Entity| {
            let record = editing::fresh(entity, Some(account), today);
            let about = |key: &str| entity.def().field(key).is_some_and(|field| matches!(field.kind, Kind::Link(Entity::Person)));
            let record = ["person_id", "from_id", "favoured_by_id"]
                .into_iter()
                .filter(|key| about(key))
                .fold(record, |record, key| record.with(key, Value::Int(person)));
            let takes_part = entity.def().field("people").is_some_and(|field| matches!(field.kind, Kind::Many(_)));
            if takes_part { record.with("people", Value::Ids(vec![person])) } else { record }
        };
        change.insert(&marked(fresh(Entity::Affiliation), all, &mut marks).with_text("roles", "signs").with("attitude", Value::Int(-2)))?;
        // Somebody who reports to them: what is thought of that one is none of theirs.
        let report = change.insert(&Record::new(Entity::Person).with_text("family_name", "Подчинённый"))?;
        let under = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(report));
        let under = under.with("reports_to_id", Value::Int(person)).with_text("role_note", "оценка-подчинённого");
        change.insert(&under)?;
        let seat = Record::new(Entity::Person).with_text("family_name", "метка-места").with("unknown", Value::Int(1));
        let seat = change.insert(&seat)?;
        marks.push(Mark { text: "метка-места".into(), entity: Entity::Person, key: "family_name", seen: Audience::Team });
        change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(seat)))?;
        let planned = |kind: &str| fresh(Entity::Entry).with_text("kind", kind).with_text("state", "planned");
        change.insert(&marked(planned("call"), all, &mut marks))?;
        change.insert(&marked(planned("complaint"), Audience::Team, &mut marks))?;
        let action = |kind: &str| fresh(Entity::Action).with_text("kind", kind).with_text("state", "open");
        change.insert(&marked(action("our_promise"), all, &mut marks))?;
        change.insert(&marked(action("task"), Audience::Team, &mut marks))?;
        change.insert(&marked(action("our_promise"), Audience::Me, &mut marks).with("private", Value::Int(1)))?;
        let tie = marked(fresh(Entity::Tie), all, &mut marks).with_text("kind", "trusts").with("to_id", Value::Int(report));
        change.insert(&tie)?;
        for level in LEVELS {
            let fact = marked(fresh(Entity::Fact), Audience::from_code(level), &mut marks);
            change.insert(&fact.with_text("kind", "hobby").with_text("visibility", level))?;
        }
        for entity in [
            Entity::Stage,
            Entity::Competitor,
            Entity::Milestone,
            Entity::Question,
            Entity::Signal,
            Entity::ValueGiven,
            Entity::Opportunity,
            Entity::LegalEntity,
            Entity::Contract,
            Entity::Term,
            Entity::Debt,
            Entity::Target,
            Entity::Expense,
            Entity::Need,
            Entity::Delivery,
            Entity::ServiceStandard,
            Entity::Offer,
            Entity::Tender,
            Entity::NegotiationPoint,
            Entity::CompanyTotal,
            Entity::AuthorityLimit,
        ] {
            let mut record = marked(fresh(entity), all, &mut marks);
            for (key, value) in [("kind", "news"), ("amount", ""), ("due_on", ""), ("period", ""), ("shipments", "")] {
                let field = entity.def().field(key).filter(|field| field.required && record.get(key).is_empty());
                match field.map(|field| field.kind) {
                    Some(Kind::Choice(_)) => record.set(
                        key,
                        Value::text(match entity {
                            Entity::Stage => "budget",
                            Entity::Term => "other",
                            _ => value,
                        }),
                    ),
                    Some(Kind::Span(units)) => record.set(key, Value::text(kamdesk::domain::span::of(today, units[0]))),
                    Some(Kind::Day(_)) => record.set(key, Value::text("2026-11-20")),
                    Some(_) => record.set(key, Value::Int(77_700)),
                    None => {}
                }
            }
            change.insert(&record)?;
        }
        Ok(())
    };
    store.step(Verb::Create, "", fill).unwrap();
    (bench, marks)
}

/// Every way out at a visibility, in every form, with what it printed.
fn ways(bench: &Bench, level: &str) -> Vec<(String, String)> {
    let level = ["--visibility", level, "--lang", "ru"];
    let drawing = bench.path(&format!("{}.svg", level[1]));
    let svg = drawing.to_str().unwrap().to_owned();
    let mut calls: Vec<Vec<&str>> = Vec::new();
    for (what, _) in EXPORTS {
        calls.extend([vec!["export", what], vec!["export", what, "--csv"], vec!["export", what, "--json"]]);
    }
    for form in [&[][..], &["--csv"], &["--json"], &["--mermaid"], &["--svg", &svg]] {
        calls.push([&["map", "a1"][..], form].concat());
    }
    calls.extend([vec!["person", "p1"], vec!["person", "p1", "--json"], vec!["person", "p3"], vec!["person", "p3", "--json"]]);
    let mut told: Vec<(String, String)> =
        calls.iter().map(|call| (call.join(" "), bench.kam(&[call.as_slice(), &level].concat()).out)).collect();
    told.push(("the drawing".into(), std::fs::read_to_string(&drawing).unwrap()));
    told
}

/// A list handed on would say what we think, whom we do not know, and how somebody is reached.
#[test]
fn nothing_leaves_that_its_declaration_keeps_back() {
    let (bench, marks) = bench();
    for level in LEVELS {
        let audience = Audience::from_code(level);
        let told = ways(&bench, level);
        for mark in &marks {
            let found = told.iter().find(|(_, out)| out.contains(&mark.text));
            if mark.seen < audience {
                assert!(found.is_none(), "{} of {:?} at {level} in {}", mark.text, mark.entity, found.unwrap().0);
            } else if EXPORTS.iter().any(|(_, entity)| *entity == mark.entity) {
                assert!(found.is_some(), "{} of {:?} is not told at {level}", mark.text, mark.entity);
            }
        }
        if level == "shareable" {
            for (call, out) in &told {
                for word in ["complaint", "претензи", "\"task\"", "задач", "\"unknown\":true", "\"unknown\": true"] {
                    assert!(!out.contains(word), "{word} in {call}\n{out}");
                }
            }
        }
        let of_person = |(call, _): &&(String, String)| call.starts_with("person p1");
        assert!(told.iter().filter(of_person).all(|(_, out)| !out.contains("оценка-подчинённого") && out.contains("Подчинённый")));
    }
}

/// A document says to each reader what they may read, and what it tells a client on purpose, in every form; for others there is none.
#[test]
fn a_document_leaves_with_what_its_reader_may_read() {
    let (bench, marks) = bench();
    for document in DOCUMENTS {
        for (code, audience) in [("client", Audience::Client), ("team", Audience::Team), ("me", Audience::Me)] {
            for format in ["text", "md", "html", "json"] {
                let about: &[&str] = if matches!(document.about, About::Account(_)) { &["a1"] } else { &[] };
                let since: &[&str] = if document.day.is_some_and(|day| day.is_needed) { &["--since", "01.10"] } else { &[] };
                let call = ["report", document.key, "--for", code, "--format", format, "--whole", "--lang", "ru"];
                let told = bench.kam(&[&call[..], about, since].concat());
                if !document.audiences.contains(&audience) {
                    assert_eq!((told.status, told.out.as_str()), (2, ""), "{} for {code}", document.key);
                    continue;
                }
                let is_told = |mark: &Mark| document.tells.iter().any(|(entity, keys)| *entity == mark.entity && keys.contains(&mark.key));
                let leaks = |mark: &&Mark| mark.seen < audience && !is_told(mark) && told.out.contains(&mark.text);
                let leaked = marks.iter().find(leaks).map(|mark| format!("{} of {:?}", mark.key, mark.entity));
                assert_eq!(leaked, None, "{} for {code} as {format}\n{}", document.key, told.out);
            }
        }
    }
}

/// The keys of every exported object are those that its fields' declarations give it.
#[test]
fn objects_have_the_keys_that_may_be_read() {
    let (bench, _) = bench();
    for level in LEVELS {
        let audience = Audience::from_code(level);
        for (what, entity) in EXPORTS {
            let call = ["export", what, "--visibility", level];
            if !audience.shows_kind(entity) {
                let refused = bench.kam(&call);
                assert_eq!((refused.status, refused.out.as_str()), (2, ""), "{what} at {level}");
                continue;
            }
            let hidden: BTreeSet<&str> =
                entity.def().fields.iter().filter(|field| !audience.reads(field)).map(|field| field.key.trim_end_matches("_id")).collect();
            for object in bench.json(&call).as_array().unwrap() {
                let told: Vec<&String> = object.as_object().unwrap().keys().filter(|key| hidden.contains(key.as_str())).collect();
                assert!(told.is_empty(), "{what} at {level}: {told:?}");
            }
        }
    }
}

/// Whoever asked for the team's map is not sent back to it.
#[test]
fn a_map_says_how_more_is_shown() {
    let (bench, _) = bench();
    let last =
        |level: &str| bench.kam(&["map", "a1", "--lang", "ru", "--visibility", level]).out.lines().last().unwrap_or_default().to_owned();
    assert!(last("shareable").ends_with("Больше: --visibility team или private"), "{}", last("shareable"));
    assert!(last("team").ends_with("Больше: --visibility private"), "{}", last("team"));
}

/// A number that is left out says that something stands there.
#[test]
fn no_number_of_the_file_leaves_it() {
    let (bench, _) = bench();
    let numbered = |out: &str| {
        let of_file = |word: &str| word.strip_prefix(['a', 'm', 'p', 'd']).is_some_and(|rest| rest.parse::<i64>().is_ok());
        out.split(|c: char| c.is_whitespace() || c == ',').any(of_file)
    };
    for what in ["accounts", "people", "diary", "actions"] {
        for form in [&[][..], &["--csv"], &["--json"]] {
            let out = bench.kam(&[&["export", what][..], form].concat()).out;
            assert!(!numbered(&out) && !out.contains("\"id\""), "{what} {form:?}\n{out}");
        }
    }
    assert!(numbered(&bench.kam(&["export", "diary", "--visibility", "team"]).out));
    for call in [["person", "p1"], ["map", "a1"]] {
        let told = bench.kam(&[&call[..], &["--json", "--visibility", "shareable"]].concat()).out;
        assert!(!told.contains("\"id\"") && !told.contains("\"affiliation\""), "{told}");
    }
}

/// A seat whose holder nobody knows is not there at all for others, as before a client.
#[test]
fn an_unknown_seat_is_not_listed_for_others() {
    let (bench, _) = bench();
    let store = bench.store();
    store
        .step(Verb::Create, "", |change| {
            let seat = change.insert(&Record::new(Entity::Person).with_text("family_name", "ктототам").with("unknown", Value::Int(1)))?;
            let role = Record::owned(Entity::Affiliation, 1).with("person_id", Value::Int(seat)).with("reports_to_id", Value::Int(1));
            change.insert(&role.with_text("position", "место-без-человека"))
        })
        .unwrap();
    for (call, told) in ways(&bench, "shareable").into_iter().filter(|(call, _)| !call.contains("person p3")) {
        for word in ["место-без-человека", "Имя пока не записано", "•••", "ктототам"] {
            assert!(!told.contains(word), "{word} in {call}\n{told}");
        }
    }
    let team = ways(&bench, "team");
    assert!(team.iter().any(|(call, told)| call == "person p1" && told.contains("место-без-человека")));
    let csv = bench.kam(&["map", "a1", "--csv"]).out;
    let numbers: Vec<&str> = csv.lines().filter(|line| line.starts_with("person")).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(numbers, ["1", "2"], "numbers of the table itself\n{csv}");
}

/// Who took part and is not known by name was there all the same; that the contact is not known would be another thing.
#[test]
fn whose_name_is_not_filed_yet_takes_part_without_it() {
    let (bench, _) = bench();
    let store = bench.store();
    store
        .step(Verb::Create, "", |change| {
            let seat = change.insert(&Record::new(Entity::Person).with_text("family_name", "ктототам").with("unknown", Value::Int(1)))?;
            let call = Record::owned(Entity::Entry, 1).with_text("kind", "call").with_text("state", "held").with_text("day", "2026-11-20");
            change.insert(&call.with("people", Value::Ids(vec![seat])))
        })
        .unwrap();
    for (lang, said) in [("ru", "Имя пока не записано"), ("en", "Name not filed yet")] {
        for way in [&["--csv"][..], &[]] {
            let told = bench.kam(&[&["export", "diary", "--lang", lang][..], way].concat()).out;
            assert!(told.contains(said) && !told.contains("ктототам"), "{told}");
            let own = bench.kam(&[&["export", "diary", "--visibility", "private", "--lang", lang][..], way].concat()).out;
            assert!(own.contains("ктототам") && !own.contains(said), "{own}");
        }
    }
}

/// The heading of a page says whether it is everything.
#[test]
fn a_page_for_others_does_not_call_itself_everything() {
    let (bench, _) = bench();
    let first = |level: &str| bench.kam(&["person", "p1", "--lang", "ru", "--visibility", level]).out.lines().next().unwrap().to_owned();
    assert!(first("private").contains("Всё, что записано"));
    for (level, words) in [("team", "команда"), ("shareable", "можно передавать")] {
        let head = first(level);
        assert!(!head.contains("Всё") && head.to_lowercase().contains(words), "{head}");
    }
}

/// The name of a column tells what is kept, also where nothing stands in it.
#[test]
fn what_is_not_told_has_no_column() {
    let (bench, _) = bench();
    let table = |call: &[&str], level: &str| -> Option<Vec<Vec<String>>> {
        let out = bench.kam(&[call, &["--csv", "--lang", "en", "--visibility", level]].concat());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.out.as_bytes());
        let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        (out.status == 0).then_some(rows)
    };
    let filled = |rows: &[Vec<String>]| {
        let heads = rows[0].iter().enumerate();
        heads.filter(|(at, _)| rows[1..].iter().any(|row| !row[*at].is_empty())).map(|(_, head)| head.clone()).collect::<BTreeSet<_>>()
    };
    let calls = EXPORTS.iter().map(|(what, _)| vec!["export", *what]).chain([vec!["map", "a1"]]);
    for call in calls {
        let whole = table(&call, "private").unwrap();
        let known = filled(&whole);
        for (level, rows) in ["team", "shareable"].into_iter().filter_map(|level| Some((level, table(&call, level)?))) {
            let shown = filled(&rows);
            let empty: Vec<_> = rows[0].iter().filter(|head| known.contains(*head) && !shown.contains(*head)).collect();
            assert!(empty.is_empty() && !shown.is_empty(), "{call:?} for {level}: {empty:?}");
        }
    }
    let heads = |level: &str| table(&["map", "a1"], level).unwrap()[0].join(" ");
    assert_eq!(heads("shareable"), "row person_id name position department reports_to");
    assert!(heads("team").ends_with("last_contact") && !heads("team").contains("attitude"), "{}", heads("team"));
    // What is judged of people stays here; who of us knows them is a fact.
    for what in ["people", "affiliations"] {
        let Some(told) = table(&["export", what], "team") else { continue };
        for judged in ["influence", "attitude", "relationship"] {
            assert!(!told[0].contains(&judged.to_owned()), "{judged} in {what}: {:?}", told[0]);
        }
    }
    assert!(!heads("team").contains("relationship") && heads("team").contains("mirrored_by"), "{}", heads("team"));
    assert!(heads("private").contains(" attitude ") && heads("private").ends_with("kind from to strength note"));
}

/// A table is called as one types it, and as programs write it.
#[test]
fn an_export_is_found_by_both_spellings() {
    let (bench, _) = bench();
    let all = ["--visibility", "private"];
    let [typed, written] = ["legal-entities", "legal_entities"].map(|what| bench.kam(&[&["export", what][..], &all].concat()));
    assert_eq!((typed.status, &typed.out), (0, &written.out));
    assert!(bench.kam(&["export", "--help", "--lang", "en"]).out.contains("legal-entities"));
}
