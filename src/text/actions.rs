//! What is said of the actions of all accounts, and of several that are changed at once.

use crate::domain::Record;
use crate::domain::money::said::short;
use crate::domain::rules::expected::Expected;
use crate::domain::words::{Counted, Lang, Words, counted, thousands};
use crate::editing::several::{Deed, Left, Several};
use crate::printable::width;
use crate::store::every_action::Counts;

crate::sentences! {
    NONE_DELETED: "Удаляем по одному: снимите отметки (Esc) и выберите строку." / "They are deleted one by one: take the marks off (Esc) and choose a row.";
    fn not_understood(words: &str): "Не понято: {words}." / "Not understood: {words}.";
    /// The looks.
    EVERYTHING: "Все дела" / "All actions";
    BOARD: "Доска" / "Board";
    SPANS: "Сроки" / "Time line";
    OPPORTUNITIES: "Возможности" / "Opportunities";
    BENEFIT: "Выгода и усилия" / "Benefit and effort";
    /// What the key is called that turns to each of them.
    TO_LIST: "список" / "list";
    TO_BOARD: "доска" / "board";
    TO_SPANS: "сроки" / "time line";
    TO_OPPORTUNITIES: "возможности" / "opportunities";
    TO_TODAY: "сегодня" / "today";
    TO_BENEFIT: "выгода и усилия" / "benefit and effort";
    /// Headings of columns.
    OWNER: "Кто" / "Who";
    SOURCE: "Откуда" / "From";
    /// Over what was closed.
    CLOSED: "Закрыто" / "Closed";
    /// The columns of the board.
    LATE: "Просрочено" / "Overdue";
    COMING: "Ближайшие 7 дней" / "The next 7 days";
    LATER: "Позже" / "Later";
    UNDATED: "Без срока" / "No day";
    WEEK: "Неделя" / "Week";
    REST: "Остальное" / "The rest";
    CLOSED_LATELY: "Закрыто за 30 дней" / "Closed, 30 days";
    fn headed(name: &str, count: &str): "{name} · {count}" / "{name} · {count}";
    fn first_of_each(count: &str): "В столбце первые {count}, остальные — в списке (v)." / "The first {count} of each column; the list (v) has the others.";
    /// Of a row without a day, in the place of its bar.
    NO_DAY: "без срока" / "no day";
    /// In the title.
    fn late(count: &str): "просрочено {count}" / "{count} overdue";
    fn due_today(count: &str): "сегодня {count}" / "{count} today";
    fn marked(count: &str): "отмечено {count}" / "{count} marked";
    fn kept_as(name: &str): "«{name}»" / "“{name}”";
    /// What the filter finds on the board.
    fn filtered(words: &str): "по «{words}»" / "by “{words}”";
    /// What Esc does while something is marked.
    UNMARK: "снять отметки" / "unmark";
    UNMARK_ONE: "снять отметку" / "unmark";
    /// Whom to hand over to.
    HAND_OVER: "Кому передать" / "Hand over to";
    MYSELF: "себе" / "myself";
    /// The names of filters.
    FILTERS: "Фильтры дел" / "Filters";
    NO_FILTER: "Фильтров пока нет: наберите слова после /, и y сохранит их под именем." / "There are no filters yet: type words after /, and y keeps them under a name.";
    KEEP: "сохранить этот фильтр под именем" / "keep this filter under a name";
    RENAME: "переименовать" / "rename";
    FORGET: "забыть" / "forget";
    WHOLE: "все дела, без фильтра" / "all actions, no filter";
    /// What was done to several.
    fn completed(what: &str): "Выполнено: {what}. Отменить: u." / "Done: {what}. u undoes it.";
    fn moved(what: &str, day: &str): "Перенесено на {day}: {what}. Отменить: u." / "Moved to {day}: {what}. u undoes it.";
    fn handed(what: &str, to: &str): "Передано ({to}): {what}. Отменить: u." / "Handed over to {to}: {what}. u undoes it.";
    fn taken(what: &str): "Взято себе: {what}. Отменить: u." / "Taken over: {what}. u undoes it.";
    fn next_ones(count: usize): "Следующих по повтору: {count}." / "Next ones that repeat: {count}.";
    fn still_late(count: usize): "Срок уже наступил, считаются опоздавшими: {count}." / "Their day had come, they count as late: {count}.";
    fn left(parts: &str): "Не изменено: {parts}." / "Left as it was: {parts}.";
    NOTHING_CHANGED: "Ничего не изменено." / "Nothing was changed.";
    fn gone(count: usize): "{count} уже удалено" / "{count} deleted meanwhile";
    fn closed(count: usize): "{count} уже закрыто" / "{count} closed already";
    fn same(count: usize): "{count} уже так" / "{count} so already";
    fn theirs(count: usize): "{count} делает клиент" / "{count} done by the client";
    /// What may come of opportunities, by the amounts and how likely they are (M28).
    EXPECTED: "Ожидаем" / "Expected";
    NO_PROBABILITY: "— нет вероятности" / "— no probability";
    NO_AMOUNT: "— нет суммы" / "— no amount";
    fn expected(sums: &str): "ожидаем {sums}" / "expected {sums}";
    fn of_whole(expected: &str, whole: &str): "{expected} из {whole}" / "{expected} of {whole}";
    fn unlikely(count: &str): "{count} без оценки" / "{count} not judged";
    /// In a shell.
    fn total(open: &str, late: &str): "Открыто {open}, просрочено {late}." / "{open} open, {late} overdue.";
    NOTHING: "Таких дел нет." / "There are no such actions.";
}

