//! Which client the title of a meeting names, however short, long or declined its name is; and what a title does not name.

use crate::importing::{World, add, calendar, world};
use kamdesk::calendar::{Basis, Left};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::text::calendar as say;

fn account(world: &World, name: &str) -> i64 {
    add(&world.store, Record::new(Entity::Account).with_text("short_name", name))
}

fn titled(title: &str) -> Vec<u8> {
    calendar(&[&format!("UID:t\nDTSTART:20261201T100000\nSUMMARY:{title}")])
}

/// The name that is in the file, titles that surely name it, and titles of which it is asked.
#[test]
fn a_name_in_a_title_is_found_whatever_it_is_like() {
    let cases: [(&str, &[&str], &[&str]); 30] = [
        ("МТС", &["МТС", "Встреча МТС", "Встреча с МТС: договор", "Созвон: МТС, цены"], &["встреча мтс", "ВСТРЕЧА МТС"]),
        ("РЖД, Москва", &[], &[]),
        ("РЖД", &["Встреча РЖД", "РЖД: тариф"], &[]),
        ("1С", &["Встреча 1С", "1С: договор"], &[]),
        ("IBM", &["Meeting with IBM", "IBM: pricing"], &[]),
        ("Лента", &["Лента: цены", "Встреча с Лентой"], &["Лента новостей"]),
        ("Старт", &["Старт: договор"], &["Старт проекта CRM"]),
        ("X5", &["Встреча с X5"], &["Оплатить X5", "Обучение X5"]),
        ("ОК", &[], &["ОК, финал"]),
        ("Мир", &[], &["Мир: склад", "Встреча с Мир"]),
        ("Красное и Белое", &["Красное и Белое: цены", "Встреча: Красное и Белое"], &[]),
        ("Мать и Дитя", &["Мать и Дитя: договор", "Встреча с «Мать и Дитя»"], &[]),
        ("Иванов и Партнёры", &["Иванов и Партнёры", "Встреча с Ивановым и Партнёрами"], &[]),
        ("Bread and Butter", &["Bread and Butter call", "Bread & Butter: prices"], &[]),
        ("Поволжье", &["Встреча с Поволжьем", "Выезд в Поволжье"], &[]),
        ("Северное Сияние", &["Встреча с Северным Сиянием", "Ответ из Северного Сияния", "в Северном Сиянии"], &[]),
        ("Золотое Яблоко", &["Встреча в Золотом Яблоке"], &[]),
        ("Новые Технологии", &["Встреча с Новыми Технологиями"], &["Новые технологии в упаковке"]),
        ("Черёмушки", &["Встреча в Черёмушках"], &[]),
        ("Лесной Дом «Тайга»", &["Лесной дом Тайга: заказ"], &[]),
        ("Кедр и Ко", &["Кедр и Ко: цены", "Кедр и Ко", "Визит с Кедр и Ко", "Встреча с Кедром и Ко"], &[]),
        ("Гвоздь и К", &["Гвоздь и К: цены"], &[]),
        ("Сибирский лён", &["Встреча в Сибирском льне", "Сибирского льна отгрузка", "с Сибирским льном"], &[]),
        ("Белый Пёс", &["Встреча в Белом Псе", "с Белым Псом"], &[]),
        ("Камень", &["Встреча с Камнем", "Встреча в Камне", "КП для Камня"], &[]),
        ("Уголёк", &["Встреча у Уголька", "Угольком заняться"], &[]),
        ("Елец", &["Встреча с Ельцом", "Выезд в Елец"], &[]),
        ("Ливны", &["Ответ из Ливен"], &[]),
        ("Великий Устюг", &["Встреча в Великом Устюге", "из Великого Устюга"], &[]),
        ("ВкусВилл", &["Вкус Вилл: цены", "Вкус-Вилл: цены", "ВкусВилл: цены"], &[]),
    ];
    for (name, sure, asked) in cases {
        let world = world();
        let id = account(&world, name);
        for (title, guess) in sure.iter().map(|title| (title, false)).chain(asked.iter().map(|title| (title, true))) {
            let plan = world.plan(&titled(title));
            let found = plan.newcomers.first().map(|new| (new.account, new.guess));
            assert_eq!(found, Some((id, guess)), "{title}: {name}");
        }
    }
}

#[test]
fn what_is_no_name_names_nobody() {
    let world = world();
    for name in ["И", "Все", "Мир", "КП", "Мать и Дитя", "Европласт"] {
        account(&world, name);
    }
    for title in ["Планёрка: все и сразу", "обсудить мир", "мать и сын", "План и факт", "Отчёт и бюджет за год", "европа и пласт"]
    {
        let plan = world.plan(&titled(title));
        assert!(plan.newcomers.iter().all(|new| new.guess), "{title}");
    }
    for title in ["Планёрка: все и сразу", "План и факт", "Отчёт и бюджет за год", "европа и пласт"]
    {
        assert_eq!(world.plan(&titled(title)).newcomers, [], "{title}");
    }
}

/// A person who is named and does not take part is a question of whose the meeting is.
#[test]
fn a_person_in_the_title_alone_is_asked_about() {
    let world = world();
    let plan = world.plan(&titled("Встреча с Семёновой Ольгой"));
    let new = &plan.newcomers[0];
    assert_eq!((new.account, new.guess, new.asks.as_str()), (world.sever, true, "series:t"));
    assert!(matches!(&new.basis, Basis::Name(name) if name.contains("Семёнова")), "{:?}", new.basis);
    let by_name = calendar(&["UID:n\nDTSTART:20261201T100000\nSUMMARY:Обед\nATTENDEE;CN=Семёнова Ольга:invalid:nomail"]);
    assert_eq!(world.plan(&by_name).newcomers.first().map(|new| (new.account, new.guess)), Some((world.sever, true)));
    // Of our own people nothing is asked.
    assert_eq!(world.plan(&titled("Планёрка с Громовым Павлом")).left, [(Left::Internal, 0)]);
}

#[test]
fn everything_that_is_left_out_is_told_one_by_one() {
    let world = world();
    let event = |uid: u8, title: &str| format!("UID:{uid}\nDTSTART:202612{:02}T100000\nSUMMARY:{title}", uid + 1);
    let secret = format!("{}\nCLASS:PRIVATE", event(3, "Врач"));
    let plan = world.plan(&calendar(&[&event(1, "Планёрка"), &event(2, "Бюджет"), &secret]));
    let told = say::left_whole(&plan, world.store.clock().today(), Lang::Ru);
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told.iter().any(|line| line.ends_with("· Бюджет")) && told.iter().any(|line| line.ends_with("· Планёрка")));
    assert!(!told.iter().any(|line| line.contains("Врач")));
}

#[test]
fn the_kind_is_told_by_the_title() {
    let world = world();
    for (title, kind) in [
        ("Выезд в Ромашку", "visit"),
        ("Конференц-звонок Ромашка", "call"),
        ("Конф-колл: Ромашка", "call"),
        ("Ромашка: ВКС", "call"),
        ("Встреча: Ромашка", "meeting"),
    ] {
        assert_eq!(world.plan(&titled(title)).newcomers[0].kind, kind, "{title}");
    }
}
