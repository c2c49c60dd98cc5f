//! What is said of letters that are taken in (M22).

use super::import::ROWS;
use super::purchases::Part;
use super::{Counted, Words, w};
use crate::domain::field::TEXT_LIMIT;
use crate::domain::{Lang, day};
use crate::exchange::letters::{Attachment, Fault, Hour, Letter, Mailbox, Party, Problem, Unread, Writing};
use crate::letters::{At, Basis, Done, Left, Newcomer, Plan, Waiting};
use crate::printable::fit;
use crate::text::calendar;
use crate::text::whose::{ANSWERED, Question, REST_WAITS, agreed_closes, left_of, not_theirs, which};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

crate::sentences! {
    fn source_of(name: &str, letters: &str): "{name}: почта, {letters}" / "{name}: mail, {letters}";
    NEW: "Новые записи дневника" / "New diary entries";
    INVITED: "Приглашения в письмах, станут встречами плана" / "Invitations in the letters: they become meetings of the plan";
    fn invitation(meeting: &str): "приглашение: {meeting}" / "invitation: {meeting}";
    fn unread_of(file: &str, line: u64, number: usize, why: &str): "{file}, строка {line}, письмо {number}: приглашение: {why}" / "{file}, line {line}, letter {number}: the invitation: {why}";
    fn invitation_unread(why: &str): "Приглашение из письма не прочитано, в план не внесено: {why}" / "The invitation in the letter was not read and is not in the plan: {why}";
    fn met_of(counts: &str): "встречи из приглашений: {counts}" / "meetings of the invitations: {counts}";
    fn met_waits(meetings: &str): "; приглашения ждут ответа, чьи они: {meetings}" / "; invitations waiting to be told whose they are: {meetings}";
    CLOSING: "На этот день было запланировано письмо" / "A letter was planned for that day";
    fn closes_of(letter: &str, planned: &str): "{letter} — закрыть запланированное «{planned}»?" / "{letter}: is it the planned “{planned}”?";
    fn closes_plain(letter: &str): "{letter} — закрыть запланированное?" / "{letter}: is it the planned one?";
    HOW_CLOSES: "Чьё это письмо, известно: Space закроет им запланированное." / "Whose the letter is is known: Space closes the planned one with it.";
    /// How a shell is told so.
    HOW_CLOSING: "Закрыть запланированное письмом: --closes." / "To close what was planned with the letter: --closes.";
    GUESSES: "Чьи письма — догадка, проверьте" / "Whose letters these are is a guess: check";
    STRANGERS: "Чьи — неизвестно, подождут" / "Nobody knows whose they are: they wait";
    LEFT: "Не вносятся" / "Left out";
    NOT_READ: "Не прочитано" / "Not read";
    NOTES: "К сведению" / "To know";
    fn letter_of(when: &str, account: &str, way: &str, subject: &str): "{when} · {account}, {way}: {subject}" / "{when} · {account}, {way}: {subject}";
    fn with_people(letter: &str, people: &str): "{letter}; {people}" / "{letter}; {people}";
    fn with_attachments(letter: &str, attachments: &str): "{letter}; {attachments}" / "{letter}; {attachments}";
    INCOMING: "входящее" / "received";
    OUTGOING: "исходящее" / "sent";
    UNTITLED: "без темы" / "no subject";
    fn guess_of(who: &str, account: &str, why: &str, letters: &str): "{who} — {account}? {why}; {letters}" / "{who}: {account}? {why}; {letters}";
    fn waiting_of(who: &str, letters: &str): "{who}: {letters}" / "{who}: {letters}";
    fn one_of(who: &str, accounts: &str, letters: &str): "{who} — {accounts} {letters}" / "{who}: {accounts} {letters}";
    fn named_address(name: &str, mail: &str): "{name} <{mail}>" / "{name} <{mail}>";
    fn by_person(name: &str): "По адресу: {name}" / "By the address: {name}";
    fn by_company(mail: &str): "По адресу компании {mail}" / "By the company’s address {mail}";
    fn by_domain(name: &str): "По почтовому домену {name}" / "By the mail domain {name}";
    fn by_name(name: &str): "По имени: {name}" / "By the name: {name}";
    fn by_subject(name: &str): "По теме: «{name}»" / "By the subject: “{name}”";
    fn by_copied(name: &str): "По адресу в копии: {name}" / "By an address in copy: {name}";
    BY_ANSWER: "Вы так ответили" / "As you answered";
    fn same_of(letters: &str): "Уже в дневнике, повторяются или удалены вами: {letters}." / "In the diary already, repeated, or deleted by you: {letters}.";
    fn own_of(addresses: &str): "Ваши адреса, узнаны по письмам: {addresses}. Запомнятся в настройке «Наша почта»." / "Your addresses, told by the letters: {addresses}. The setting “Our mail” will have them.";
    WHO_IS_OURS: "Ваши письма от чужих не отличить: впишите в настройки «Наша почта» свой адрес и домен." / "Your own letters cannot be told from others: write your address and domain into the setting “Our mail”.";
    fn packed_of(letters: &str): "Вложения упакованы Outlook (winmail.dat), внутрь не заглянуть: {letters}." / "Attachments packed by Outlook (winmail.dat) cannot be looked into: {letters}.";
    fn guessed_of(encodings: &str, letters: &str): "Кодировка не указана или указана неверно, прочитано по догадке ({encodings}): {letters}." / "The encoding is not stated or stated wrongly, read by a guess ({encodings}): {letters}.";
    fn garbled_of(letters: &str): "Часть знаков не прочитана, вместо них «�»: {letters}." / "Some characters could not be read and stand as “�”: {letters}.";
    fn sealed_of(letters: &str): "Текст зашифрован или запечатан подписью и не прочитан: {letters}." / "The text is encrypted or sealed by a signature and could not be read: {letters}.";
    fn form_of(letters: &str): "Текст в старом формате (text/enriched, RTF) и не прочитан: {letters}." / "The text is in an old format (text/enriched, RTF) and was not read: {letters}.";
    fn hours_of(letters: &str): "Часовой пояс письма неизвестен, время со знаком «?» — догадка: {letters}." / "The letter’s time zone is not known, the time with “?” is a guess: {letters}.";
    fn private_of(letters: &str): "Помечены личными и останутся только для вас: {letters}." / "Marked as private, they stay for you only: {letters}.";
    fn wrong(file: &str, line: u64, number: usize, why: &str): "{file}, строка {line}, письмо {number}: {why}" / "{file}, line {line}, letter {number}: {why}";
    fn wrong_subject(file: &str, line: u64, number: usize, subject: &str, why: &str): "{file}, строка {line}, письмо {number}: «{subject}»: {why}" / "{file}, line {line}, letter {number}: “{subject}”: {why}";
    NOTHING_NEW: "Все письма уже в дневнике. Менять нечего." / "All letters are in the diary already. There is nothing to change.";
    NOTHING_READ: "Ни одного письма не прочитано. Вносить нечего." / "No letter could be read. There is nothing to take in.";
    NOTHING_TO_TAKE: "Вносить нечего: ни одного письма ваших клиентов." / "There is nothing to take in: no letter is of a client of yours.";
    ALL_WAITS: "Пока всё ждёт ответа: скажите, чьи письма." / "All of it waits to be answered: say whose the letters are.";
    NO_QUESTION: "Встаньте на письма, о которых спрашивают." / "Go to letters that are asked about.";
    NO_GUESS: "Здесь нет догадки: скажите, чьи письма (F4)." / "There is no guess here: say whose the letters are (F4).";
    fn whose(what: &str): "Чьи письма: {what}" / "Whose are the letters of {what}";
    fn done_of(what: &str, waiting: &str): "Письма внесены: {what}{waiting}." / "Letters taken in: {what}{waiting}.";
    fn closed_of(letters: &str): "закрыто запланированных писем: {letters}" / "planned letters closed: {letters}";
    fn left_one(day: &str, who: &str, subject: &str): "{day} · {who}: {subject}" / "{day} · {who}: {subject}";
    fn new_of(entries: &str): "в дневнике {entries}" / "{entries} in the diary";
    NOTHING: "перемен нет" / "nothing changes";
    fn waits_of(letters: &str): "; ждут ответа, чьи они: {letters}" / "; waiting to be told whose they are: {letters}";

    /// What an entry says of its letter.
    RECEIVED: "Входящее письмо" / "A letter received";
    SENT: "Исходящее письмо" / "A letter sent";
    fn besides(way: &str, who: &str): "{way}, вне досье: {who}" / "{way}, not on file: {who}";
    fn of_ours(who: &str): "Из наших: {who}" / "Of ours: {who}";
    fn also(who: &str): "Также: {who}" / "Also: {who}";
    fn with_also(letter: &str, who: &str): "{letter}; также {who}" / "{letter}; also {who}";
    fn attached(files: &str): "Вложения: {files}" / "Attached: {files}";
    fn attachment(name: &str, size: &str): "{name} ({size})" / "{name} ({size})";
    HOUR_RECEIVED: "Часовой пояс письма неизвестен: время — когда его принял сервер" / "The letter’s time zone is not known: the time is when a server had it";
    HOUR_UNZONED: "Часовой пояс письма неизвестен: время — как в письме" / "The letter’s time zone is not known: the time is as it is written";
    fn guessed(encoding: &str): "Кодировка письма не указана или указана неверно: прочитано как {encoding}, это догадка" / "The letter’s encoding is not stated or stated wrongly: read as {encoding}, a guess";
    GARBLED: "Часть знаков письма не прочитана: вместо них «�»" / "Some characters of the letter could not be read and stand as “�”";
    fn quoted_of(letters: &str): "Своего текста нет, только цитата: {letters}." / "Nothing of the writer’s own, only a quotation: {letters}.";
    SEALED: "Текст письма зашифрован или запечатан подписью и не прочитан" / "The letter’s text is encrypted or sealed by a signature and could not be read";
    QUOTED: "Своего текста в письме нет, только цитата" / "The letter has nothing of its writer’s own, only a quotation";
    FORM: "Текст письма в старом формате (text/enriched, RTF) и не прочитан" / "The letter’s text is in an old format (text/enriched, RTF) and was not read";
    NAMELESS: "без имени" / "nameless";
    PACKED: "Вложения упакованы Outlook (winmail.dat) и не прочитаны" / "Attachments packed by Outlook (winmail.dat), not read";
    fn shortened(shown: &str, all: &str): "Письмо показано не целиком: {shown} из {all} знаков" / "Not all of the letter: {shown} of {all} characters";
    fn bytes(count: u64): "{count} Б" / "{count} B";
    fn kilobytes(count: u64): "{count} КБ" / "{count} KB";
    fn megabytes(whole: u64, tenths: u64): "{whole},{tenths} МБ" / "{whole}.{tenths} MB";
}

