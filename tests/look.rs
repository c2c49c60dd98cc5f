//! What pictures of the screens showed: what is seen first, what is whole, and that one thing looks the same everywhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang};
use kamdesk::editing;
use kamdesk::printable::width;
use support::desk::Desk;

/// A moment at which the call of half past two is over.
const AFTERNOON: &str = "2026-11-24T15:40:00+03:00";

/// The cells of the panes of a row with titles.
fn panes(desk: &Desk, y: u16) -> Vec<usize> {
    desk.row(y).split('┬').map(width).collect()
}

/// Two panes of 36 cells stood where one of 70 would have been read, and the list lost initials for them.
#[test]
fn a_wider_today_has_whole_names_and_pages_in_which_lines_do_not_break() {
    for columns in [130, 140, 150, 160, 170, 180, 190, 200] {
        let mut desk = Desk::demo(Lang::Ru, (columns, 45));
        desk.sees("Ивнев И. П., Пестова А. С.").sees("→ Долинская");
        assert!(panes(&desk, 1).iter().skip(1).all(|cells| *cells >= 36), "{columns}\n{}", desk.screen());
        assert!(panes(&desk, 1).len() < 3 || panes(&desk, 1).iter().all(|cells| *cells >= 47), "{columns}\n{}", desk.screen());
    }
}

/// The card of a client had 36 cells beside bars that nobody looks for first.
#[test]
fn what_comes_last_of_all_takes_no_room_from_the_card() {
    let mut desk = Desk::demo(Lang::Ru, (160, 45));
    let cells = panes(desk.keys("2"), 1);
    assert!(cells.len() == 2 && cells[1] >= 60 && desk.rows_with("Контакты за год").is_empty(), "{}", desk.screen());
    Desk::demo(Lang::Ru, (200, 45)).keys("2").sees("Контакты за год").sees("93 %");
}

/// Bars that were each scaled to their own row all looked alike, and were the loudest thing of the screen.
#[test]
fn a_bar_means_the_same_in_every_row() {
    let mut desk = Desk::demo(Lang::Ru, (200, 45));
    let screen = desk.keys("2").screen();
    assert!(screen.contains('▁') && !screen.contains('█'), "{screen}");
}

/// «16:00 · визит · … ── ещё 51 ↓» said neither whose page it was nor more than its row.
#[test]
fn a_page_beside_a_list_says_whose_it_is() {
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        for keys in ["", "v"] {
            let mut desk = Desk::demo(lang, (120, 40));
            desk.keys(keys);
            for _ in 0..5 {
                let row = desk.screen().lines().find(|line| line.starts_with('►')).unwrap().to_owned();
                let title = desk.row(1).split('┬').nth(1).unwrap().to_owned();
                let name = title.trim_start_matches(['─', ' ']).split([' ', '─']).next().unwrap().to_owned();
                assert!(!title.contains('…') && row.contains(&name), "{name}\n{}", desk.screen());
                desk.keys("j");
            }
        }
    }
}

/// What is due today had its mark on *Today* and among the clients, and none in the plan.
#[test]
fn what_is_due_today_has_its_mark_in_the_plan_too() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/фармл<Enter><Tab><Tab><Tab>");
    assert!(desk.screen().contains("►• сегодня   [ ] единый адрес"), "{}", desk.screen());
}

/// A call whose hour had passed was «не записано» on *Today*, and looked like one to come everywhere else.
#[test]
fn a_contact_whose_hour_has_passed_is_marked_so_everywhere() {
    let mut desk = Desk::demo_when(Lang::Ru, (80, 24), AFTERNOON);
    desk.sees(" ? 14:30").sees("16:00");
    desk.keys("2").sees("? 14:30   звонок").sees("  16:00     визит");
    desk.keys("j").sees(" ? 14:30 · звонок · не записано");
    desk.keys("<Enter><Tab><Tab>").sees(" ? 14:30     звонок");
    assert!(Desk::demo(Lang::Ru, (80, 24)).keys("2/ромаш<Enter><Tab><Tab>").screen().contains("→ 14:30     звонок"));
}

/// A line of 126 cells is read twice.
#[test]
fn prose_is_never_wider_than_72_cells() {
    for (columns, keys) in [(160, "2/ромаш<Enter>j"), (200, "2/ромаш<Enter>j"), (160, "2/ромаш<Enter>jj")] {
        let mut desk = Desk::demo(Lang::Ru, (columns, 45));
        desk.keys(keys);
        let lines: Vec<String> = (3..40).map(|y| desk.row(y)).collect();
        let longest = lines.iter().filter_map(|line| Some(width(line.split_once('│')?.1.trim()))).max();
        assert!(longest.is_some_and(|cells| (50..=72).contains(&cells)), "{longest:?}\n{}", desk.screen());
    }
}

