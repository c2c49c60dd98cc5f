//! Lists on the screen: nothing is cut beside room, what is clicked, what stands first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use crossterm::event::{Event as Term, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::{Change, Verb};
use kamdesk::tui::actions::Place;
use kamdesk::tui::event::Event;
use support::desk::Desk;

fn click(desk: &mut Desk, text: &str) {
    let y = desk.rows_with(text)[0];
    let row = desk.row(y);
    let before = row.split(text).next().unwrap();
    let column = kamdesk::printable::width(before) as u16;
    let press = MouseEvent { kind: MouseEventKind::Down(MouseButton::Left), column, row: y, modifiers: KeyModifiers::NONE };
    desk.app.handle(Event::Terminal(Term::Mouse(press)));
    desk.keys("");
    desk.look_around();
}

/// Where two texts stand on the screen, one above the other.
fn above(desk: &Desk, first: &str, second: &str) -> bool {
    desk.rows_with(first)[0] < desk.rows_with(second)[0]
}

/// A click on a heading would do nothing, and the mark would say another order than the one that stands there.
#[test]
fn a_click_on_a_heading_orders_by_it_and_again_turns_round() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2").sees("Мы обещали↑");
    click(&mut desk, "Было");
    desk.sees("Было↑").sees_no("Мы обещали↑");
    click(&mut desk, "Было");
    desk.sees("Было↓");
    click(&mut desk, "Клиент ");
    desk.sees("Клиент↑");
}

#[test]
fn a_double_click_opens() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2");
    click(&mut desk, "Молвея");
    desk.sees("Было").sees_no("Дневник");
    click(&mut desk, "Молвея    ");
    desk.sees("Дневник").sees("Молвея");
}

/// The newest entry stands first, and the mark says so.
#[test]
fn the_mark_of_the_order_says_what_stands_first() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab><Tab>").sees("День↓");
    assert!(above(&desk, "Снова опоздание", "Отсрочка 60 дней"), "{}", desk.screen());
    desk.keys("S").sees("День↑");
}

/// What was done last is looked for first; the oldest would stand there.
#[test]
fn what_is_closed_stands_below_what_is_open_the_last_of_it_first() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>G<Enter>");
    let rows: Vec<String> = (0..40).map(|y| desk.row(y)).collect();
    let first_done = rows.iter().position(|row| row.contains("[x]")).unwrap();
    assert!(rows.iter().skip(first_done).all(|row| !row.contains("[ ]")), "{}", desk.screen());
    desk.keys("S");
    let turned: Vec<String> = (0..40).map(|y| desk.row(y)).collect();
    assert!(turned.iter().rposition(|row| row.contains("[ ]")) < turned.iter().position(|row| row.contains("[x]")), "{}", desk.screen());
}

/// The tables, by the keys that lead to them.
const TABLES: [&str; 6] = [
    "2",
    "2/ромаш<Enter><Tab>",
    "2/ромаш<Enter><Tab><Tab>",
    "2/ромаш<Enter><Tab><Tab><Tab>",
    "2/ромаш<Enter><Tab><Tab><Tab>v",
    "3<Tab><Tab><Tab>",
];

/// The lines of a table from its headings on, without the record beside it or below.
fn table_of(keys: &str, size: (u16, u16)) -> Vec<String> {
    let mut desk = Desk::demo(Lang::Ru, size);
    desk.keys(keys);
    let first = ["Мы обещали↑", "Вл.↓", "День↓", "Срок↑", "Имя↑"].iter().find_map(|first| desk.rows_with(first).first().copied()).unwrap();
    let is_part = |row: &String| !row.contains("── ") || row.contains("Сделано") || row.contains("── было");
    let lines = (first..size.1 - 1).map(|y| desk.row(y).split(['│', '┤']).next().unwrap().to_owned()).take_while(is_part);
    lines.collect()
}

/// A window of 120 columns would tell less of a row than one of 80: with whom a contact was, or whom a promise is for. On each
/// account, since what one has room for another one may not have.
#[test]
fn a_wide_window_tells_of_a_row_what_a_small_one_tells() {
    let cells = |line: &str| line.split("  ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    let mut poorer = Vec::new();
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        let [mut small, mut wide] = [(80, 24), (120, 40)].map(|size| Desk::demo(lang, size));
        for account in 0..12 {
            for tab in ["<Tab><Tab>", "<Tab><Tab><Tab>"] {
                let keys = format!("2gg{}<Enter>{tab}", "j".repeat(account));
                let rows = |desk: &mut Desk, rows: u16| -> Vec<String> {
                    desk.keys("1").keys(&keys);
                    (3..rows - 1).map(|y| desk.row(y).split(['│', '┤', '┬']).next().unwrap().to_owned()).collect()
                };
                let (less, more) = (rows(&mut small, 24), rows(&mut wide, 40));
                // The card under a short list is no row of it.
                for row in less.iter().skip(1).take_while(|row| !row.contains("── ") || row.contains("было") || row.contains("earlier"))
                {
                    let said: Vec<String> =
                        cells(row).iter().flat_map(|cell| cell.split(" · ").map(str::to_owned).collect::<Vec<_>>()).collect();
                    let begun = |said: &String| {
                        said.trim_end_matches('…').split(". ").next().unwrap_or_default().trim_start_matches(['►', '─', ' ']).to_owned()
                    };
                    let told: Vec<String> = said.iter().map(begun).filter(|said| said.chars().count() > 2).collect();
                    if !more.iter().any(|row| told.iter().all(|said| row.contains(said))) {
                        poorer.push(format!("{} {keys}: {row}", lang.code()));
                    }
                }
                small.keys("<Esc><Esc>");
                wide.keys("<Esc><Esc>");
            }
        }
    }
    assert!(poorer.is_empty(), "{}", poorer.join("\n"));
}

