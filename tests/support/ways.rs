//! A way to every place of the workbench, with a year of work in the file.

use super::desk::Desk;
use kamdesk::domain::Lang;
use kamdesk::tui::actions::Place;
use kamdesk::tui::event::Event;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// The client whose pages the ways lead to, and a name to be looked for.
pub fn guest(lang: Lang) -> (&'static str, &'static str) {
    if lang == Lang::Ru { ("Ромашка", "Зимина") } else { ("Larkmead", "Sinclair") }
}

/// A way to each place: what stands in braces is the guest. What lies over others is reached in all its kinds.
pub const WAYS: &[(Place, &str)] = &[
    (Place::Today, "1/{guest}<Tab>"),
    (Place::Today, "1/{guest}<Tab>jjj"),
    (Place::Week, "1/{guest}<Tab>v"),
    (Place::Week, "1/{guest}<Tab>jjjv"),
    (Place::Actions, "1A/{guest}<Tab>"),
    (Place::Actions, "1A/{guest}<Tab><Space>"),
    (Place::Board, "1A/{guest}<Tab>v"),
    (Place::Actions, "1A/{guest}<Tab>vv"),
    (Place::Records, "1A/{guest}<Tab>vvv"),
    (Place::Benefit, "1A/{guest}<Tab>vvvv"),
    (Place::Form, "1A/{guest}<Tab><Space>T"),
    (Place::Picker, "1A/{guest}<Tab>a"),
    (Place::Picker, "1A/{guest}<Tab>y"),
    (Place::Accounts, "2/{guest}<Tab>"),
    (Place::Portfolio, "2/{guest}<Tab>v"),
    (Place::Profit, "2/{guest}<Tab>vv"),
    (Place::Benefit, "2/{guest}<Tab>vvv"),
    (Place::Category, "2/{guest}<Tab>vvvv"),
    (Place::Position, "2/{guest}<Tab>vvvvv"),
    (Place::Dossier, "{open}"),
    (Place::Dossier, "{open}jjjjjjjjjjj<Enter>"),
    (Place::People, "{open}<Tab>"),
    (Place::Diary, "{open}<Tab><Tab>j"),
    (Place::Plan, "{open}<Tab><Tab><Tab>"),
    (Place::Records, "{open}<Tab><Tab><Tab>v"),
    (Place::Money, "{open}<Tab><Tab><Tab><Tab>"),
    (Place::WhiteSpace, "{open}<Tab><Tab><Tab><Tab>v"),
    (Place::Records, "{open}<Tab><Tab><Tab><Tab>vv"),
    (Place::Records, "{open}<Tab><Tab><Tab><Tab>vvvvv"),
    (Place::Form, "{open}<Tab><Tab><Tab><Tab>vvn"),
    (Place::Cadence, "{open}3"),
    (Place::Month, "{open}3<Tab>"),
    (Place::Form, "{open}3<Tab><Space>"),
    (Place::Time, "{open}3<Tab>v/{guest}<Tab>"),
    (Place::Standing, "{open}<Tab><Tab><Tab><Tab><Tab>"),
    (Place::Records, "{open}<Tab><Tab><Tab><Tab><Tab>v"),
    (Place::Review, "{open}3<Tab><Tab>/{guest}<Tab>"),
    (Place::Team, "{open}3<Tab><Tab><Tab>"),
    (Place::OwnPage, "{open}3<Tab><Tab><Tab><Tab>"),
    (Place::Audit, "{open}3<Tab><Tab><Tab><Tab><Enter>"),
    (Place::Prompt, "{open}3<Tab><Tab><Tab><Tab><Enter>3"),
    (Place::OwnPage, "{open}3<Tab><Tab><Tab><Tab><Tab>"),
    (Place::Form, "{open}3<Tab><Tab><Tab><Tab><Tab><Enter>"),
    (Place::OwnPage, "{open}3<Tab><Tab><Tab><Tab><Tab><Tab>"),
    (Place::TextField, "{open}3<Tab><Tab><Tab><Tab><Tab><Tab><Enter>"),
    (Place::Troubles, "{open}3<Tab><Tab><Tab><Tab><Tab><Tab><Tab>"),
    (Place::Form, "{open}3<Tab><Tab><Tab><Tab><Tab><Tab><Tab>n"),
    (Place::Settings, "{open}3<S-Tab>"),
    (Place::Reports, "{open}3<S-Tab><S-Tab><S-Tab>"),
    (Place::Answers, "{open}3<S-Tab><S-Tab>"),
    (Place::Doubts, "{open}3<S-Tab><S-Tab><S-Tab><S-Tab>"),
    (Place::Compare, "{open}<Tab>M<Down><Enter>"),
    (Place::Compare, "2/{guest}<Tab>M<Down><Enter>"),
    (Place::Merges, "{open}<Tab>M<Down><Enter><Enter>D"),
    (Place::Card, "{open}<Tab><Enter>"),
    (Place::Card, "{open}<Tab><Tab>jjj<Enter>"),
    (Place::Form, "{open}o"),
    (Place::Form, "{open}<Tab>e"),
    (Place::Form, "{open}<Tab>vt"),
    (Place::Form, "{open}<Tab>vR"),
    (Place::Form, "{open}<Tab>vL<Down><Enter>"),
    (Place::Form, "1/{guest}<Tab>T"),
    (Place::Form, "{open}<Tab><Tab><Tab>T"),
    (Place::Form, "1/{guest}<Tab>GT"),
    (Place::Form, "{open}w"),
    (Place::Form, "{open}="),
    (Place::Form, "{open}=3 %"),
    (Place::TextField, "{open}C"),
    (Place::Picker, "{open}m<F4>"),
    (Place::Picker, "{open}<Tab>M"),
    (Place::Picker, "2/{guest}<Tab>M"),
    (Place::PickerOfMany, "{open}m<Tab><Tab><Tab><Space>"),
    (Place::Filter, "2/{guest}"),
    (Place::Filter, "1/{guest}"),
    (Place::Filter, "{open}<Tab><Tab>/а"),
    (Place::Prep, "{open}p"),
    (Place::Prep, "{open}p<PgDn>"),
    (Place::Form, "{open}pv"),
    (Place::Prep, "2/{guest}<Tab>p"),
    (Place::Help, "{open}?"),
    (Place::Help, "{open}<Tab>v?"),
    (Place::History, "{open}<Tab>H"),
    (Place::ImportFile, "2/{guest}<Tab>I"),
    (Place::ImportProgress, "2/{guest}<Tab>I{file}<Enter>"),
    (Place::ImportPreview, "2/{guest}<Tab>I{file}<Enter>{read}"),
    (Place::ImportPreview, "2/{guest}<Tab>I{cards}<Enter>{read}"),
    (Place::Help, "2/{guest}<Tab>I{file}<Enter>{read}?"),
    (Place::PickerOfMany, "2/{guest}<Tab>I{file}<Enter>{read}h"),
    (Place::ImportReport, "2/{guest}<Tab>I{report}<Enter>{read}"),
    (Place::ImportMeetings, "2/{guest}<Tab>I{calendar}<Enter>{read}"),
    (Place::Picker, "2/{guest}<Tab>I{calendar}<Enter>{read}<F4>"),
    (Place::ImportColumns, "2/{guest}<Tab>I{file}<Enter>{read}c"),
    (Place::Filter, "2/{guest}<Tab>I{file}<Enter>{read}c/а"),
    (Place::ImportChoice, "2/{guest}<Tab>I{file}<Enter>{read}e"),
    (Place::ImportChoice, "2/{guest}<Tab>I{file}<Enter>{read}s"),
    (Place::ImportDone, "2/{guest}<Tab>I{file}<Enter>{read}<Enter>{done}"),
    (Place::Capture, "{open}c"),
    (Place::Capture, "{open}c+{name},"),
    (Place::Find, "{open}<F3>а"),
    (Place::Find, "{open}<F6>цена"),
    (Place::Map, "{open}<Tab>v"),
    (Place::Map, "{open}<Tab>vzz"),
    (Place::Map, "{open}<Tab>v<Tab>"),
    (Place::Map, "{open}<Tab>vaa"),
    (Place::Map, "{open}<Tab>vab"),
    (Place::Map, "{open}<Tab>vac"),
    (Place::Map, "{open}<Tab>vad"),
    (Place::Map, "{open}<Tab>vae"),
    (Place::Map, "{open}<Tab>vaf"),
    (Place::Map, "{open}<Tab>vag"),
    (Place::Map, "{open}<Tab>vah"),
    (Place::Map, "{open}<Tab>vai<Enter>"),
    (Place::Map, "{open}<Tab>vOb"),
    (Place::Grid, "{open}<Tab>vv"),
    (Place::Coverage, "{open}<Tab>vvv"),
    (Place::Aim, "{open}<Tab>vL<Down>"),
    (Place::Aim, "{open}<Tab>vs<Up>"),
    (Place::Prompt, "{open}<Tab>v/"),
    (Place::Prompt, "{open}<Tab>vai"),
    (Place::Prompt, "{open}<Tab>vD"),
    (Place::Menu, "{open}<Tab>va"),
    (Place::Menu, "{open}<Tab>vO"),
    (Place::Menu, "{open}<Tab>vx"),
    (Place::Menu, "{open}<Tab>vK"),
    (Place::Menu, "{open}<Tab>vn"),
    (Place::Erase, "{open}<Tab>X"),
    (Place::Phone, "{open}<Tab><F9>"),
    (Place::Paper, "{open}<Tab><Tab>jjjP"),
];