/// «3 письма».
pub const LETTERS: Counted = Counted { ru: ["письмо", "письма", "писем"], en: ["letter", "letters"] };
const ENTRIES: Counted =
    Counted { ru: ["новая запись", "новые записи", "новых записей"], en: ["new entry", "new entries"] };
const ATTACHMENTS: Counted =
    Counted { ru: ["вложение", "вложения", "вложений"], en: ["attachment", "attachments"] };

/// Why a letter is left out.
pub fn left(left: Left) -> Words {
    match left {
        Left::Draft => w("черновики", "drafts"),
        Left::Returned => w("возвраты и уведомления о доставке", "returned letters and notices of delivery"),
        Left::Newsletter => w("рассылки", "newsletters"),
        Left::Automatic => w("автоответы", "automatic answers"),
        Left::Discarded => w("спам и удалённые", "spam and deleted ones"),
        Left::Internal => w("внутренние", "internal ones"),
        Left::Answered => w("не с вашими клиентами, как вы сказали", "not with clients of yours, as you said"),
        Left::Ahead => w("с датой, которая ещё не наступила", "dated on days to come"),
    }
}

/// Why a letter was not read.
pub fn fault(fault: Fault) -> Words {
    match fault {
        Fault::Cut => w("письмо обрывается, файл сохранён не целиком", "the letter breaks off: the file is not whole"),
        Fault::NoLetter => w("это не письмо", "this is no letter"),
        Fault::NoDay => w("нет даты, или она не читается", "there is no date, or it cannot be read"),
        Fault::NoSender => w("нет отправителя", "there is no sender"),
    }
}