/// Whoever has three panes would read less of accounts and contacts than with two: last contacts, what came of it.
#[test]
fn three_panes_show_all_that_two_do() {
    for (keys, sizes) in
        [("", [(120, 40), (200, 50)]), ("2", [(140, 40), (220, 50)]), ("2/ромаш<Enter><Tab><Tab>jjj", [(164, 40), (230, 50)])]
    {
        let [two, three] = sizes.map(|size| Desk::demo(Lang::Ru, size).keys(keys).screen());
        assert!(three.lines().filter(|line| line.matches(['│', '┬']).count() == 2).count() > 30, "{keys}\n{three}");
        let is_word = |word: &&str| word.chars().count() > 2 && !word.contains(['…', '─', '┬', '┤']);
        for word in two.lines().filter(|line| !line.contains("── ")).flat_map(str::split_whitespace).filter(is_word) {
            assert!(three.contains(word), "{keys}: {word}\n{two}\n{three}");
        }
    }
}

/// Words of a card would wrap in a third of the window, and the phones of all others be out of sight for it.
#[test]
fn a_card_stands_under_a_list_that_would_lose_a_column_by_it() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab>")
        .sees("── Зимина Ольга Сергеевна ──")
        .sees("+7 900 000-40-02")
        .sees("быстро, если финансы сказали «да»");
    let list = desk.rows_with("+7 900 000-40-02")[0];
    assert!(desk.rows_with("── Зимина")[0] > list && desk.rows_with("│").is_empty(), "{}", desk.screen());
    // A long list leaves it a third of a tall window, and keeps the row that has the keys in sight.
    desk.keys("<Tab>").sees("── ").keys("<End>").sees("►");
    let (last, card) = (desk.rows_with("►")[0], *desk.rows_with("── ").last().unwrap());
    assert!(last < card && card < 36, "{}", desk.screen());
}

/// A text that could be read would be cut on the larger screen.
#[test]
fn what_is_read_of_a_row_is_read_in_a_wider_window_too() {
    let cells = |line: &str| line.split("  ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    for keys in TABLES {
        let [narrow, wide, widest] = [(120, 40), (160, 50), (200, 50)].map(|size| table_of(keys, size));
        for (less, more) in [(&narrow, &wide), (&wide, &widest)] {
            for (less, more) in less.iter().zip(more) {
                for cell in cells(less).iter().filter(|cell| !cell.starts_with('─')) {
                    // Where there is room, a person has the whole name in place of initials.
                    let begun = cell.trim_end_matches('…').split(". ").next().unwrap();
                    let begun = begun.rsplit_once(' ').filter(|(_, last)| last.chars().count() == 1).map_or(begun, |(name, _)| name);
                    // What followed the matter may have a column of its own.
                    assert!(begun.split(" · ").all(|part| more.contains(part)), "{keys}: {begun:?}\n{less}\n{more}");
                }
            }
        }
    }
}

/// A promise would be cut beside a record that tells whom it was made to.
#[test]
fn nothing_is_cut_in_diary_and_plan_beside_the_record() {
    for (keys, people) in [("2/ромаш<Enter><Tab><Tab>", "Зимина Ольга"), ("2/ромаш<Enter><Tab><Tab><Tab>", "Ивнев Игорь")]
    {
        let table = table_of(keys, (120, 40));
        assert!(table.iter().all(|row| !row.contains('…')), "{}", table.join("\n"));
        Desk::demo(Lang::Ru, (120, 40)).keys(keys).sees(people);
    }
}

/// A record would be squeezed beside a table that has columns of blanks.
#[test]
fn a_record_has_the_room_that_the_table_leaves() {
    for (keys, size) in [("2", (160, 40)), ("2/ромаш<Enter><Tab><Tab><Tab>", (160, 50)), ("3<Tab><Tab><Tab>", (200, 50))] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys(keys);
        let row = (0..size.1).map(|y| desk.row(y)).find(|row| row.contains('│')).unwrap();
        assert!(row.split('│').nth(1).unwrap().chars().count() >= 39, "{}", desk.screen());
    }
}

