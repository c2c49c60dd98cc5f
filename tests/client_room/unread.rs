//! A line before a client that may name somebody else is written to nobody whose row merely happens to be selected.

use super::support::desk::Desk;
use kamdesk::domain::{Entity, Lang};

fn count(desk: &Desk, entity: Entity) -> usize {
    let mut count = 0;
    desk.store().each(entity, |record| count += usize::from(entity != Entity::Entry || record.text("state") != "planned")).unwrap();
    count
}

/// Types a line before the client of today's first meeting; gives how many entries and promises it made.
fn written(open: bool, line: &str) -> (usize, usize) {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys(if open { "2/молвея<Enter><F2>" } else { "<F2>" }).sees("КЛИЕНТ РЯДОМ");
    let before = (count(&desk, Entity::Entry), count(&desk, Entity::Action));
    desk.keys("c").paste(line).keys("<Enter><Enter>");
    (count(&desk, Entity::Entry) - before.0, count(&desk, Entity::Action) - before.1)
}

#[test]
fn a_name_that_is_not_known_there_keeps_the_line_for_the_inbox() {
    for name in ["ромашка", "зззз"] {
        let inflected = name.replace("шка", "шке");
        for line in [
            format!("зв {name}; !отчёт до пт"),
            format!("зв {name}, ждут; !отчёт до пт"),
            format!("зв {name} +Ивнев: ждут"),
            format!("встреча в {inflected}, обсудили цену"),
            format!("зв {name}: ждут"),
            format!("зв {name}"),
            format!("{name} ждёт отчёт"),
            format!("зв с {name} обсудили цену"),
            format!("встреча по {inflected}"),
            format!("вчера зв {name} ок"),
        ] {
            let mut desk = Desk::demo(Lang::Ru, (120, 40));
            desk.keys("<F2>").sees("КЛИЕНТ РЯДОМ");
            let before = (count(&desk, Entity::Entry), count(&desk, Entity::Action));
            desk.keys("c").paste(&line).keys("<Enter><Enter>");
            assert_eq!((count(&desk, Entity::Entry), count(&desk, Entity::Action)), before, "{line}\n{}", desk.screen());
            assert_eq!(desk.store().inbox(10).unwrap().iter().filter(|kept| kept.line == line).count(), 1, "{line}\n{}", desk.screen());
            desk.sees_no("Ромашка");
        }
    }
    for line in ["звонил Ивнев; !x завтра", "+Ивнев: ждут", "обсудили КП для Ромашки", "!КП Ивневу до пт"]
    {
        assert_eq!(written(false, line), (0, 0), "{line}");
    }
}

#[test]
fn what_names_nobody_is_proposed_as_ever() {
    for line in ["встреча, обсудили цену", "зв обсудили цену", "звонила Костина, просит счёт", "зв не взяли трубку"]
    {
        assert_ne!(written(false, line).0 + written(true, line).0, 0, "{line}");
    }
    assert_eq!(written(false, "!КП до пт").1, 1);
    assert_eq!(written(true, "зв прислали прайс; !КП до пт").1, 1);
    // Where their page is open it is asked about, and what is said of a name written large is theirs in no case.
    assert_eq!(written(true, "зв ромашка; !отчёт до пт").1, 1);
    assert_eq!(written(true, "зв Ромашка; !отчёт до пт").1, 0);
}

/// Whether a name is known that is hidden would be told by what is said of not having found it.
#[test]
fn a_search_says_the_same_of_what_is_hidden_and_of_what_is_unknown() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("<F2><F6>").sees("КЛИЕНТ РЯДОМ");
    for [hidden, unknown] in [["клиент:ромашка", "клиент:зззззз"], ["кто:ивнев", "кто:зззз"], ["ромашка", "зззззз"], ["hjvfirf", "zzzzzz"]]
    {
        let [hidden, unknown] = [hidden, unknown].map(|typed| {
            desk.keys("<C-u>").paste(typed);
            desk.screen().replace(&format!("{typed:<12}"), "…").replace(typed, "…")
        });
        let lines = |screen: &str| screen.lines().map(|line| line.trim_end_matches([' ', '│']).to_owned()).collect::<Vec<_>>();
        assert_eq!(lines(&hidden), lines(&unknown));
        assert!(unknown.contains("При клиенте не видно"), "{unknown}");
    }
}