const ACTIONS: Counted = counted(["дело", "дела", "дел"], ["action", "actions"]);

/// So many actions: «5 дел».
pub fn actions(count: usize, lang: Lang) -> String {
    ACTIONS.with(lang, count as u64)
}

/// How they stand, the first parts those that count most.
pub fn standing(counts: Counts, marks: usize, lang: Lang) -> Vec<String> {
    let say = |count: usize, say: fn(Lang, &str) -> String| (count > 0).then(|| say(lang, &thousands(count as u64)));
    [say(marks, marked), say(counts.late, late), say(counts.today, due_today)].into_iter().flatten().collect()
}

/// What was done to several, and what was left as it was; `to` is the day or the name that they have now.
pub fn done(several: &Several, deed: Deed, to: &str, lang: Lang) -> String {
    let what = actions(several.changed, lang);
    let first = match deed {
        _ if several.changed == 0 => NOTHING_CHANGED.get(lang).to_owned(),
        Deed::Done => completed(lang, &what),
        Deed::Move(_) => moved(lang, &what, to),
        Deed::HandOver(Some(_)) => handed(lang, &what, to),
        Deed::HandOver(None) => taken(lang, &what),
    };
    let reasons: Vec<String> = several.left.iter().map(|(why, count)| reason(*why, *count, lang)).collect();
    let parts = [
        Some(first),
        (several.next > 0).then(|| next_ones(lang, several.next)),
        (several.late > 0).then(|| still_late(lang, several.late)),
        (!reasons.is_empty()).then(|| left(lang, &reasons.join(", "))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn reason(why: Left, count: usize, lang: Lang) -> String {
    match why {
        Left::Gone => gone(lang, count),
        Left::Closed => closed(lang, count),
        Left::Same => same(lang, count),
        Left::Theirs => theirs(lang, count),
    }
}

/// The columns of the board: five where they have room, else four.
pub fn columns(wide: bool) -> &'static [Words] {
    if wide { &[LATE, COMING, LATER, UNDATED, CLOSED_LATELY] } else { &[LATE, WEEK, REST, CLOSED] }
}

/// What is expected of all that is open, with how many have no probability, in so many cells; empty where nothing is.
pub fn expectation(sums: &[(String, Expected)], lang: Lang, cells: usize) -> String {
    let one = |(currency, found): &(String, Expected)| {
        let told = |sum: i128| short(sum, currency, lang);
        of_whole(lang, &told(found.expected), &told(found.whole))
    };
    let unlikely: usize = sums.iter().map(|(_, found)| found.unlikely).sum();
    let likely = sums.iter().map(one).collect::<Vec<_>>().join(" + ");
    let said = expected(lang, &likely);
    let unlikely = (unlikely > 0).then(|| self::unlikely(lang, &thousands(unlikely as u64)));
    let whole = [Some(said.clone()), unlikely].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    match sums.is_empty() {
        true => String::new(),
        false => [whole, said].into_iter().find(|said| width(said) <= cells).unwrap_or_default(),
    }
}

/// Why nothing can be said of what an opportunity may bring.
pub fn unexpected(opportunity: &Record) -> Option<Words> {
    match (opportunity.int("amount"), opportunity.int("probability")) {
        (None, _) => Some(NO_AMOUNT),
        (_, None) => Some(NO_PROBABILITY),
        _ => None,
    }
}