/// A phone would cost a key while half the screen is empty.
#[test]
fn a_record_stands_below_a_table_that_leaves_the_rows_free() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>").sees("── Зимина Ольга Сергеевна ──").sees("+7 900 000-40-01").sees("ещё ");
    desk.keys("j").sees("── Ивнев Игорь Павлович ──").sees_no("+7 900 000-40-01");
    desk.keys("<F2>").sees_no("── Ивнев").sees_no("Отношение к нам").keys("<F2>");
    let (first, last) = (desk.rows_with("── Ивнев")[0], desk.rows_with("ещё "));
    let before = desk.screen();
    if let Some(last) = last.first() {
        desk.wheel_at(true, 20, (first + last) / 2);
        assert_ne!(desk.screen(), before);
        desk.sees("►  Ивнев");
    }
    desk.keys("<Tab>").sees("Дневник").sees_no("── ср");
}

/// A help that goes on below would be taken for the whole.
#[test]
fn help_says_that_it_goes_on() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("?").sees(" ↓ ");
    let more = |desk: &Desk| desk.screen().lines().find(|line| line.contains("ещё") && line.contains('↓')).map(str::to_owned);
    assert!(more(&desk).is_some());
    desk.keys("G");
    assert_eq!(more(&desk), None);
}

/// Two companies made one by a slip would be one in every list from then on.
#[test]
fn two_tax_ids_in_a_merge_are_warned_of() {
    for (other, warned) in [("7700000002", true), ("77-000 00001", false)] {
        let mut desk = Desk::empty(Lang::Ru, (80, 24));
        let add = |change: &Change| {
            for (name, tax) in [("Азимут", "7700000001"), ("Азимут-Юг", other)] {
                change.insert(&Record::new(Entity::Account).with_text("short_name", name).with_text("tax_id", tax))?;
            }
            Ok(())
        };
        desk.store().step(Verb::Create, "", add).unwrap();
        desk.look_around().keys("<Enter>2M").sees("С чем соединить").keys("<Down><Enter>").sees("Останется: Азимут");
        assert_eq!(desk.screen().contains("ИНН не совпадает"), warned, "{}", desk.screen());
    }
}

/// The next key would act on a neighbour of the record that was kept.
#[test]
fn after_a_merge_the_cursor_is_on_the_record_that_was_kept() {
    for (keys, kept) in [("<Enter>", "Азимут-Юг"), ("x<Enter>", "Азимут")] {
        let mut desk = Desk::empty(Lang::Ru, (80, 24));
        let add = |change: &Change| {
            for name in ["Азимут", "Азимут-Юг", "Борей", "Вектор"] {
                change.insert(&Record::new(Entity::Account).with_text("short_name", name))?;
            }
            Ok(())
        };
        desk.store().step(Verb::Create, "", add).unwrap();
        desk.look_around().keys("<Enter>2j").sees("►  Азимут-Юг").keys("M").sees("Соединить с…");
        // What is typed takes the place of the name that stands there, if one does.
        desk.keys("азим<Enter>").sees("Вольётся: Азимут").keys(keys).sees("Записи соединены").sees(&format!("►  {kept}\n")).keys("H");
        desk.sees("История").sees(kept);
    }
}

/// Before the other record is chosen there is nothing to compare with: two texts would stand in one place.
#[test]
fn nothing_is_written_over_the_question_what_to_merge_with() {
    let mut desk = Desk::demo(Lang::En, (120, 40));
    desk.keys("2M<Esc>").sees("Merge with what? F3 chooses the record.");
}

/// A judgement whose source nobody asked for would look as sure as one that was heard.
#[test]
fn a_judgement_asks_where_it_comes_from_and_without_it_is_a_guess() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab>vt<Right><Enter>").sees("Откуда это известно?").sees("Откуда знаем");
    desk.keys("<Enter>").sees("Сохранено").sees_no("Откуда знаем");
    desk.keys("<Enter><End>").sees("· догадка");
    desk.keys("<Esc>t<Right><Enter>слышал от Пестовой<Enter><Enter><End>").sees("· слышал от Пестовой");
}

/// With the name the tabs would jump from account to account.
#[test]
fn tabs_stand_still_whatever_the_name() {
    let column = |typed: &str| {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        desk.keys(&format!("2/{typed}<Enter>"));
        let row = desk.row(1);
        row.find("Досье").map(|at| kamdesk::printable::width(row.get(..at).unwrap()))
    };
    assert_eq!(["ромаш", "климат", "молвея"].map(column), [Some(27); 3]);
}

/// Space on a stale dossier marks it as verified; called done, nobody would dare to press it.
#[test]
fn the_key_is_called_by_what_it_does_to_the_row() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.sees("Space состоялось").keys("Gk").sees("Space проверено");
    // Where it does nothing it is not offered: what was held, what a dossier tells.
    desk.keys("2/ромаш<Enter>").sees("Профиль").sees_no("Space").keys("<Tab><Tab>").sees("Space состоялось").keys("G").sees_no("Space");
}

