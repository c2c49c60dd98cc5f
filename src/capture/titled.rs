//! Which clients the title of a meeting or the subject of a letter names, and whose people it does: a title is no sentence, and nobody
//! stands by to be asked while it is read.

use super::addressee::all_words;
use super::head::is_between;
use super::mentioned::people_named;
use super::naming::{Known, Named, Names};
use super::unread::is_plain;
use super::vocabulary::{begins, is_little};
use crate::domain::name::{company_key, fold};
use crate::store::Result;

/// How many words of a title are looked at.
const WORDS: usize = 24;
/// The most words of a name in a title.
const NAME: usize = 4;
/// A name of so many letters at most is as short as words that mean nothing.
const SHORT: usize = 3;
/// A name written in one word or in two, as one likes, has so many letters at least.
const JOINED: usize = 5;

/// Which accounts a title names by their whole names, in any case form and script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Titled {
    /// None.
    Nobody,
    /// This one, called so: «Встреча с Ромашкой»; and whether no common word is meant by that.
    One(i64, String, bool),
    /// Several, or one of several: «Ромашка и Альфа: общий склад».
    Several(Vec<i64>),
}

/// Which accounts a title names.
///
/// # Errors
/// Those of reading the file.
pub fn accounts_named(known: &Known, title: &str) -> Result<Titled> {
    let words: Vec<&str> = all_words(title).take(WORDS).collect();
    let mut found: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut taken = 1;
        for count in (1..=NAME.min(words.len() - at)).rev() {
            let Some(phrase) = words.get(at..at + count).filter(|phrase| may_be_a_name(known, phrase)) else { continue };
            if let Some(name) = named(known, title, phrase)? {
                found.push(name);
                taken = count;
                break;
            }
        }
        at += taken;
    }
    // What is surely a name needs no short word beside it to be one.
    if found.iter().any(|name| name.sure) {
        found.retain(|name| name.sure);
    }
    let mut all: Vec<i64> = found.iter().flat_map(|name| name.accounts.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    Ok(match (&all[..], found.into_iter().next()) {
        ([account], Some(name)) => Titled::One(*account, name.typed, name.sure),
        ([], _) | (_, None) => Titled::Nobody,
        _ => Titled::Several(all),
    })
}

/// The accounts of those who are named in a title and known here, and what the first of them is called.
///
/// # Errors
/// Those of reading the file.
pub fn accounts_of_people_named(known: &Known, title: &str) -> Result<Option<(Vec<i64>, String)>> {
    people_named(known, std::iter::once((title, false)))
}

/// A name in a title.
struct Name {
    accounts: Vec<i64>,
    typed: String,
    /// It is no word that may mean anything else.
    sure: bool,
}

/// Whether words may be a name: of more than two it is looked at only where they are joined by «и», or a name begins with the first.
fn may_be_a_name(known: &Known, words: &[&str]) -> bool {
    match words {
        [] => false,
        [.., last] if is_between(last) && !is_and_company(words) => false,
        // «У Палыча»
        [_] | [_, _] => true,
        [first, ..] if is_between(first) => false,
        [first, within @ .., _] => within.iter().any(|word| is_between(word)) || known.begins(first),
    }
}

/// «Кедр и Ко», «Гвоздь и К»: whether words end as names of several do, and the last one stands between nothing.
fn is_and_company(words: &[&str]) -> bool {
    matches!(words, [_, .., and, last] if fold(and) == "и" && ["ко", "к"].contains(&fold(last).as_str()))
}

/// The accounts that words of a title name, whole.
fn named(known: &Known, title: &str, words: &[&str]) -> Result<Option<Name>> {
    let typed = words.join(" ");
    let name = |accounts, sure| Ok(Some(Name { accounts, typed: typed.clone(), sure }));
    if let [word] = words
        && word.chars().count() <= SHORT
    {
        let accounts = known.accounts_called(&company_key(word))?;
        return match accounts.is_empty() {
            false if is_written_as_a_name(word, title) => name(accounts, !is_of_a_chore(title) && !YES.contains(&fold(word).as_str())),
            // «Мир», «все»: a word like any other, so that it is asked.
            false if word.starts_with(char::is_uppercase) || !(is_plain(word) || is_little(word)) => name(accounts, false),
            _ => Ok(None),
        };
    }
    if let Some((accounts, Named::Whole | Named::Form)) = known.accounts(&typed)? {
        return name(accounts, !is_of_a_chore(title) && !begins_a_phrase(&typed, title));
    }
    // «Хлеб & Соль», where it is written «Хлеб и Соль» here, or the other way round.
    let bare: Vec<&str> = words.iter().filter(|word| !is_between(word)).copied().collect();
    let key = company_key(&bare.join(" ")).replace(' ', "");
    if key.chars().count() < JOINED || words.first().is_none_or(|first| is_between(first)) {
        return Ok(None);
    }
    let accounts = known.accounts_written_together(&key)?;
    if accounts.is_empty() { Ok(None) } else { name(accounts, true) }
}

/// What one says as well as a name of two letters.
const YES: [&str; 4] = ["ок", "ok", "да", "yes"];
/// How words begin of what one has to do with a company that serves one, or learns about it: no meeting with a client.
const CHORES: [&str; 18] = [
    "оплат",
    "заплат",
    "купить",
    "обучен",
    "вебинар",
    "подписк",
    "обновлен",
    "обновить",
    "курсы",
    "тренинг",
    "лиценз",
    "pay",
    "buy",
    "training",
    "webinar",
    "subscription",
    "renew",
    "update",
];
/// How names of companies begin that are words of trade as well: «Старт проекта», «Вектор развития отдела».
const WORDS_OF_TRADE: &str = "акцент альтернатив альянс баланс вектор вершин взгляд горизонт диалог динамик запас импульс инноваци интеграл источник      контакт контур концепт курс лента лидер магистрал маршрут мастер мир норм опор орбит основ партнер перспектив план поток проект прогресс прорыв      развити ракурс ресурс ритм система сигнал совет содружеств союз стандарт старт стратег сфера темп технолог точк траектори успех фактор фокус      формат форум формул центр цикл шаг эталон эксперт элемент этап start vector focus progress project vision impact base core pulse trend      standard partner system centre center source forum horizon direct action";

/// «Оплатить МТС», «Обучение 1С»: whether a title tells of a chore rather than of a meeting.
fn is_of_a_chore(title: &str) -> bool {
    all_words(title).any(|word| begins(&CHORES, &fold(word)))
}

/// «Лента новостей», «Новые технологии в упаковке»: whether a name that is made of words of trade begins a title that goes on in small letters, so
/// that it may be no name there.
fn begins_a_phrase(typed: &str, title: &str) -> bool {
    let goes_on = title.trim_start().strip_prefix(typed).is_some_and(|rest| {
        let mut letters = rest.chars();
        letters.next() == Some(' ') && letters.next().is_some_and(char::is_lowercase)
    });
    let of_trade = |word: &str| WORDS_OF_TRADE.split_whitespace().any(|begun| fold(word).starts_with(begun));
    goes_on && all_words(typed).any(of_trade)
}

/// Whether a short word is written as short names are and words are not: «РЖД», `X5`, «1С», in a title that is not all in capitals.
fn is_written_as_a_name(word: &str, title: &str) -> bool {
    let is_small = |text: &str| text.chars().any(char::is_lowercase);
    let is_large = word.chars().count() > 1 && word.chars().any(char::is_uppercase) && !is_small(word);
    is_large && (is_small(title) || title.trim() == word)
}