/// «Обещания в срок  мы: в срок 4 из 6 · они: в срок 2 …» was cut above ten empty rows.
#[test]
fn how_promises_were_kept_is_whole_and_apart_from_the_text_above() {
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        let mut desk = Desk::demo(lang, (80, 24));
        desk.keys(if lang == Lang::Ru { "2/ромаш<Enter>j" } else { "2/larkm<Enter>j" });
        let y = *desk.rows_with(if lang == Lang::Ru { "│ Обещания  мы: " } else { "│ Promises  we: " }).first().unwrap();
        assert!(!desk.row(y).contains('…') && desk.row(y - 1).trim_end().ends_with('│'), "{}", desk.screen());
    }
}

/// «Кто согласует б…» stood before thirty blank columns.
#[test]
fn a_name_is_not_cut_beside_room() {
    for columns in 80..=160 {
        let mut desk = Desk::demo(Lang::Ru, (columns, 40));
        desk.keys("2/ромаш<Enter><Tab>");
        let rows: Vec<String> = (3..11).map(|y| desk.row(y).split('│').next().unwrap().trim_end().to_owned()).collect();
        let room = desk.row(3).split('│').next().map(width).unwrap();
        let used = rows.iter().map(|row| width(row)).max().unwrap();
        assert!(rows.iter().all(|row| !row.contains('…')) || room - used < 12, "{columns}\n{}", desk.screen());
    }
}

/// The card of a person covered the line of their client, and its own title did not name them.
#[test]
fn a_card_names_its_client() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>v<Enter>").sees(" · Ромашка ─");
}

/// The picker took the place of the title of the form that it chooses for.
#[test]
fn a_picker_names_the_form_that_it_covers() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("jjo").sees("Мы обещали").keys("<Down><Down><F3>").sees(" › ");
}

/// A whole sentence in bold red was louder than what is late.
#[test]
fn of_an_error_the_sign_alone_is_red() {
    use ratatui::style::{Color, Modifier};
    for (keys, said) in [("2n<C-s>", "! "), ("cзвонил Кузнецов Пётр, просит счёт", "! ")] {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        desk.keys(keys);
        let rows: Vec<u16> = (3..22).filter(|y| desk.row(*y).starts_with('│') && desk.row(*y).contains(said)).collect();
        let red = |y: u16| (0..80).filter(|x| desk.buffer()[(*x, y)].fg == Color::LightRed).count();
        let bold = |y: u16| (0..80).filter(|x| desk.buffer()[(*x, y)].modifier.contains(Modifier::BOLD)).count();
        assert!(rows.iter().any(|y| red(*y) == 1 && bold(*y) < 40), "{keys}\n{}", desk.screen());
        assert!(rows.iter().all(|y| red(*y) <= 1), "{keys}\n{}", desk.screen());
    }
}

/// Complaints of months ago were as red as those of last week.
#[test]
fn a_complaint_of_long_ago_has_no_colour() {
    use ratatui::style::Color;
    let mut desk = Desk::demo(Lang::Ru, (80, 40));
    desk.keys("2/ромаш<Enter><Tab><Tab>");
    let rows = desk.rows_with("претензия");
    let is_marked = |y: &u16| desk.row(*y).starts_with(" ! ");
    assert!(rows.iter().any(is_marked) && rows.len() > 1, "{}", desk.screen());
    let red = |y: u16| (3..20).any(|x| desk.buffer()[(x, y)].fg == Color::LightRed);
    assert!(rows.iter().all(|y| !red(*y)), "{}", desk.screen());
}

/// Before the second record is chosen there is nothing to merge and nothing to swap.
#[test]
fn what_can_do_nothing_is_not_offered() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2M<Esc>").sees("F3").sees_no("Enter соединить").sees_no("поменять местами");
}

/// What can be turned to had no visible key in the plan.
#[test]
fn the_plan_says_how_to_turn_to_the_opportunities() {
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        {
            let mut desk = Desk::demo(lang, (120, 40));
            desk.keys("2<Enter><Tab><Tab><Tab>").sees(if lang == Lang::Ru { "v возможности" } else { "v opportunities" });
        }
    }
}