/// Done, a promise goes to its place among those that are closed, and the next open one has the keys: three done in a row would
/// take five keys. Taken back, it has them again.
#[test]
fn the_same_record_stays_selected_where_rows_change_places() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    let selected = |desk: &Desk| desk.rows_with("►").into_iter().map(|y| desk.row(y)).collect::<String>();
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>");
    let first = selected(&desk);
    let title = first.split("[ ] ").nth(1).unwrap().split("  ").next().unwrap().trim_end_matches('…').to_owned();
    let second = desk.row(desk.rows_with("►")[0] + 1).trim_start().to_owned();
    desk.keys("<Space>").sees("Выполнено").sees(&format!("[x] {title}")).keys("<F12>").sees("Space готово");
    assert!(selected(&desk).contains(second.split("[ ] ").nth(1).unwrap()), "{}", desk.screen());
    desk.keys("<Space>");
    assert!(selected(&desk).contains("[ ]"), "{}", desk.screen());
    desk.keys("u");
    assert!(selected(&desk).contains(second.split("[ ] ").nth(1).unwrap()), "{}", desk.screen());
    desk.keys("u");
    assert_eq!(selected(&desk), first, "{}", desk.screen());
    // Another order, and the filter taken off.
    desk.keys("ss");
    assert!(selected(&desk).contains(&title), "{}", desk.screen());
    desk.keys("/держать<Tab><Esc>");
    assert!(selected(&desk).contains("держать запас"), "{}", desk.screen());
    // What is deleted gives way to its neighbour, and is selected again when it comes back.
    desk.keys("d");
    assert!(!selected(&desk).contains("держать запас"), "{}", desk.screen());
    desk.keys("u");
    assert!(selected(&desk).contains("держать запас"), "{}", desk.screen());
}

/// The days of what is closed stood in no order: they went by another day than the one that is shown.
#[test]
fn the_order_of_a_plan_is_the_one_that_is_shown() {
    for keys in ["", "<F2>"] {
        let mut desk = Desk::demo(Lang::Ru, (120, 40));
        desk.keys("2/ромаш<Enter><Tab><Tab><Tab>G<Enter>").keys(keys).sees("Сделано · последнее сверху ↓");
        let day = |row: &str| {
            let on = row.split("[x]").next()?.split_whitespace().last()?.to_owned();
            let parts: Vec<u32> = on.split('.').filter_map(|part| part.parse().ok()).collect();
            Some((parts.get(2).map_or(26, |year| *year), parts.get(1).copied()?, parts.first().copied()?))
        };
        let days: Vec<_> = (0..40).map(|y| desk.row(y)).filter(|row| row.contains("[x]")).filter_map(|row| day(&row)).collect();
        assert!(days.len() > 5 && days.is_sorted_by(|one, next| one >= next), "{days:?}\n{}", desk.screen());
    }
}

/// A name would be cut beside cells that nothing stands in.
#[test]
fn nothing_is_cut_beside_free_room() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut desk = Desk::empty(Lang::Ru, size);
        let account = Record::new(Entity::Account).with_text("short_name", "ООО «Завод Волна»");
        let account = desk.store().step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let today = kamdesk::domain::day::iso(desk.store().clock().today());
        let promise = Record::owned(Entity::Action, account).with_text("kind", "our_promise").with_text("due_on", today.as_str());
        let promise = promise.with_text("title", "прислать расчёт").with_text("state", "open").with_text("owner", "me");
        desk.store().step(Verb::Create, "", |change| change.insert(&promise)).unwrap();
        desk.look_around().keys("<Enter>1").sees("ООО «Завод Волна»  прислать расчёт");
    }
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("1").sees("отчёт по двум складам").sees("стопы на три и на четыре");
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter><Tab>").sees("генеральный директор").sees("бюджетный контролёр");
        desk.keys("<Tab>").sees("обзор плана").sees("мероприятие");
    }
}

/// «Отменено: создание» leaves open what went.
#[test]
fn what_is_undone_is_named_with_whose_it_was() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("1c").keys("Ромашка звонок<Enter>").keys("u").sees("Отменено: создание «Ромашка: ");
    desk.keys("U").sees("Возвращено: создание «Ромашка: ");
}