fn one_line(text: &str, lang: Lang) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { UNTITLED.get(lang).to_owned() } else { text }
}

/// What was not read, where, and why.
pub fn problem(file: &str, problem: &Problem, lang: Lang) -> String {
    let subject = fit(&problem.subject.split_whitespace().collect::<Vec<_>>().join(" "), 60);
    let (line, number, why) = (problem.line, problem.number, fault(problem.fault).get(lang));
    if subject.is_empty() { wrong(lang, file, line, number, why) } else { wrong_subject(lang, file, line, number, &subject, why) }
}

/// What a file is.
pub fn source(mailbox: &Mailbox, lang: Lang) -> String {
    source_of(lang, &mailbox.name, &LETTERS.with(lang, (mailbox.letters.len() + mailbox.problems.len()) as u64))
}

/// On what it rests whose letters are.
pub fn basis(basis: &Basis, lang: Lang) -> String {
    match basis {
        Basis::Answer => BY_ANSWER.get(lang).to_owned(),
        Basis::Person(name) => by_person(lang, name),
        Basis::Company(mail) => by_company(lang, mail),
        Basis::Domain(name) => by_domain(lang, name),
        Basis::Name(name) => by_name(lang, name),
        Basis::Subject(name) | Basis::Title(name) => by_subject(lang, name),
        Basis::Copied(name) => by_copied(lang, name),
    }
}

