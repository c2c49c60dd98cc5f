//! The letter, to the letter: it goes to a client as it stands.

use super::*;
use crate::clock::Clock;
use crate::page::{How, text};
use crate::settings::Settings;
use crate::store::Verb;
use chrono::DateTime;

struct Bench {
    _folder: tempfile::TempDir,
    store: Store,
    account: i64,
}

impl Bench {
    fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let now = Clock::Fixed(DateTime::parse_from_rfc3339("2026-11-22T09:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), now).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        Bench { _folder: folder, store, account }
    }

    fn make(&self, record: &Record) -> i64 {
        self.store.step(Verb::Create, "", |change| change.insert(record)).unwrap()
    }

    fn person(&self, [family, given, middle]: [&str; 3], main: bool) -> i64 {
        let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given);
        let person = self.make(&person.with_text("middle_name", middle));
        let role = Record::owned(Entity::Affiliation, self.account).with("person_id", Kept::Int(person));
        self.make(&role.with("main_contact", Kept::Int(main.into())));
        person
    }

    fn contact(&self, kind: &str, state: &str, day: &str, people: &[i64]) -> Record {
        let entry = Record::owned(Entity::Entry, self.account).with_text("kind", kind).with_text("state", state);
        entry.with_text("day", day).with("people", Kept::Ids(people.to_vec()))
    }

    fn promise(&self, entry: i64, kind: &str, title: &str, due: &str) -> Record {
        let promise = Record::owned(Entity::Action, self.account).with_text("kind", kind).with_text("state", "open");
        let promise = promise.with_text("title", title).with("entry_id", Kept::Int(entry));
        if due.is_empty() { promise } else { promise.with_text("due_on", due) }
    }

    /// The letter as it reads, with plain blanks.
    fn letter(&self, lang: Lang, own_name: &str) -> String {
        let settings = Settings { own_name: own_name.to_owned(), ..Settings::default() };
        let asked = Asked { settings: &settings, audience: Audience::Client, day: None, lang };
        let page = read(&self.store, self.account, &asked).unwrap().unwrap();
        let how = How { cells: usize::MAX, ascii: false, whole: false, lang };
        text::lines(&page, how).join("\n").replace('\u{a0}', " ")
    }
}

#[test]
fn both_sides_read_what_they_promised_and_by_when() {
    let bench = Bench::new();
    let ivnev = bench.person(["Ивнев", "Игорь", "Павлович"], false);
    let pestova = bench.person(["Пестова", "Анна", "Сергеевна"], true);
    let entry = bench.make(&bench.contact("meeting", "held", "2026-11-21", &[ivnev, pestova]).with_text("result", "цену отстояли"));
    let make = |kind, title, due, person| bench.make(&bench.promise(entry, kind, title, due).with("person_id", Kept::Int(person)));
    make("our_promise", "образцы крышки", "", pestova);
    make("our_promise", "предложение по отсрочке, версия 2", "2026-11-27", ivnev);
    make("our_promise", "держать запас коробов", "2027-01-11", pestova);
    make("their_promise", "подтвердить места в графике", "2026-12-02", pestova);
    make("task", "узнать, кто второй поставщик", "2026-11-24", ivnev);
    let private = bench.promise(entry, "our_promise", "не говорить Ивневу о скидке", "2026-11-24");
    bench.make(&private.with("private", Kept::Int(1)));
    bench.make(&bench.contact("call", "planned", "2026-12-01", &[pestova]).with_text("time", "14:30"));
    assert_eq!(
        bench.letter(Lang::Ru, "Ольга Орехова\nменеджер по ключевым клиентам"),
        "Договорённости от 21 ноября\n\nУважаемая Анна Сергеевна!\n\nБлагодарю за встречу 21 ноября. Подтверждаю, о чём мы договорились.\n\n\
         С нашей стороны:\n• предложение по отсрочке, версия 2 (Ивнев И. П.) — до пятницы, 27 ноября\n\
         • держать запас коробов — до понедельника, 11 января 2027 г.\n• образцы крышки — срок согласуем отдельно\n\n\
         С Вашей стороны:\n• подтвердить места в графике — до среды, 2 декабря\n\nСледующий разговор — вторник, 1 декабря, 14:30.\n\n\
         Если что-то записано неточно, пожалуйста, сообщите мне.\n\nС уважением,\nОльга Орехова\nменеджер по ключевым клиентам"
    );
    let english = bench.letter(Lang::En, "Olga");
    assert!(english.contains("Thank you for the meeting on 21 November. Let me confirm what we agreed."), "{english}");
    assert!(english.contains("• образцы крышки, date to be agreed") && english.ends_with("Kind regards,\nOlga"), "{english}");
}

/// Somebody is greeted as one speaks to them, or as nobody in particular: never by a family name alone, and never as the other gender.
#[test]
fn whoever_is_not_known_well_enough_is_greeted_plainly() {
    for (name, greeting) in [
        (["Ивнев", "Игорь", "Павлович"], "Уважаемый Игорь Павлович!"),
        (["Ивнев", "Игорь", ""], "Здравствуйте, Игорь!"),
        (["Ивнев", "", ""], "Здравствуйте!"),
        (["Алиева", "Лейла", "Рашид кызы"], "Уважаемая Лейла Рашид кызы!"),
    ] {
        let bench = Bench::new();
        let person = bench.person(name, false);
        bench.make(&bench.contact("call", "held", "2026-11-21", &[person]));
        let letter = bench.letter(Lang::Ru, "");
        assert!(letter.contains(&format!("\n\n{greeting}\n\n")), "{letter}");
        assert!(letter.contains("Новых обязательств ни у одной из сторон не появилось.") && !letter.contains("С уважением"), "{letter}");
    }
}

/// One meets others than whoever it is written to: that is not theirs to know.
#[test]
fn a_meeting_with_others_is_not_told() {
    let bench = Bench::new();
    let [ivnev, pestova] = [["Ивнев", "Игорь", "Павлович"], ["Пестова", "Анна", "Сергеевна"]].map(|name| bench.person(name, false));
    bench.make(&bench.contact("complaint", "held", "2026-11-21", &[pestova]));
    bench.make(&bench.contact("negotiation", "planned", "2026-11-25", &[ivnev]));
    let letter = bench.letter(Lang::Ru, "");
    assert!(letter.contains("Благодарю за разговор 21 ноября.") && !letter.contains("Следующ") && !letter.contains("претензи"), "{letter}");
    bench.make(&bench.contact("presentation", "planned", "2026-11-24", &[]));
    assert!(bench.letter(Lang::Ru, "").contains("Следующая встреча — вторник, 24 ноября."));
}