/// Another order puts the record far off: keys would act on what nobody sees.
#[test]
fn what_is_selected_is_in_sight_whatever_the_order() {
    for size in [(80, 24), (120, 40), (60, 16)] {
        let mut desk = Desk::on(Lang::Ru, size, |file| {
            let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
            let add = |change: &Change| {
                let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))?;
                for at in 0..70_i64 {
                    let purchase = Record::owned(Entity::Purchase, account).with_text("title", format!("товар {at:02}"));
                    let purchase =
                        purchase.with_text("bought_on", format!("{}-{:02}", 2020 + at / 12, at % 12 + 1)).with_text("currency", "RUB");
                    change.insert(&purchase.with("amount", kamdesk::domain::Value::Int((at * 37 % 71 + 1) * 100)))?;
                }
                Ok(())
            };
            store.step(Verb::Create, "", add).unwrap();
        });
        desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>");
        desk.turn_to("Закупки");
        let selected = |desk: &Desk| {
            let rows: Vec<u16> = desk.rows_with("►");
            assert_eq!(rows.len(), 1, "{size:?}\n{}", desk.screen());
            desk.row(rows[0])
        };
        for walk in ["", "<Down><Down>", "G", "<Up>", "<PgUp>", "g"] {
            desk.keys(walk);
            for order in ["s", "s", "S", "s", "s", "S"] {
                let before = selected(&desk);
                let title = before.split("товар ").nth(1).unwrap().chars().take(2).collect::<String>();
                desk.keys(order);
                assert!(selected(&desk).contains(&format!("товар {title}")), "{size:?} {walk} {order}\n{before}\n{}", desk.screen());
            }
        }
    }
}

/// Twelve done things would stand under four open ones, and the person to be called below the screen.
#[test]
fn what_was_done_is_folded_and_opened_by_enter() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>").sees("План · 18").sees("+ Сделано · 12").sees_no("[x]").sees("Исполнитель");
    // What was closed a moment ago stays in sight.
    desk.keys("<Space>").sees("[x] предложение по отсрочке").sees("+ Сделано · 12").sees("План · 18");
    desk.keys("u").sees_no("[x]");
    desk.keys("G").sees("Enter показать все").sees_no("Space готово");
    desk.keys("<Enter>").sees_no("+ Сделано").sees("[x] письмо с мерами").sees("Enter открыть").sees("План · 18");
    assert!(above(&desk, "[x] письмо с мерами", "[x] образцы 100 мл"), "{}", desk.screen());
}

/// Looking for a word, or coming from the finder, one would not find what is folded.
#[test]
fn what_is_folded_is_found() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>/образцы").sees("[x] образцы 100 мл").sees("1 из 18").sees_no("+ Сделано");
    desk.keys("<Esc>").sees("+ Сделано · 12");
    desk.keys("<F6>образцы 100<Enter><Esc>").sees("[x] образцы 100 мл").sees("[x] письмо с мерами").sees("План · 18");
}

/// In the matrix every name would be cut at eight letters, beside columns in which nothing stands.
#[test]
fn names_in_the_other_looks_of_the_map_have_the_room_that_is_there() {
    for (size, whole) in [((80, 24), "Пестова А."), ((120, 40), "Пестова А. С.")] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter><Tab>vv")
            .sees(whole)
            .sees("Лукьянов Д.")
            .sees("~ Гущин О. П.")
            .sees("▲2 его слышат")
            .sees_no("Пестова А.…");
        desk.keys("v").sees("Кузнецов").sees("Дмитрий").sees("◐ ").sees("×2").sees("● ");
    }
    // Before anybody of us knows one of them, the place says what stands there.
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    let account =
        desk.store().step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Сирень")));
    let person = Record::new(Entity::Person).with_text("family_name", "Гущин");
    let person = desk.store().step(Verb::Create, "", |change| change.insert(&person)).unwrap();
    let role = Record::owned(Entity::Affiliation, account.unwrap()).with("person_id", kamdesk::domain::Value::Int(person));
    desk.store().step(Verb::Create, "", |change| change.insert(&role)).unwrap();
    desk.look_around().keys("<Enter>2<Enter><Tab>vvv").sees("Гущин").sees("Здесь стоят наши");
}

/// A card that is longer than the third pane would end in «ещё 12 ↓», and no key or wheel would lead there.
#[test]
fn the_third_pane_is_scrolled_by_the_wheel() {
    let mut desk = Desk::demo(Lang::Ru, (220, 16));
    desk.keys("2");
    let third = (0..16).map(|y| desk.row(y).split('│').nth(2).unwrap_or_default().to_owned()).collect::<Vec<_>>();
    desk.wheel_at(true, 200, 8).wheel_at(true, 200, 8);
    let turned = (0..16).map(|y| desk.row(y).split('│').nth(2).unwrap_or_default().to_owned()).collect::<Vec<_>>();
    assert_ne!(third, turned, "{}", desk.screen());
    desk.sees("►! Курьерика");
}

/// What is chosen for a form would stand in the middle of its lines, with torn ends beside it.
#[test]
fn what_lies_over_a_form_leaves_no_torn_strips_of_it() {
    for (keys, sign) in [("m<Tab><Tab><Tab><Space>", "начните печатать"), ("<F3>роз", "Розанцев Глеб")] {
        for size in [(80, 24), (120, 40), (160, 50)] {
            let mut desk = Desk::demo(Lang::Ru, size);
            desk.look_around().keys(keys).sees(sign);
            let row = desk.row(desk.rows_with(sign)[0]);
            assert!(row.matches('│').count() <= 3 && (size.0 > 120 || row.starts_with('│')), "{row}\n{}", desk.screen());
        }
    }
}

