use super::*;
use crate::clock::Clock;
use crate::domain::{Entity, Lang, Value as Kept};
use crate::store::Verb;

struct Bench {
    _folder: tempfile::TempDir,
    store: Store,
    account: i64,
}

impl Bench {
    fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-25T10:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        Bench { _folder: folder, store, account }
    }

    fn add(&self, record: &Record) -> i64 {
        self.store.step(Verb::Create, "", |change| change.insert(record)).unwrap()
    }

    fn owned(&self, entity: Entity) -> Record {
        Record::owned(entity, self.account)
    }

    fn heard(&self, day: &str, title: &str) {
        self.add(&self.owned(Entity::Signal).with_text("day", day).with_text("title", title));
    }

    fn read(&self) -> Risk {
        let account = self.store.load(Entity::Account, self.account).unwrap().unwrap();
        read(&self.store, &Settings::default(), &account).unwrap()
    }

    /// What is said of a sign, as it is read today.
    fn said(&self, sign: &Sign) -> String {
        let mut said = sign.said.clone();
        said.read_on(self.store.clock().today());
        said.said(Lang::Ru)
    }

    fn keys(&self) -> Vec<&'static str> {
        self.read().signs.iter().map(|sign| sign.key).collect()
    }
}

/// Counts suggest the first stage alone; a later one is asked about by the words that were heard (M34).
#[test]
fn counts_suggest_the_first_stage_and_words_ask_about_a_later_one() {
    let bench = Bench::new();
    assert_eq!((bench.keys(), bench.read().suggested), (Vec::new(), None));
    bench.heard("2026-11-05", "коробки намокли");
    assert_eq!(bench.read().suggested, None, "one complaint is no sign");
    bench.heard("2026-11-20", "опоздали на шесть часов");
    let risk = bench.read();
    assert_eq!((bench.keys(), risk.suggested), (vec!["complaints"], Some(1)));
    assert_eq!(bench.said(&risk.signs[0]), "2 сигнала за 30 дней, последнее «опоздали на шесть часов» · 20.11");
    bench.heard("2026-11-21", "Ещё раз так — передаём дело юристам");
    let risk = bench.read();
    assert_eq!((risk.suggested, bench.said(&risk.signs[0]).as_str()), (Some(4), "«Ещё раз так — передаём дело юристам» · 21.11"));
}

/// What was dismissed is not said again; what is heard after it is.
#[test]
fn a_dismissal_holds_until_something_new_is_heard() {
    let bench = Bench::new();
    for (day, words) in [("2026-11-05", "коробки намокли"), ("2026-11-20", "опоздали")] {
        bench.heard(day, words);
    }
    let dismissal = bench.owned(Entity::RiskDismissal).with_text("day", "2026-11-20").with_text("title", "две претензии");
    bench.add(&dismissal.with_text("note", "перевозчик сменился"));
    let risk = bench.read();
    assert_eq!((risk.suggested, risk.signs.len(), risk.dismissed.as_deref()), (None, 1, Some("2026-11-20")));
    bench.heard("2026-11-24", "снова опоздали");
    assert_eq!(bench.read().suggested, Some(1));
    bench.store.undo().unwrap();
    bench.store.undo().unwrap();
    assert_eq!(bench.read().suggested, Some(1), "the dismissal is taken back too");
}

/// A stage that somebody has decided on is not suggested again.
#[test]
fn what_is_decided_is_suggested_no_more() {
    let bench = Bench::new();
    for day in ["2026-11-05", "2026-11-20"] {
        bench.heard(day, "опоздали");
    }
    let account = bench.store.load(Entity::Account, bench.account).unwrap().unwrap();
    let decided = account.clone().with("loss_stage", Kept::Int(1)).with_text("evidence", "две претензии");
    bench.store.step(Verb::Edit, "", |change| change.update(&account, &decided)).unwrap();
    let risk = bench.read();
    assert_eq!((risk.stage, risk.suggested), (Some(1), None));
    let judged = bench.store.judgements("account", bench.account).unwrap();
    assert_eq!(
        (judged[0].field.as_str(), judged[0].on.as_str(), judged[0].source.as_deref()),
        ("loss_stage", "2026-11-25", Some("две претензии"))
    );
}

#[test]
fn who_is_met_and_what_is_put_off_tells_too() {
    let bench = Bench::new();
    let person = bench.add(&Record::new(Entity::Person).with_text("family_name", "Пестова"));
    let role = bench.owned(Entity::Affiliation).with("person_id", Kept::Int(person)).with("attitude", Kept::Int(1));
    let role = bench.add(&role.with("rhythm_days", Kept::Int(10)));
    for day in ["2026-09-01", "2026-09-10", "2026-10-20"] {
        let entry = bench.owned(Entity::Entry).with_text("kind", "call").with_text("state", "held").with_text("day", day);
        bench.add(&entry.with("people", Kept::Ids(vec![person])).with("mood", Kept::Int(-1)));
    }
    for day in ["2026-11-03", "2026-11-12"] {
        let entry = bench.owned(Entity::Entry).with_text("kind", "visit").with_text("state", "postponed").with_text("day", day);
        bench.add(&entry.with_text("moved_by", "them"));
    }
    assert_eq!(bench.keys(), ["put_off", "mood", "silence", "alone"]);
    let before = bench.store.load(Entity::Affiliation, role).unwrap().unwrap();
    bench.store.step(Verb::Edit, "", |change| change.date_judgements(Entity::Affiliation, role, "2026-09-01")).unwrap();
    bench.store.step(Verb::Edit, "", |change| change.update(&before, &before.clone().with("attitude", Kept::Int(-1)))).unwrap();
    let sign = bench.read().signs.into_iter().find(|sign| sign.key == "attitude").unwrap();
    assert_eq!(bench.said(&sign), "Пестова: +1 → −1 · 25.11");
    assert_eq!(bench.read().suggested, Some(1), "several signs together");
}

/// What was dismissed before somebody fell silent says nothing of the silence.
#[test]
fn a_silence_after_a_dismissal_speaks_again() {
    let bench = Bench::new();
    let person = bench.add(&Record::new(Entity::Person).with_text("family_name", "Пестова"));
    let role = bench.owned(Entity::Affiliation).with("person_id", Kept::Int(person));
    bench.add(&role.with("rhythm_days", Kept::Int(10)));
    let met = bench.owned(Entity::Entry).with_text("kind", "call").with_text("state", "held").with_text("day", "2026-11-01");
    bench.add(&met.with("people", Kept::Ids(vec![person])));
    let dismiss = |day: &str| {
        let dismissal = bench.owned(Entity::RiskDismissal).with_text("day", day).with_text("title", "претензия");
        bench.add(&dismissal.with_text("note", "разовая"));
    };
    dismiss("2026-11-10");
    bench.heard("2026-11-23", "пересмотрим график с другим");
    let silence = bench.read().signs.into_iter().find(|sign| sign.key == "silence").unwrap();
    assert_eq!((silence.day.as_str(), bench.read().suggested), ("2026-11-22", Some(1)));
    dismiss("2026-11-24");
    assert_eq!(bench.read().suggested, None);
}