/// A file of contacts whose names are in ours too.
pub fn contacts(folder: &Path, lang: Lang) -> String {
    let file = folder.join("list.csv");
    let (head, names) = match lang {
        Lang::Ru => ("Наименование;ИНН;Телефон", ["Северлит", "Дубровик", "Курьерика"]),
        Lang::En => ("Company name;Phone;E-mail", ["Kesterwald", "Brightaisle", "Northmere"]),
    };
    let rows: String = (0..40).map(|at| format!("Probe {at};77000{at:05};\n")).collect();
    let text = format!("{head}\n{};;\n{};7700000003;\n{rows}{};;\n", names[0], names[1], names[2]);
    std::fs::write(&file, text).unwrap();
    file.display().to_string()
}

/// Cards beside a file.
fn cards(beside: &str) -> String {
    let file = Path::new(beside).with_file_name("cards.vcf");
    std::fs::write(&file, "BEGIN:VCARD\nVERSION:3.0\nFN:Probe Probe\nN:Probe;Probe;;;\nORG:Probe 1\nEND:VCARD\n").unwrap();
    file.display().to_string()
}

/// A report on purchases beside a file, with a client of ours in it.
fn purchases(beside: &str, lang: Lang) -> String {
    let file = Path::new(beside).with_file_name("purchases.csv");
    let (head, client) = match lang {
        Lang::Ru => ("Период;Клиент;Сумма", "Северлит"),
        Lang::En => ("Month;Customer;Amount", "Kesterwald"),
    };
    std::fs::write(&file, format!("{head}\n01.2026;{client};1000\n01.2026;Probe;7\n")).unwrap();
    file.display().to_string()
}