/// With whom it was would be nowhere on a small screen: neither in a column, which the matter needs, nor in a card, for which there is no row.
#[test]
fn with_whom_it_was_follows_the_matter_where_it_has_no_column() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab>")
        .sees_no("С кем")
        .sees("Напомнить об оплате · Пестова А. С.")
        .sees("Отсрочка 60 дней · Ивнев И. П.");
    desk.keys("<Tab>").sees("подтвердить место под запас");
    // Beside a record too: wider is never poorer.
    for size in [(120, 40), (160, 50), (200, 50)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter><Tab><Tab>");
        let row = desk.row(desk.rows_with("Напомнить об оплате")[0]);
        assert!(row.contains("Пестова А. С."), "{}", desk.screen());
    }
}

/// A card that goes on below would be taken for the whole, because its title is long.
#[test]
fn a_title_gives_way_to_what_is_below() {
    let mut desk = Desk::demo(Lang::Ru, (120, 24));
    desk.keys("2");
    for name in ["Курьерика", "Керамея", "Ромашка"] {
        click(&mut desk, name);
        let title = desk.row(desk.rows_with(&format!("── {name}"))[0]);
        assert!(title.contains("ещё ") && title.contains('↓'), "{}", desk.screen());
    }
}

/// The end of a card beside a list would be read by the mouse alone.
#[test]
fn a_key_goes_through_the_card_beside_a_list() {
    let mut desk = Desk::demo(Lang::Ru, (120, 24));
    desk.keys("2");
    let (first, selected) = (desk.screen(), desk.rows_with("►"));
    desk.keys("J");
    assert!(desk.screen() != first && desk.rows_with("►") == selected, "{}", desk.screen());
    desk.keys("K");
    assert_eq!(desk.screen(), first);
    desk.keys("?").sees("карточка ниже");
}

/// The selected row would be found by colour alone, or by another sign on every page; before a client it stood against the name.
#[test]
fn what_is_selected_has_one_sign_and_a_blank_behind_it() {
    let pages = [
        "m<Tab><Tab><Tab><Space>",
        "<F3>роз",
        "<F3>ромаш",
        "2/ромаш<Enter><Tab>M",
        "2/ромаш<Enter><Tab>va",
        "2/ромаш<Enter><Tab>vx",
        "1p<Tab>",
        "2I",
    ];
    for size in [(80, 24), (120, 40)] {
        for keys in pages {
            let mut desk = Desk::demo(Lang::Ru, size);
            desk.keys(keys);
            let rows: Vec<String> = desk.rows_with("►").into_iter().map(|y| desk.row(y)).collect();
            assert!(rows.iter().filter(|row| row.contains("│► ")).count() == 1, "{keys}\n{}", desk.screen());
        }
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Tab><F2>").sees("►  Ромашка");
    }
    // Below the last field in sight others follow; which of them are chosen is said by the same sign.
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>e").sees_no("▾").keys("<Down><Down><Down><Down><Down><Down><Down><Space>").sees_no("▸");
}

/// «→ Горева» stood behind one promise and in a column of its own beside the next.
#[test]
fn whom_a_promise_is_for_stands_in_one_way() {
    let desk = Desk::demo(Lang::Ru, (80, 24));
    let screen = desk.screen();
    let ours: Vec<&str> =
        screen.lines().skip_while(|line| !line.contains("Мы обещали")).skip(1).take_while(|line| !line.starts_with("──")).collect();
    let behind = ours.iter().filter(|line| line.contains(" → ")).count();
    let named =
        ours.iter().filter(|line| ["Захарченкова", "Ивнев", "Горева", "Лапин", "Исаенко"].iter().any(|name| line.contains(name))).count();
    assert!(behind == 0 || behind == named, "{screen}");
}

/// An empty part of the dossier would say that it is empty and not what it is for; and a row of it had the sign against its first word.
#[test]
fn an_empty_part_of_the_dossier_says_what_belongs_there() {
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter><Esc>2n").keys("Вега<F10>").keys("2<Enter>");
    let mut told = 0;
    for _ in 0..30 {
        if let Some(y) = desk.rows_with("n — добавить").first().copied() {
            let first = desk.row(3).split('│').nth(1).unwrap_or_default().trim().to_owned();
            assert!(first.split(' ').count() > 3 && !first.contains("Пока пусто") && y > 4, "{}", desk.screen());
            told += 1;
        }
        desk.keys("j");
    }
    assert!(told >= 7, "{}", desk.screen());
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter>");
    for _ in 0..30 {
        desk.keys("j");
        if desk.screen().contains("── Вопросы ") {
            break;
        }
    }
    desk.keys("<Enter>");
    assert!(desk.rows_with("│► ").len() == 1, "{}", desk.screen());
}