/// What there is to say where nothing is to be written.
pub fn nothing(plan: &Plan) -> Words {
    match plan {
        plan if plan.letters() == 0 => NOTHING_READ,
        plan if !plan.strangers.is_empty() && plan.same == 0 => ALL_WAITS,
        plan if !plan.strangers.is_empty() => REST_WAITS,
        plan if plan.same == 0 => NOTHING_TO_TAKE,
        _ => NOTHING_NEW,
    }
}

/// Somebody as they are called, with their address.
pub(super) fn party(party: &Party, lang: Lang) -> String {
    if party.mail.is_empty() {
        return party.name.clone();
    }
    if party.name.is_empty() { party.mail.clone() } else { named_address(lang, &party.name, &party.mail) }
}

/// A letter that is new here.
fn newcomer(plan: &Plan, new: &Newcomer, today: NaiveDate, lang: Lang) -> Option<String> {
    let letter = plan.letter(new.at)?;
    let guess = if letter.hour == Hour::Known { "" } else { "?" };
    let when = format!("{} {}{guess}", day::near(new.sent.date(), today, lang), new.sent.format("%H:%M"));
    let way = if new.outgoing { OUTGOING } else { INCOMING };
    let mut line = letter_of(lang, &when, plan.name(new.account), way.get(lang), &one_line(&letter.subject, lang));
    let people: Vec<&str> = new.people.iter().filter_map(|person| plan.people.get(person)).map(String::as_str).collect();
    if !people.is_empty() {
        line = with_people(lang, &line, &people.join(", "));
    }
    if !new.elsewhere.is_empty() {
        let also: Vec<&str> =
            new.elsewhere.iter().take(3).map(|one| if one.name.is_empty() { one.mail.as_str() } else { one.name.as_str() }).collect();
        line = with_also(lang, &line, &also.join(", "));
    }
    match letter.attachments.len() {
        0 => Some(line),
        count => Some(with_attachments(lang, &line, &ATTACHMENTS.with(lang, count as u64))),
    }
}

/// By what a question is called: the domain, or the address.
fn asked(asks: &str) -> &str {
    asks.split_once(':').map_or(asks, |(_, what)| what)
}

fn waiting(plan: &Plan, one: &Waiting, lang: Lang) -> String {
    let letters = LETTERS.with(lang, one.letters as u64);
    let mut who: Vec<String> = one.parties.iter().take(3).map(|one| party(one, lang)).collect();
    if who.is_empty() {
        who.push(asked(&one.asks).to_owned());
    } else if one.parties.len() > who.len() {
        who.push("…".to_owned());
    }
    match &one.guess {
        Some((account, by)) => guess_of(lang, &who.join(", "), plan.name(*account), &basis(by, lang), &letters),
        None if one.may.is_empty() => waiting_of(lang, &who.join(", "), &letters),
        None => one_of(lang, &who.join(", "), &which(one.may.iter().map(|account| plan.name(*account)), lang), &letters),
    }
}

