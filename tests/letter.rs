//! The letter after a contact in the workbench: shown from the diary and after the debrief, copied, put into a file, noted as sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record};
use support::desk::Desk;

fn entry(desk: &Desk, part: &str) -> Record {
    let mut found = Vec::new();
    desk.store().each(Entity::Entry, |entry| found.push(entry)).unwrap();
    found.into_iter().find(|entry| entry.text("notes").contains(part) || entry.text("confirmed_on") == part).unwrap()
}

/// Two keys after the last word of a call the letter stands there, with what was promised a moment ago.
#[test]
fn the_debrief_leads_to_the_letter() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter>pv").sees("После контакта");
        desk.keys("<Right><Right><Tab>сошлись на 52 днях<Tab><Tab><Tab><Tab>да<Tab>чт<Tab><Tab>!график отгрузок до пт<F9>");
        desk.sees("Договорённости от 24\u{a0}ноября · Ромашка").sees("Благодарю за разговор 24\u{a0}ноября.");
        desk.sees("график отгрузок (Ивнев И. П.) — до пятницы, 27\u{a0}ноября").sees("предложение по отсрочке, версия 2");
        desk.sees("держать запас коробов на две недели — до четверга, 26\u{a0}ноября");
        assert_eq!(entry(&desk, "сошлись на 52 днях").text("state"), "held");
        assert!(!desk.screen().contains("сошлись"), "{}", desk.screen());
    }
}

#[test]
fn the_letter_of_a_contact_is_written_and_noted_as_sent_once() {
    for (lang, open, sent) in
        [(Lang::Ru, "2/ромаш<Enter><Tab><Tab>jjjP", "Отправлено: сегодня"), (Lang::En, "2/larkm<Enter><Tab><Tab>jjjP", "Sent: today")]
    {
        let mut desk = Desk::demo(lang, (80, 24));
        desk.keys(open);
        let before = desk.screen();
        desk.keys("w").sees("kamdesk-documents");
        let folder = desk.file().with_file_name("kamdesk-documents");
        let written: Vec<_> = std::fs::read_dir(&folder).unwrap().flatten().collect();
        assert!(written.len() == 1 && written[0].file_name().to_str().unwrap().ends_with(".docx"), "{before}");
        desk.keys("s").sees(sent);
        assert_eq!(entry(&desk, "2026-11-24").text("state"), "held");
        desk.keys("<Esc>u");
        let mut confirmed = 0;
        desk.store().each(Entity::Entry, |entry| confirmed += usize::from(!entry.text("confirmed_on").is_empty())).unwrap();
        assert_eq!(confirmed, 0, "one step is taken back by one key");
    }
}

/// A contact that is to come has no letter, and before a client only theirs is shown.
#[test]
fn only_what_was_held_has_a_letter() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab>P").sees("только у состоявшегося");
    desk.keys("jjjP").sees("Уважаемый Игорь Павлович!");
}