/// At 80×24 what is late stood under all days, out of sight.
#[test]
fn in_the_week_what_is_late_is_seen_first() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("v");
        assert!(desk.row(1).contains("Мы обещали") && desk.row(1).contains("просрочено"), "{}", desk.screen());
        let at = desk.screen().lines().position(|line| line.starts_with('►')).unwrap();
        assert!(desk.row(at as u16 - 1).contains("сегодня"), "{}", desk.screen());
    }
}

/// The upper edge of a form went from row 7 to 3 when a part of it was unfolded.
#[test]
fn a_form_stays_where_it_was_opened() {
    for size in [(80, 24), (120, 40), (160, 45)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter><Tab>e");
        let stands = |desk: &Desk| desk.rows_with("╭ ").first().copied();
        let before = stands(&desk);
        for _ in 0..7 {
            assert_eq!(stands(desk.keys("<Down>")), before, "{}", desk.screen());
        }
        assert_eq!(stands(desk.keys("<Space>")), before, "{}", desk.screen());
    }
}

/// An empty box said nothing, and offered to open what is not there.
#[test]
fn the_finder_of_an_empty_file_says_that_nobody_is_there() {
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter><F3>").sees("Пока искать некого").sees_no("Enter открыть");
}

/// «ещё ↓» said nothing of how much.
#[test]
fn a_map_that_goes_on_says_how_many_are_below() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>v");
    let screen = desk.screen();
    let below = screen.lines().find(|line| line.ends_with('↓')).unwrap_or("ещё 1 ↓");
    assert!(below.split_whitespace().rev().nth(1).is_some_and(|count| count.parse::<u8>().is_ok()), "{screen}");
}

/// Halves of the words below stood on both sides of what lies over them: «Ромашка │» and «│ адка или уйдут совсем?».
#[test]
fn beside_what_lies_over_a_page_nothing_is_torn() {
    let opened = [
        "c",
        "C",
        "m",
        "o",
        "T",
        "?",
        "2H",
        "2n",
        "2I",
        "2M",
        "2/ромаш<Enter><Tab><Enter>",
        "2/ромаш<Enter><Tab>e",
        "2/ромаш<Enter><Tab>va",
        "2/ромаш<Enter><Tab>vt",
        "2/ромаш<Enter><Tab>m<Tab><Tab><Tab><Space>",
        "<F3>ром",
        "3<S-Tab><Enter>",
    ];
    for (columns, keys) in [120, 160, 200].into_iter().flat_map(|columns| opened.map(|keys| (columns, keys))) {
        let mut desk = Desk::demo(Lang::Ru, (columns, 45));
        desk.look_around().keys(keys);
        let edges = ['╭', '╰'].map(|corner| (0..45).filter(|y| desk.row(*y).trim_start().starts_with(corner)).collect::<Vec<_>>());
        let [Some(top), Some(foot)] = [edges[0].first(), edges[1].last()] else { panic!("{keys}\n{}", desk.screen()) };
        for row in (*top..=*foot).map(|y| desk.row(y)) {
            let row = row.trim();
            let is_whole = |edges: [char; 4]| row.starts_with(edges) && row.ends_with(['╮', '│', '┤', '╯', '█', '↓']);
            assert!(is_whole(['╭', '│', '├', '╰']), "{columns} {keys}: {row}\n{}", desk.screen());
        }
    }
}

/// At 80×24 the lowest boxes had no bottom edge, and nothing said what the lines mean, least of all in ASCII.
#[test]
fn a_map_of_three_levels_is_whole_at_80_by_24_and_says_what_its_lines_mean() {
    use kamdesk::tui::theme::{Ground, Theme};
    for (lang, client, signs) in [
        (Lang::Ru, "ромаш", ["подчинение", "влияет", "доверяет", "в конфликте", "общее прошлое", "решает"]),
        (Lang::En, "larkm", ["reports to", "influences", "trusts", "in conflict", "history", "decides"]),
    ] {
        for ascii in [false, true].into_iter().filter(|_| support::has_demo(lang)) {
            let theme = Theme { colour: true, ascii, ground: Ground::Dark };
            let mut desk = Desk::drawn(lang, (80, 24), theme, |file| support::demo_at(file, lang));
            desk.keys(&format!("2/{client}<Enter><Tab>v")).sees_no("↓").sees_no("ещё 3").sees_no("3 more");
            for sign in signs {
                desk.sees(sign);
            }
            let foot = desk.row(20).trim().to_owned();
            let edge = |c: char| matches!(c, '└' | '┘' | '─' | '╌' | '+' | '-' | '.' | ' ');
            assert!(foot.starts_with(['└', '+']) && foot.ends_with(['┘', '+']) && foot.chars().all(edge), "{}", desk.screen());
        }
    }
}