/// «27.11.2026» beside «пт 27.11» is read twice; the year is said where it is another one.
#[test]
fn a_day_of_this_year_has_no_year_in_a_card() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab>").sees("26.05.2015").keys("<Tab>").sees_no("11.2026 ·").keys("<Tab>");
    let cards: Vec<String> = (2..38).map(|y| desk.row(y).split('│').nth(1).unwrap_or_default().to_owned()).collect();
    assert!(cards.iter().all(|row| !row.contains(".2026") || row.contains("Откуда")), "{}", desk.screen());
}

/// What goes on from the line above was read as a line of its own.
#[test]
fn what_goes_on_from_a_line_is_set_in() {
    let mut desk = Desk::demo(Lang::Ru, (80, 60));
    desk.keys("2/ромаш<Enter><Tab>").sees("\n   поставщика").sees_no("\n поставщика");
    let mut desk = Desk::demo(Lang::Ru, (138, 60));
    desk.keys("2").sees("│   Степновский М. И.").sees_no("│ Степновский М. И.");
}

/// In a plan and in a table of debts, how late something was had to be reckoned from its day, which *Today* said in words.
#[test]
fn how_late_something_is_stands_in_the_same_words_everywhere() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("1").sees("! 2 дня").keys("2/ромаш<Enter><Tab><Tab><Tab>");
    let row = desk.row(desk.rows_with("[ ] предложение по отсрочке")[0]);
    assert!(row.contains("! 2 дня "), "{row}");
    desk.keys("<F2>").sees_no("2 дня").keys("<F2><Tab>vv");
    desk.sees("! 12 дней ");
}

/// «Сумма 260 000 … Валюта рубли» stood eight lines apart, and a dash or «0 %» where there is nothing looked like something known.
#[test]
fn a_currency_stands_beside_its_sum_and_nothing_is_blank() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>v").sees("260 000 руб.").sees_no("Валюта");
    let card = desk.rows_with("Нужно денег")[0];
    assert!(desk.row(card).contains("12 000 руб."), "{}", desk.screen());
    let mut desk = Desk::empty(Lang::Ru, (120, 40));
    desk.keys("<Enter>n").keys("Молвея<F10>2").sees("Молвея");
    let row = desk.row(desk.rows_with("Молвея")[0]);
    let row = row.split('│').next().unwrap();
    assert!(!row.contains('—') && !row.contains(" 0 %"), "{}", desk.screen());
    // An empty field is empty.
    desk.keys("e").sees("Отрасль");
    let row = desk.row(desk.rows_with("Отрасль")[0]);
    assert!(!row.contains('—'), "{}", desk.screen());
}

/// On a page of figures, and where a record names the contact that it came of, a day of this year had its year.
#[test]
fn a_day_of_this_year_has_no_year_on_a_page_nor_in_a_link() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>i").sees("решить до 30.11:");
    let years = desk
        .screen()
        .lines()
        .skip(1)
        .filter(|line| {
            line.split_whitespace().any(|word| {
                let word = word.trim_end_matches(|c: char| !c.is_ascii_digit());
                word.len() == 10 && word.ends_with(".2026")
            })
        })
        .count();
    assert_eq!(years, 0, "{}", desk.screen());
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>/предложение<Tab>").sees("Откуда       встреча 06.11").sees_no("06.11.2026");
}

/// Where the letters are typed that rows are found by changed its place from list to list, and *Today* did not say of how many those
/// found were.
#[test]
fn the_line_of_a_filter_stands_under_the_title_of_every_list() {
    for (way, head) in [("1", "── "), ("2", "── Клиенты"), ("2/ромаш<Enter><Tab><Tab>", "── Дневник")] {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        desk.keys(way);
        let title = desk.rows_with("── ")[0];
        desk.keys("/о");
        let line = (0..24).find(|y| desk.row(*y).trim_start().starts_with("/ о")).unwrap_or_else(|| panic!("{way}\n{}", desk.screen()));
        assert!(line == title + 1 && desk.row(title).starts_with(head), "{way}\n{}", desk.screen());
    }
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("1/ромаш").sees("── Встречи и звонки ─ 2 из 13 ──").keys("<Tab>").sees("2 из 13 ─ ромаш").keys("/зззз");
    assert!(desk.row(1).starts_with("── Сегодня ─ 0 из "), "{}", desk.screen());
    desk.sees("/ ромашзззз").sees_no("Встречи");
}

/// «+ Сделано · 12» opened under «Закрыто», and «есть ответ Объявят» read as one sentence.
#[test]
fn what_is_folded_opens_under_its_own_word_and_an_answer_follows_a_colon() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>G").sees("+ Сделано · 12").keys("<Enter>").sees("── Сделано · последнее сверху ↓ ──");
    desk.sees_no("Закрыто");
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter>");
    for _ in 0..30 {
        desk.keys("j");
        if desk.screen().contains("── Вопросы ") {
            break;
        }
    }
    desk.sees("есть ответ: ");
}