/// What is asked of letters and what was answered already, under its headings: `names` are those of the accounts of the answers.
pub fn questions(plan: &Plan, names: &BTreeMap<i64, String>, today: NaiveDate, lang: Lang) -> Vec<(Words, Vec<Question>)> {
    let (mut guesses, mut strangers) = (Vec::new(), Vec::new());
    for one in plan.waiting() {
        let account = one.guess.as_ref().map(|(account, _)| *account);
        let name = account.map(|account| plan.name(account).to_owned()).unwrap_or_default();
        let (what, line) = (asked(&one.asks).to_owned(), waiting(plan, &one, lang));
        let not = if account.is_some() { not_theirs(&one.asks, one.parties.iter().map(|party| party.mail.as_str())) } else { Vec::new() };
        let question = Question { asks: one.asks, not, what, name, account, may: one.may, is_whose: true, answered: false, line };
        if account.is_some() { &mut guesses } else { &mut strangers }.push(question);
    }
    let answered = plan.answers.iter().map(|(asks, account)| {
        if let Some(new) = plan.newcomers.iter().find(|new| new.closes.as_ref().is_some_and(|closes| closes.asks == *asks)) {
            let what = newcomer(plan, new, today, lang).unwrap_or_default();
            let line = agreed_closes(lang, &what);
            return Question::agreed(asks, what, line);
        }
        let what = asked(asks).to_owned();
        Question::answered(asks, what, *account, names, lang)
    });
    let closing = closing(plan, today, lang);
    let invited = plan.invited.as_deref().map(|plan| calendar::questions(plan, names, today, lang)).unwrap_or_default();
    let all = [(GUESSES, guesses), (STRANGERS, strangers), (CLOSING, closing), (ANSWERED, answered.collect())];
    all.into_iter().chain(invited).filter(|(_, questions)| !questions.is_empty()).collect()
}

/// Whether a part is one of [`questions`].
pub fn is_asked(heading: Words) -> bool {
    heading == GUESSES || heading == STRANGERS || heading == CLOSING || calendar::is_asked(heading)
}