/// «★ Орловцев Ю.» had lost an initial to its star.
#[test]
fn a_star_costs_no_initial_on_the_map() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/северл<Enter><Tab>v").sees("║Орловцев Ю. А. ║").sees("╔★═");
    Desk::demo(Lang::Ru, (80, 24)).keys("2/ромаш<Enter><Tab>v").sees("│Пестова А. С.").sees("┌★");
}

/// Twelve of seventy people were offered as if they were all.
#[test]
fn what_is_chosen_from_goes_on_below_and_says_so() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2<Enter><Tab>M<F3>");
    let (screen, more) = (desk.screen(), "ещё ");
    assert!(screen.lines().any(|line| line.contains(more) && line.contains('↓') && line.trim_end().ends_with('╯')), "{screen}");
    desk.keys(&"<Down>".repeat(20));
    let chosen = desk.screen().lines().filter(|line| line.contains("│ ► ") || line.contains("│► ")).count();
    assert_eq!(chosen, 1, "{}", desk.screen());
}

/// The right half stood empty under the checklist for thirty rows, and the left one said everything.
#[test]
fn both_halves_of_the_prep_page_are_about_as_long() {
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        for size in [(120, 40), (140, 45), (160, 45), (200, 60)] {
            let mut desk = Desk::demo(lang, size);
            desk.keys("p");
            let half = |row: &str, at: usize| row.split('│').nth(at).is_some_and(|half| !half.trim().is_empty());
            let last = |at: usize| (2..size.1 - 2).rev().find(|y| half(&desk.row(*y), at)).unwrap();
            assert!(last(1).abs_diff(last(2)) <= 6, "{size:?}\n{}", desk.screen());
        }
    }
}

/// Eight rows of whole cells at every size: 1,3 and 1,5 millions differed by one step, above ten empty rows.
#[test]
fn a_chart_takes_the_rows_that_its_page_leaves_free() {
    let rows = |size: (u16, u16)| {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter><S-Tab><S-Tab>").sees("годом раньше");
        assert!(desk.rows_with("↓").is_empty(), "{}", desk.screen());
        desk.rows_with("░").len() - 1
    };
    assert!(rows((100, 38)) >= 7 && rows((120, 40)) >= 11 && rows((160, 45)) <= 16);
    // Where there is no room for both, figures come first and the chart is scrolled to.
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><S-Tab><S-Tab>").sees("Чистая прибыль").keys("<End>").sees("годом раньше").sees("░");
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><S-Tab><S-Tab>");
    assert!(["▂", "▃", "▅", "▆", "▇"].iter().any(|part| !desk.rows_with(part).is_empty()), "{}", desk.screen());
}

/// What was wrong pushed all rows below it down, and back up when it was mended, while the line of help stood empty.
#[test]
fn what_is_wrong_in_a_form_moves_no_row() {
    for size in [(80, 24), (120, 40), (160, 45)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2n");
        let stands = |desk: &Desk| ["╭ ", "Город", "Отрасль", "├─", "╰─"].map(|text| desk.rows_with(text));
        let before = stands(&desk);
        assert_eq!(stands(desk.keys("<C-s>")), before, "{}", desk.screen());
        desk.sees("Название !").sees("├─ ! Заполните это поле. ─");
        // From another row it is seen still, and whose it is.
        assert_eq!(stands(desk.keys("<Tab>")), before, "{}", desk.screen());
        desk.sees("├─ ! Название: Заполните это поле. ─");
        assert_eq!(stands(desk.keys("<S-Tab>Озон")), before, "{}", desk.screen());
        desk.sees_no("Заполните").sees("Название *");
    }
}

/// «Tab дополнить» was offered behind words that become nothing else.
#[test]
fn completing_is_offered_where_there_is_something_to_complete() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("cзвонил Ивн").sees("Tab дополнить").keys("<Tab>").sees("звонил +Ивнев");
    desk.keys(", просит счёт").sees_no("Tab дополнить");
}

/// At 80 columns «F3 исправить» had no room beside a name that it would have created.
#[test]
fn what_corrects_a_line_is_offered_in_the_least_window() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter>cромашка зв +Новиков: ок").sees("Enter сохранить  F3 исправить");
}