/// Before a client the matrix, of which nothing is shown, was called «Люди».
#[test]
fn what_is_hidden_as_a_whole_has_no_name_before_a_client() {
    for way in ["v", "vv"] {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        desk.keys("2/ромаш<Enter><Tab>v").keys(way).keys("<F2>");
        let title = desk.rows_with("── ")[0];
        assert!(!desk.row(title).contains("Люди") && !desk.row(title).contains(" · "), "{}", desk.screen());
    }
}

/// A summary that has nothing to sum up would leave whoever sees it first without a key to press; an empty list counted its rows.
#[test]
fn an_empty_summary_names_the_keys_that_fill_it() {
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter><Esc>2n").keys("Вега<F10>").keys("2<Enter><Tab><Tab><Tab><Tab>");
    desk.sees("── Итог").sees("I — внести отчёт").sees("там n — записать");
    desk.keys("I");
    assert_eq!(desk.app.place(), Place::ImportFile, "{}", desk.screen());
    desk.keys("<Esc>");
    desk.keys("vv").sees("── Долги ──").sees_no("Долги · 0");
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>").sees_no("I — внести отчёт");
}

/// The judgements of a person stood behind the end of what they do, in the next line, as if they were of somebody else.
#[test]
fn ratings_stand_with_the_name_or_the_phone() {
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        for size in [(80, 24), (110, 30), (120, 40), (160, 45), (200, 50)] {
            let mut desk = Desk::demo(lang, size);
            for keys in ["", "j", "jj", "jjj", "p", "<Esc>2", "gg", "j", "j", "j", "p"] {
                desk.keys(keys);
                for line in desk.screen().lines().filter(|line| line.contains(" ▲")) {
                    let pane = line.split(['│', '┤']).find(|part| part.contains(" ▲")).unwrap();
                    let before = pane.split(" ▲").next().unwrap().trim_matches(['★', ' ', '║']);
                    let is_name = before.split(' ').take(2).all(|word| word.chars().next().is_some_and(char::is_uppercase));
                    assert!(before.is_empty() || before.starts_with('+') || is_name, "{size:?} {keys}: {line}\n{}", desk.screen());
                }
            }
        }
    }
}

/// In the page of a meeting at 120 columns the promises had «Мы» and «Нам» for a name, where 80 columns read «Мы обещали».
#[test]
fn the_sides_of_promises_are_named_whole_in_every_window() {
    for size in [(80, 24), (120, 40), (160, 45)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        for keys in ["", "p", "<Esc>j", "p", "<Esc>2", "p"] {
            let screen = desk.keys(keys).screen();
            let short = |line: &str| line.split('│').any(|part| [" Мы  ", " Нам  "].iter().any(|name| part.starts_with(name)));
            assert!(!screen.lines().any(short), "{size:?} {keys}\n{screen}");
        }
        desk.keys("<Esc>1p").sees("обещали");
    }
}

/// Whom a promise is for stood at the far edge of the screen, as a name that belongs to nothing.
#[test]
fn before_a_client_whom_a_promise_is_for_stands_behind_it() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("<F2>").sees("состав комиссии аудита → Костина");
}

/// Half of the keys were out of sight below while ten rows of the other column were free.
#[test]
fn the_columns_of_help_are_as_high_as_each_other() {
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        for way in ["?", "2gg<Enter><Tab>v?", "c<F1>", "2?"] {
            let mut desk = Desk::demo(lang, (120, 60));
            let screen = desk.keys(way).screen();
            let lines: Vec<&str> = screen.lines().filter(|line| line.starts_with("│ ")).collect();
            let last = |from: usize, to: usize| {
                let said = |line: &&str| !line.chars().skip(from).take(to - from).all(|c| c == ' ' || c == '│');
                lines.iter().rposition(said).unwrap_or(0)
            };
            let (left, right) = (last(2, 58), last(60, 118));
            assert!(left.abs_diff(right) <= 3, "{way}: {left} and {right}\n{screen}");
        }
    }
}

/// A day of the next year was written in one way in the table and in another one in the record below.
#[test]
fn a_day_is_written_alike_in_a_list_and_in_its_record() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/курьер<Enter><Tab><Tab><Tab><Tab>").turn_to("Договоры · 1").sees("Действует до     07.06.27").sees_no("2027");
}

/// Whoever stands on the list of what to do before a call was not told which key ticks it.
#[test]
fn the_list_of_a_meeting_offers_its_key() {
    Desk::demo(Lang::Ru, (80, 24)).keys("p<Tab>").sees("Space отметить").sees("Esc");
}

/// On the smallest window the looks of the map offered everything but to open whom one stands on.
#[test]
fn every_look_of_the_map_offers_to_open_and_to_ask() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>");
    for next in ["матрица", "кто кого знает", "список"] {
        desk.keys("v").sees("Enter открыть").sees("a спросить").sees(&format!("v {next}")).sees("Esc назад");
    }
}