/// The calendar of an office beside a file, with a client of ours and a stranger in it.
fn meetings(beside: &str, lang: Lang) -> String {
    let file = Path::new(beside).with_file_name("office.ics");
    let client = if lang == Lang::Ru { "Северлит" } else { "Kesterwald" };
    let event = |uid: u8, title: &str| {
        format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:2026112{uid}T100000\nSUMMARY:{title}\nATTENDEE:mailto:probe@probe.example\nEND:VEVENT\n")
    };
    std::fs::write(&file, format!("BEGIN:VCALENDAR\n{}{}END:VCALENDAR\n", event(6, client), event(7, "Probe"))).unwrap();
    file.display().to_string()
}

/// Goes a way. What the import reports is waited for where the way says so.
pub fn go(desk: &mut Desk, way: &str, file: &str, lang: Lang, news: &Receiver<Event>) {
    let (guest, name) = guest(lang);
    let way = way.replace("{open}", "2/{guest}<Enter>").replace("{guest}", &guest.to_lowercase()).replace("{name}", name);
    let mut rest = way.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let (what, after) = after.split_once('}').unwrap();
        desk.hasten(before);
        match what {
            "file" => drop(desk.keys("/").paste(file)),
            "cards" => drop(desk.keys("/").paste(&cards(file))),
            "calendar" => drop(desk.keys("/").paste(&meetings(file, lang))),
            "report" => drop(desk.keys("/").paste(&purchases(file, lang))),
            _ => {
                let begun = desk.app.place();
                while desk.app.place() == begun {
                    desk.app.handle(news.recv_timeout(Duration::from_secs(60)).unwrap());
                    desk.look_around();
                }
            }
        }
        rest = after;
    }
    desk.hasten(rest);
}