/// «Комплект «короб и вкладыш» на г…» was cut beside a column that may be missed; so was «Орехов Дмитрий ·…» under five blank rows.
#[test]
fn nothing_is_cut_where_a_column_could_go_or_a_row_is_free() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/северл<Enter><Tab><Tab><Tab>v").sees("Комплект «короб и вкладыш» на год  ").sees("5 200 000 руб.");
    for keys in ["v", "vv", "vvv"] {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        desk.keys(&format!("2/северл<Enter><Tab>{keys}"));
        let stood = desk.rows_with("имя выделено").first().copied();
        desk.sees("Орехов Дмитрий").sees("· контакт ");
        // What stands above keeps its place from one person to the next.
        assert_eq!(desk.keys("j").rows_with("имя выделено").first().copied(), stood, "{}", desk.screen());
    }
}

/// The account stood in another column in every group, so that no glance down found it.
#[test]
fn the_account_stands_in_one_column_of_today() {
    for size in [(80, 24), (120, 40), (160, 45)] {
        for (lang, clients) in [(Lang::Ru, ["Курьерика", "Ромашка", "Северлит"]), (Lang::En, ["Larkmead", "Parcelway", "Norlite"])]
        {
            if !support::has_demo(lang) {
                continue;
            }
            let desk = Desk::demo(lang, size);
            let rows = (2..size.1 - 1).map(|y| desk.row(y).split('│').next().unwrap_or_default().to_owned());
            let rows: Vec<String> = rows.filter(|row| !row.starts_with("──")).collect();
            let begins = |row: &String| clients.iter().find_map(|client| Some(width(row.split_once(client)?.0)));
            let at: Vec<usize> = rows.iter().filter_map(begins).collect();
            assert!(at.len() > 2 && at.windows(2).all(|pair| pair[0] == pair[1]), "{at:?}\n{}", desk.screen());
        }
    }
}

/// Lists and pages dated the same day in three ways: «02.01.2027», «02.01.27», «пт 27.11.2026».
#[test]
fn a_day_has_the_year_that_it_needs_wherever_it_stands() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><S-Tab><S-Tab>i").sees("до 27.07.27").sees_no("27.07.2027");
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>e<Enter>").sees("Изменений нет.").sees_no("✓ Изменений");
}

/// The way out of the first page stood among its keys, where the way back never is.
#[test]
fn the_way_out_of_the_first_page_stands_where_the_way_back_does() {
    let desk = Desk::empty(Lang::Ru, (80, 24));
    assert!(desk.row(23).trim_end().ends_with("Esc выйти  ? справка"), "{}", desk.screen());
}

/// «Деньv» read as a word of its own.
#[test]
fn in_ascii_the_mark_of_the_order_is_no_letter_of_the_word() {
    use kamdesk::tui::theme::{Ground, Theme};
    let theme = Theme { colour: true, ascii: true, ground: Ground::Dark };
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::drawn(Lang::Ru, size, theme, |file| support::demo_at(file, Lang::Ru));
        desk.keys("2").sees("Мы обещали ^");
        desk.keys("3<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>").sees("За v");
    }
}

/// Where a line has room for initials only, the half of a wide page cut the name instead.
#[test]
fn a_long_name_is_whole_in_the_narrow_half_of_a_wide_page() {
    let name = "Константинопольская-Преображенская Александра Владиславовна";
    for size in [(110, 36), (120, 40), (160, 48)] {
        let mut desk = Desk::on(Lang::Ru, size, |file| {
            let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
            let account = editing::create_named(&store, Entity::Account, "Вега", None).unwrap();
            editing::create_named(&store, Entity::Person, name, Some(account)).unwrap();
        });
        desk.keys("2p").sees("Подготовка");
        assert!(name.split(' ').all(|part| desk.screen().contains(part)), "{}", desk.screen());
    }
}

