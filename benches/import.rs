//! How long it takes to take address books in: `cargo bench --bench import`.
//!
//! Writes 5,000 and 50,000 invented cards, the same every time, to a temporary folder, and takes each file into a new
//! file of ours: reading, planning and applying in this process, then with `kam import --yes` as a user would.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kamdesk::clock::Clock;
use kamdesk::import;
use kamdesk::store::Store;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const SIZES: [usize; 2] = [5_000, 50_000];
/// How often each size is measured; the quickest run counts.
const ROUNDS: usize = 3;

const STEMS: [&str; 64] = [
    "Абрам",
    "Агафон",
    "Алёш",
    "Андре",
    "Антон",
    "Архип",
    "Афанась",
    "Баран",
    "Белоус",
    "Бобр",
    "Богдан",
    "Борис",
    "Булат",
    "Вавил",
    "Васил",
    "Виноград",
    "Власт",
    "Волк",
    "Гаврил",
    "Герасим",
    "Глеб",
    "Горбат",
    "Гранат",
    "Гурь",
    "Давыд",
    "Данил",
    "Дани",
    "Дроб",
    "Евдоким",
    "Егор",
    "Еремин",
    "Ермол",
    "Ефим",
    "Жданк",
    "Завьял",
    "Захар",
    "Зимин",
    "Игнат",
    "Игумн",
    "Калин",
    "Карп",
    "Кирилл",
    "Климент",
    "Кондрат",
    "Лавр",
    "Лапт",
    "Лукьян",
    "Макар",
    "Мартын",
    "Матве",
    "Мельник",
    "Наум",
    "Осип",
    "Панкрат",
    "Потап",
    "Прохор",
    "Родион",
    "Савель",
    "Самойл",
    "Степан",
    "Тарас",
    "Тимофе",
    "Трифон",
    "Устин",
];
const ENDINGS: [&str; 8] = ["ов", "ин", "енко", "ский", "чук", "ян", "ых", "кин"];
const GIVEN: [&str; 20] = [
    "Алексей",
    "Андрей",
    "Борис",
    "Вадим",
    "Виктор",
    "Глеб",
    "Григорий",
    "Денис",
    "Дмитрий",
    "Егор",
    "Иван",
    "Игорь",
    "Кирилл",
    "Михаил",
    "Николай",
    "Олег",
    "Пётр",
    "Семён",
    "Сергей",
    "Юрий",
];
const MIDDLE: [&str; 12] = [
    "Андреевич",
    "Борисович",
    "Викторович",
    "Денисович",
    "Егорович",
    "Иванович",
    "Игоревич",
    "Михайлович",
    "Олегович",
    "Павлович",
    "Сергеевич",
    "Юрьевич",
];
const HEADS: [&str; 16] = [
    "Север",
    "Волга",
    "Альфа",
    "Техно",
    "Строй",
    "Агро",
    "Пром",
    "Урал",
    "Энерго",
    "Химия",
    "Лес",
    "Горизонт",
    "Маяк",
    "Рубин",
    "Вектор",
    "Сфера",
];
const TAILS: [&str; 8] = ["металл", "торг", "сервис", "комплект", "снаб", "пласт", "мебель", "транс"];
const POSTS: [&str; 8] = [
    "директор по закупкам",
    "главный инженер",
    "финансовый директор",
    "менеджер по закупкам",
    "технолог",
    "начальник склада",
    "генеральный директор",
    "логист",
];

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = String::new();
    let mut totals = Vec::new();
    for size in SIZES {
        let cards = folder.path().join(format!("{size}.vcf"));
        std::fs::write(&cards, address_book(size)).unwrap();
        let rounds: Vec<Round> = (0..ROUNDS).map(|_| Round::run(&cards)).collect();
        let best = |figure: fn(&Round) -> Duration| rounds.iter().map(figure).min().unwrap().as_secs_f64();
        let total = best(|round| round.read + round.plan + round.apply);
        let memory = rounds.iter().map(|round| round.memory).fold(0.0, f64::max);
        let report = rounds[0].report;
        writeln!(
            table,
            "| {size} | {:.2} | {:.2} | {:.2} | {total:.2} | {:.2} | {:.2} | {memory:.1} | {} | {} | {} |",
            best(|round| round.read),
            best(|round| round.plan),
            best(|round| round.apply),
            best(|round| round.undo),
            best(|round| round.process),
            report.new_persons,
            report.new_accounts,
            report.doubts,
        )
        .unwrap();
        totals.push((size, total, best(|round| round.process)));
    }
    println!(
        "| cards | read, s | plan, s | apply, s | in process, s | undo, s | `kam import`, s | its peak, MB | persons | accounts | doubts |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n{table}");
    let [(few, quick, quick_process), (many, slow, slow_process)] = totals[..] else { return };
    println!(
        "{} times the cards take {:.1} times as long in process, {:.1} with `kam import`.",
        many / few,
        slow / quick,
        slow_process / quick_process
    );
}