/// The letters that may be planned ones.
fn closing(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<Question> {
    let offered = plan.newcomers.iter().filter_map(|new| {
        let closes = new.closes.as_ref().filter(|closes| !closes.agreed)?;
        let what = newcomer(plan, new, today, lang)?;
        let purpose = one_line(&closes.purpose, lang);
        let line = if closes.purpose.is_empty() { closes_plain(lang, &what) } else { closes_of(lang, &what, &purpose) };
        Some(Question::offered(&closes.asks, what, line))
    });
    offered.collect()
}

/// What is left out, a line a reason with one of them named.
fn left_out(plan: &Plan, lang: Lang) -> Vec<String> {
    let told = plan.left_out().into_iter().map(|(why, count)| {
        let first = plan.left.iter().find(|(other, _)| *other == why).and_then(|(_, at)| plan.letter(*at));
        let subject = first.map(|letter| fit(&one_line(&letter.subject, lang), 40)).unwrap_or_default();
        left_of(lang, left(why).get(lang), &count.to_string(), &subject)
    });
    told.collect()
}

/// Which letters something is said of, and what is said of so many.
type Remark<'a> = (&'a dyn Fn(&Letter) -> bool, &'a dyn Fn(&str) -> String);

/// What is left out, each letter with its day under the reason that leaves it out.
pub fn left_whole(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<String> {
    let one = |at: At| {
        let letter = plan.letter(at)?;
        let who = if letter.from.name.is_empty() { &letter.from.mail } else { &letter.from.name };
        Some(left_one(lang, &day::near(letter.sent.date_naive(), today, lang), who, &one_line(&letter.subject, lang)))
    };
    let of = |(why, count): (Left, usize)| {
        let these = plan.left.iter().filter(move |(other, _)| *other == why).filter_map(move |(_, at)| one(*at));
        std::iter::once(format!("{}: {count}", left(why).get(lang))).chain(these).collect::<Vec<_>>()
    };
    plan.left_out().into_iter().flat_map(of).collect()
}

fn notes_of(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut taken: Vec<At> = plan.newcomers.iter().map(|new| new.at).collect();
    taken.sort_unstable();
    taken.dedup();
    let taken: Vec<&Letter> = taken.into_iter().filter_map(|at| plan.letter(at)).collect();
    let same = (plan.same > 0).then(|| same_of(lang, &LETTERS.with(lang, plan.same as u64)));
    let own = (!plan.recognised.is_empty()).then(|| own_of(lang, &plan.recognised.join(", ")));
    let us = (!plan.knows_us).then(|| WHO_IS_OURS.get(lang).to_owned());
    let encodings: BTreeSet<&str> =
        taken.iter().filter_map(|letter| if let Writing::Guess(name) = letter.writing { Some(name) } else { None }).collect();
    let encodings = encodings.into_iter().collect::<Vec<_>>().join(", ");
    let each: [Remark; 8] = [
        (&|letter| letter.hour != Hour::Known, &|letters| hours_of(lang, letters)),
        (&|letter| letter.private, &|letters| private_of(lang, letters)),
        (&|letter| letter.is_packed, &|letters| packed_of(lang, letters)),
        (&|letter| matches!(letter.writing, Writing::Guess(_)), &|letters| guessed_of(lang, &encodings, letters)),
        (&|letter| letter.writing == Writing::Garbled, &|letters| garbled_of(lang, letters)),
        (&|letter| letter.unread == Some(Unread::Sealed), &|letters| sealed_of(lang, letters)),
        (&|letter| letter.unread == Some(Unread::Form), &|letters| form_of(lang, letters)),
        (&|letter| letter.unread == Some(Unread::Quoted), &|letters| quoted_of(lang, letters)),
    ];
    let counted = each.into_iter().filter_map(|(is, say)| {
        let count = taken.iter().filter(|letter| is(letter)).count();
        (count > 0).then(|| say(&LETTERS.with(lang, count as u64)))
    });
    [us, own, same].into_iter().flatten().chain(counted).collect()
}

/// What letters would bring, part by part; those with nothing in them are left out.
pub fn parts(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<Part> {
    let asked = plan.waiting();
    let waits = |guess: bool| asked.iter().filter(|one| one.guess.is_some() == guess).map(|one| waiting(plan, one, lang)).collect();
    let wrong = plan.mailboxes.iter().flat_map(|mailbox| mailbox.problems.iter().map(|wrong| problem(&mailbox.name, wrong, lang)));
    let unread = plan.unread.iter().filter_map(|(at, problem)| {
        let letter = plan.letter(*at)?;
        Some(unread_of(lang, plan.file(*at), letter.line, letter.number, &calendar::reason(problem, lang)))
    });
    let (mut invited, mut met): (Vec<String>, Vec<Part>) = (Vec::new(), Vec::new());
    for part in plan.invited.as_deref().map(|plan| calendar::parts(plan, today, lang)).unwrap_or_default() {
        match part.heading {
            calendar::NEW => invited = part.lines.iter().map(|line| invitation(lang, line)).collect(),
            // What there is to know of the calendar is known with the letters, and so is what could not be read.
            calendar::NOTES | calendar::NOT_READ => {}
            _ => met.push(part),
        }
    }
    let parts = [
        (NEW, plan.sure().filter_map(|new| newcomer(plan, new, today, lang)).collect()),
        (INVITED, invited),
        (GUESSES, waits(true)),
        (STRANGERS, waits(false)),
        (CLOSING, closing(plan, today, lang).into_iter().map(|question| question.line).collect()),
        (NOT_READ, wrong.chain(unread).collect()),
        (LEFT, left_out(plan, lang)),
        (NOTES, notes_of(plan, lang)),
    ];
    let mut parts: Vec<Part> = parts.into_iter().map(|(heading, lines): (Words, Vec<String>)| Part { heading, lines }).collect();
    let after = parts.iter().position(|part| part.heading == INVITED).map_or(0, |at| at + 1);
    parts.splice(after..after, met);
    parts.retain(|part| !part.lines.is_empty());
    parts
}

/// By what the lines of a part are counted.
pub fn noun(heading: Words) -> &'static Counted {
    match heading {
        NEW | NOT_READ | CLOSING => &LETTERS,
        GUESSES | STRANGERS | LEFT | NOTES => &ROWS,
        INVITED => &calendar::MEETINGS,
        other => calendar::noun(other),
    }
}

/// What was done.
pub fn done(done: &Done, lang: Lang) -> String {
    let entries = (done.new > 0).then(|| new_of(lang, &ENTRIES.with(lang, done.new as u64)));
    let met = calendar::counted(&done.met, lang);
    let met = (!met.is_empty()).then(|| met_of(lang, &met.join(", ")));
    let closed = (done.closed > 0).then(|| closed_of(lang, &done.closed.to_string()));
    let what = entries.into_iter().chain(closed).chain(met).collect::<Vec<_>>().join("; ");
    let what = if what.is_empty() { NOTHING.get(lang).to_owned() } else { what };
    let waiting = if done.waiting == 0 { String::new() } else { waits_of(lang, &LETTERS.with(lang, done.waiting as u64)) };
    let waits = done.met.waiting as u64;
    let waiting = if waits == 0 { waiting } else { format!("{waiting}{}", met_waits(lang, &calendar::MEETINGS.with(lang, waits))) };
    done_of(lang, &what, &waiting)
}

/// A size in few letters.
fn size(count: u64, lang: Lang) -> String {
    match count {
        0..1024 => bytes(lang, count),
        1024..1_048_576 => kilobytes(lang, count.div_ceil(1024)),
        _ => megabytes(lang, count / 1_048_576, count % 1_048_576 * 10 / 1_048_576),
    }
}

fn file(attached: &Attachment, lang: Lang) -> String {
    let name = attached.name.split_whitespace().collect::<Vec<_>>().join(" ");
    attachment(lang, if name.is_empty() { NAMELESS.get(lang) } else { &name }, &size(attached.bytes, lang))
}

/// What an entry keeps of its letter: what its writer wrote, and below it which way it went, who else had it, and what was attached.
pub fn notes(plan: &Plan, new: &Newcomer, lang: Lang) -> String {
    let Some(letter) = plan.letter(new.at) else { return String::new() };
    let way = if new.outgoing { SENT } else { RECEIVED }.get(lang);
    let others: Vec<String> = new.others.iter().take(10).map(|one| party(one, lang)).collect();
    let mut below = vec![if others.is_empty() { way.to_owned() } else { besides(lang, way, &others.join(", ")) }];
    for (these, say) in [(&new.ours, of_ours as fn(Lang, &str) -> String), (&new.elsewhere, also)] {
        let these: Vec<String> = these.iter().take(10).map(|one| party(one, lang)).collect();
        below.extend((!these.is_empty()).then(|| say(lang, &these.join(", "))));
    }
    if !letter.attachments.is_empty() {
        let files: Vec<String> = letter.attachments.iter().take(50).map(|attached| file(attached, lang)).collect();
        below.push(attached(lang, &files.join(", ")));
    }
    match letter.hour {
        Hour::Known => {}
        Hour::Received => below.push(HOUR_RECEIVED.get(lang).to_owned()),
        Hour::Unzoned(_) => below.push(HOUR_UNZONED.get(lang).to_owned()),
    }
    if letter.is_packed {
        below.push(PACKED.get(lang).to_owned());
    }
    match letter.writing {
        Writing::Known => {}
        Writing::Guess(name) => below.push(guessed(lang, name)),
        Writing::Garbled => below.push(GARBLED.get(lang).to_owned()),
    }
    match letter.unread {
        None => {}
        Some(Unread::Sealed) => below.push(SEALED.get(lang).to_owned()),
        Some(Unread::Form) => below.push(FORM.get(lang).to_owned()),
        Some(Unread::Quoted) => below.push(QUOTED.get(lang).to_owned()),
    }
    let unread = plan.unread.iter().filter(|(at, _)| *at == new.at);
    below.extend(unread.map(|(_, problem)| invitation_unread(lang, &calendar::reason(problem, lang))));
    let all = letter.text.chars().count();
    // What is said below has its room.
    let room = TEXT_LIMIT.saturating_sub(below.iter().map(|line| line.chars().count() + 1).sum::<usize>() + 200);
    let text: String = if all > room { letter.text.chars().take(room).chain(['…']).collect() } else { letter.text.clone() };
    if all > room {
        below.push(shortened(lang, &room.to_string(), &all.to_string()));
    }
    let below = below.join("\n");
    if text.is_empty() { below } else { format!("{text}\n\n{below}") }
}