/// A message took the place of the way back and of the help, where it fitted the line but not beside them.
#[test]
fn a_message_leaves_the_way_back_and_the_help_where_they_are() {
    let ways = [
        (Lang::Ru, 80, "2/ромаш<Enter><F2>", "Клиент рядом"),
        (Lang::Ru, 80, "2/ромаш<Enter>cзв ок, всё хорошо и без вопросов<Enter>", "закрыто"),
        (Lang::Ru, 80, "2/ромаш<Enter><F3>ивнев<F9>", "скопирован"),
        (Lang::Ru, 80, "3<Tab>z", "Октябрь"),
        (Lang::En, 80, "2/larkm<Enter><F2>", "Client in the room"),
        (Lang::En, 100, "2/larkm<Enter><F2>", "Client in the room"),
    ];
    for (lang, columns, keys, said) in ways.into_iter().filter(|(lang, ..)| support::has_demo(*lang)) {
        let mut desk = Desk::demo(lang, (columns, 24));
        desk.keys(keys).sees(said);
        let foot = desk.row(23);
        let help = ["?", "F1", "? справка", "? help", "F1 справка"];
        assert!(help.iter().any(|help| foot.trim_end().ends_with(&format!("  {help}"))), "{keys}\n{}", desk.screen());
        assert!(foot.contains("Esc ") || keys.starts_with("3<Tab>"), "{keys}\n{}", desk.screen());
    }
}

/// «Space дальше» was offered for an invitation that was answered, and said that there is no further step.
#[test]
fn a_step_is_offered_where_one_is_left() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>").turn_to("Общение").sees_no("Space дальше").keys("?").sees("Дальше шагов нет");
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab>").turn_to("Цели").sees("Space ");
}

/// The day on which a point came up was red, as if something were late.
#[test]
fn a_day_by_which_nothing_is_due_presses_nobody() {
    use ratatui::style::Color;
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter><Tab><Tab><Tab>").turn_to("Переговоры");
        let row = *desk.rows_with("Отсрочка 45").first().unwrap();
        assert!(desk.row(row).starts_with("►  ") && !desk.row(row).contains('!'), "{}", desk.screen());
        let is_red = (0..size.0).any(|x| matches!(desk.buffer()[(x, row)].fg, Color::Red | Color::LightRed));
        assert!(!is_red, "{}", desk.screen());
    }
}

/// «->» stood in the cell of the selection, and pushed the hour aside where it was selected; «>94 %» said more than 94 %.
#[test]
fn in_ascii_a_mark_keeps_its_cell_and_what_was_left_out_is_no_comparison() {
    use kamdesk::tui::theme::{Ground, Theme};
    let theme = Theme { colour: true, ascii: true, ground: Ground::Dark };
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::drawn(Lang::Ru, size, theme, |file| support::demo_at(file, Lang::Ru));
        desk.keys("2/ромаш<Enter><Tab><Tab>").sees("\n - 14:30").keys("j").sees("\n>- 14:30");
        let mut desk = Desk::drawn(Lang::Ru, size, theme, |file| support::demo_at(file, Lang::Ru));
        desk.keys("2/ромаш<Enter><Tab>/зими<Enter>X").sees_no(">94 %");
    }
}

/// Of several things that a figure is said with the sign alone is red.
#[test]
fn of_deliveries_that_are_worse_than_agreed_the_sign_alone_is_red() {
    use ratatui::style::Color;
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>");
    let y = *desk.rows_with("вместо 95").first().unwrap_or_else(|| panic!("{}", desk.screen()));
    let red = (0..120).filter(|x| desk.buffer()[(*x, y)].fg == Color::LightRed && desk.buffer()[(*x, y)].symbol() != " ").count();
    assert_eq!(red, 1, "{}", desk.screen());
}

/// Seven headings stood over fifteen empty rows.
#[test]
fn an_empty_week_says_what_belongs_there() {
    for (lang, said) in [(Lang::Ru, "m — запланировать встречу"), (Lang::En, "m plans a meeting")] {
        let mut desk = Desk::on(lang, (80, 24), |file| {
            let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
            editing::create_named(&store, Entity::Account, "Вега", None).unwrap();
        });
        desk.keys("1v").says(said);
    }
    Desk::demo(Lang::Ru, (80, 24)).keys("1v").sees_no("пока ничего нет");
}

/// A name was cut beside columns that stood free at the right.
#[test]
fn who_knows_whom_cuts_no_name_beside_room() {
    if support::has_demo(Lang::En) {
        Desk::demo(Lang::En, (120, 40)).keys("2/larkm<Enter><Tab>vvv").sees("Who approves the budget ");
    }
}

/// «Клиенты ─ 0» stood over a list in which nothing was found, and «0 из 12» in another window.
#[test]
fn what_a_filter_found_is_told_of_the_whole_at_every_size() {
    let mut desk = Desk::demo(Lang::Ru, (160, 48));
    desk.keys("2/qqq").sees("Клиенты ─ 0 из 12");
    desk.resize(120, 40).sees("Клиенты ─ 0 из 12");
    desk.resize(80, 24).sees("Клиенты ─ 0 из 12");
}