/// One import of one file, both ways.
struct Round {
    read: Duration,
    plan: Duration,
    apply: Duration,
    /// Taking all of it back, which is one step.
    undo: Duration,
    process: Duration,
    /// The most memory that the process held, in MB.
    memory: f64,
    report: import::Report,
}

impl Round {
    fn run(cards: &Path) -> Round {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("in-process.db"), Clock::System).unwrap();
        let (source, read) = timed(|| import::read(cards).unwrap());
        let mut sources = [source];
        let (plan, planning) = timed(|| import::plan_out(&store, &mut sources, &|| ControlFlow::Continue(())).unwrap().unwrap());
        let (report, apply) = timed(|| import::apply(&store, plan, &mut |_| ControlFlow::Continue(())).unwrap());
        let (undone, undo) = timed(|| store.undo().unwrap());
        assert!(undone.is_some() && store.count_accounts().unwrap() == 0, "it was not taken back");
        let file = folder.path().join("process.db");
        let ((memory, done), process) = timed(|| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_kam"));
            command.arg("import").arg("--yes").arg(cards).arg("--file").arg(&file);
            watch(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
        });
        assert!(done, "kam import failed");
        Round { read, plan: planning, apply, undo, process, memory, report }
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let done = work();
    (done, started.elapsed())
}

/// Waits for a process; gives the most memory it was seen to hold, in MB (0 where the system does not tell), and whether
/// it did what it should.
fn watch(mut child: Child) -> (f64, bool) {
    let mut peak: f64 = 0.0;
    loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|line| line.split_whitespace().next());
        peak = peak.max(line.and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or(0.0) / 1024.0);
        if let Some(status) = child.try_wait().unwrap() {
            return (peak, status.success());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Cards as phones write them: several people a company, some companies written in two ways, some people twice.
fn address_book(size: usize) -> String {
    let mut book = String::new();
    let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
    let mut below = |limit: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        (dice % limit as u64) as usize
    };
    let companies = (size / 8).max(1);
    for n in 0..size {
        // One card in fifty is that of an earlier person once more, in other words.
        let again = n > 100 && below(50) == 0;
        let person = if again { n - 100 } else { n };
        // A step that shares no factor with the number of names walks through all of them.
        let named = person * 7_919 % (STEMS.len() * ENDINGS.len() * GIVEN.len() * MIDDLE.len());
        let family = format!("{}{}", STEMS[named % 64], ENDINGS[named / 64 % 8]);
        let (given, middle) = (GIVEN[named / 512 % 20], MIDDLE[named / 10_240]);
        let company = below(companies);
        let name = format!("{}{}-{}", HEADS[company % 16], TAILS[company / 16 % 8], company / 128 + 1);
        let organisation = if below(5) == 0 { name } else { format!("ООО «{name}»") };
        let phone =
            format!("+7 9{:02} {:03}-{:02}-{:02}", person / 10_000_000 % 100, person / 10_000 % 1000, person / 100 % 100, person % 100);
        write!(
            book,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{given} {family}\r\nN:{family};{given};{middle};;\r\nORG:{organisation};Отдел {}\r\n",
            below(9) + 1
        )
        .unwrap();
        write!(book, "TITLE:{}\r\nTEL;TYPE=CELL:{phone}\r\n", POSTS[below(8)]).unwrap();
        if below(2) == 0 {
            write!(book, "EMAIL;TYPE=WORK:person{person}@example.ru\r\n").unwrap();
        }
        if below(4) == 0 {
            write!(
                book,
                "TEL;TYPE=WORK:8 (495) 000-{:02}-{:02}\r\nNOTE:Встречались на выставке\\, просил прайс.\r\n",
                company / 100 % 100,
                company % 100
            )
            .unwrap();
        }
        if below(10) == 0 {
            write!(book, "BDAY:19{}-{:02}-{:02}\r\n", 60 + below(40), below(12) + 1, below(28) + 1).unwrap();
        }
        if !again {
            write!(book, "UID:card-{person}\r\n").unwrap();
        }
        book.push_str("END:VCARD\r\n");
    }
    book
}
