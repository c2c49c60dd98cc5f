use super::*;

/// A version that asks for more would no longer find what was typed before it came.
#[test]
fn the_place_of_a_draft_is_what_it_was() {
    let record = |id, preset: &[(&str, &str)]| Task::Record {
        table: "action".into(),
        id,
        owner: Some(3),
        section: None,
        preset: preset.iter().map(|(key, code)| ((*key).to_owned(), (*code).to_owned())).collect(),
    };
    let places = [
        (record(None, &[]), r#"{"Record":{"owner":3,"table":"action"}}"#),
        (record(Some(7), &[("kind", "task")]), r#"{"Record":{"id":7,"owner":3,"preset":[["kind","task"]],"table":"action"}}"#),
        (Task::Person { account: 1, affiliation: None, beside: None }, r#"{"Person":{"account":1}}"#),
        (
            Task::Person { account: 1, affiliation: None, beside: Some((2, Beside::Above)) },
            r#"{"Person":{"account":1,"beside":[2,"Above"]}}"#,
        ),
        (Task::Judge { affiliation: 2, purchase: None, field: "roles".into() }, r#"{"Judge":{"affiliation":2,"field":"roles"}}"#),
        (Task::entry(Some(1), Some(5), Phase::Editing), r#"{"Entry":{"account":1,"id":5,"phase":"Editing"}}"#),
        (Task::entry(None, None, Phase::Planning), r#"{"Entry":{"phase":"Planning"}}"#),
        (Task::Settings, r#""Settings""#),
        (Task::OtherDay { table: "entry".into(), id: 4 }, r#"{"OtherDay":{"id":4,"table":"entry"}}"#),
        (Task::Price { account: Some(1) }, r#"{"Price":{"account":1}}"#),
        (Task::step(Entity::Question, 9), r#"{"Step":{"id":9,"table":"question"}}"#),
    ];
    for (task, place) in places {
        assert_eq!((task.place().as_str(), Task::from_place(place)), (place, Some(task)));
    }
}

#[test]
fn places_of_earlier_versions_are_understood() {
    let before = [
        r#"{"Record":{"table":"action","id":null,"owner":3,"section":null,"preset":[]}}"#,
        r#"{"Person":{"account":1,"affiliation":null}}"#,
        r#"{"Entry":{"account":1,"id":null,"phase":"Held"}}"#,
        r#"{"Entry":{"account":1,"id":null,"phase":"Held","person":null}}"#,
        r#"{"Answer":{"id":9}}"#,
    ];
    for place in before {
        let task = Task::from_place(place).unwrap_or_else(|| panic!("{place}"));
        assert_eq!(Task::from_place(&task.place()), Some(task));
    }
    assert_eq!(Task::from_place(r#"{"Answer":{"id":9}}"#), Some(Task::step(Entity::Question, 9)));
}
