//! What is asked of a calendar and of letters alike: whose they are, and what is offered to be done with them (M20, M22).

use crate::domain::Lang;
use crate::store::calendar::Answer;
use std::collections::BTreeMap;

crate::sentences! {
    OR: " или " / " or ";
    fn left_of(what: &str, count: &str, example: &str): "{what}: {count} ({example})" / "{what}: {count} ({example})";
    NOTHING_LEFT: "Здесь ничего не пропущено: показывать нечего." / "Nothing is left out here.";
    REST_WAITS: "Кроме того, что ждёт ответа, всё уже здесь." / "All but what waits to be answered is here already.";
    ANSWERED: "Вы ответили, запомнится" / "You answered, to be remembered";
    fn answered_as(what: &str, account: &str): "{what} — {account}" / "{what}: {account}";
    fn agreed_off(what: &str): "{what}: отменится и здесь" / "{what}: called off here too";
    fn agreed_closes(what: &str): "{what}: закроется письмом" / "{what}: closed by the letter";
    fn answered_nobody(what: &str): "{what} — не ваш клиент" / "{what}: no client of yours";
    /// How a shell is told whose they are.
    HOW_WHOSE: "Чьи они, скажите так: --whose example.ru=Клиент. Ничьи: --whose example.ru=" / "Say whose they are: --whose example.com=Client. Nobody of yours: --whose example.com=";
    fn how_series(asks: &str): "Об одной встрече: --whose \"{asks}=Клиент\"" / "Of one meeting: --whose \"{asks}=Client\"";
    /// Whether guesses are taken in too.
    ASK_GUESSES: "Внести и догадки, запомнив, чьи они? [д/н] " / "Take in the guesses too, and remember them? [y/n] ";
    /// How they are taken in where nobody is asked.
    HOW_GUESSES: "Догадки подождут. Внести и их: --guesses." / "Guesses wait. To take them in too: --guesses.";
    fn public_domain(domain: &str): "{domain} — общий почтовый домен, он ничей. Назовите адрес целиком: --whose имя@{domain}=Клиент." / "{domain} is a public mail domain and nobody’s. Give the whole address: --whose name@{domain}=Client.";
    fn no_answer(said: &str): "«{said}» — не адрес и не домен с клиентом. Пишите так: --whose example.ru=Клиент." / "“{said}” is no address or domain with a client. Write: --whose example.com=Client.";
}

crate::sentences! {
    /// The tab of what was answered.
    ANSWERS: "Адреса" / "Addresses";
    ABOUT: "Адрес, домен или серия встреч" / "Address, domain or series";
    WHOSE: "Чьё" / "Whose";
    NO_ANSWERS: "Здесь будет то, что вы ответите о незнакомых адресах и встречах, внося календарь и письма: ответ можно сменить или забыть." / "What you answer about unknown addresses and meetings when calendars and letters come in will stand here, to be changed or forgotten.";
    fn whose_is(what: &str): "Чьё это: {what}" / "Whose is {what}";
    fn answered_anew(what: &str, account: &str): "{what} — теперь {account}, со следующего файла; о том, что уже в плане, он спросит. Отменить: u." / "{what}: {account} from the next file on; of what is planned already it asks. u undoes it.";
    fn answered_not_ours(what: &str): "{what} — не ваш клиент, со следующего файла; о том, что уже в плане, он спросит. Отменить: u." / "{what}: no client of yours from the next file on; of what is planned already it asks. u undoes it.";
    fn forgotten(what: &str): "Ответ забыт: {what}. О новом спросим; что уже в дневнике, осталось. Отменить: u." / "The answer on {what} is forgotten: of what is new it will be asked, what is in the diary stays. u undoes it.";
    fn of_series(title: &str): "серия «{title}»" / "series “{title}”";
}

/// What an answer is about: an address, a domain, or a series of meetings by the title that it had last.
pub fn about(answer: &Answer, lang: Lang) -> String {
    match answer.about.split_once(':') {
        Some(("series", uid)) => of_series(lang, answer.title.as_deref().unwrap_or(uid)),
        Some((_, what)) => what.to_owned(),
        None => answer.about.clone(),
    }
}

/// How many of the accounts of which one is meant are named.
const NAMED: usize = 4;

/// «Ромашка или Север-Металл?»: which of several it is.
pub fn which<'a>(names: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let mut names: Vec<&str> = names.collect();
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…");
    }
    let last = names.pop().unwrap_or_default();
    let before = names.join(", ");
    if before.is_empty() { format!("{last}?") } else { format!("{before}{}{last}?", OR.get(lang)) }
}

/// By what it is remembered that a guess by a domain is wrong: of these addresses there, since the domain is a client's.
pub fn not_theirs<'a>(asks: &str, mails: impl Iterator<Item = &'a str>) -> Vec<String> {
    let Some(domain) = asks.strip_prefix("domain:") else { return Vec::new() };
    let there = mails.filter(|mail| mail.rsplit_once('@').is_some_and(|(_, at)| at == domain));
    there.map(|mail| format!("mail:{mail}")).collect()
}

/// What is asked about a meeting or a letter, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// By what the answer is remembered.
    pub asks: String,
    /// Of what it is remembered that it is nobody's of ours; of that by which it is asked where it is empty.
    pub not: Vec<String>,
    /// What that is, as a person calls it.
    pub what: String,
    /// Under which name an account is looked for.
    pub name: String,
    /// The account that is guessed, or was answered.
    pub account: Option<i64>,
    /// The accounts of one of which it is, where several are meant.
    pub may: Vec<i64>,
    /// It is whose something is; else whether something offered is done.
    pub is_whose: bool,
    /// It was answered.
    pub answered: bool,
    /// What is shown of it.
    pub line: String,
}

impl Question {
    /// Whether something offered is done, as it is shown.
    pub(super) fn offered(asks: &str, what: String, line: String) -> Question {
        Question {
            asks: asks.to_owned(),
            not: Vec::new(),
            what,
            name: String::new(),
            account: None,
            may: Vec::new(),
            is_whose: false,
            answered: false,
            line,
        }
    }

    /// The same where it was agreed to.
    pub(super) fn agreed(asks: &str, what: String, line: String) -> Question {
        Question { answered: true, ..Question::offered(asks, what, line) }
    }

    /// Whose something is, as it was answered: an account with its name, or nobody of ours.
    pub(super) fn answered(asks: &str, what: String, account: Option<i64>, names: &BTreeMap<i64, String>, lang: Lang) -> Question {
        let name = account.and_then(|account| names.get(&account)).cloned();
        let line = name.as_ref().map_or_else(|| answered_nobody(lang, &what), |name| answered_as(lang, &what, name));
        Question { is_whose: true, account, name: name.unwrap_or_default(), ..Question::agreed(asks, what, line) }
    }
}
