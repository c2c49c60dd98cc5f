//! What forms and pickers say.

use crate::domain::Lang;
use crate::domain::Words;
use crate::domain::day::DAYS;
use crate::domain::ethics::{Concern, Refused};
use crate::domain::money::said::exact;
use crate::domain::span::Unit;
use crate::domain::tax_id::Odd;
use crate::editing::Problem;

crate::sentences! {
    /// What was written where a new record comes from.
    fn written_there(entry: &str, notes: &str): "{entry}:\n{notes}" / "{entry}:\n{notes}";
    /// A required field is empty.
    REQUIRED: "Заполните это поле." / "This field is needed.";
    NO_DAY: "Не похоже на дату. Примеры: завтра, пт, +3, 12.03, 12 марта." / "That is no date. Examples: tomorrow, fri, +3, 12.03, 12 mar.";
    NO_MONTH: "Не похоже на месяц или дату. Примеры: октябрь, 10.2026, 12.10." / "That is no month or date. Examples: October, 10.2026, 12 Oct.";
    NO_AMOUNT: "Не похоже на сумму. Примеры: 120 000, 1,5 млн, 120 т.р." / "That is no amount. Examples: 120 000, 1.5 mln, 300k.";
    TOO_LARGE: "Слишком большая сумма: здесь хранятся меньше 10 трлн." / "Too large a sum: less than 10 trillion is kept here.";
    NEGATIVE: "Здесь сумма не бывает меньше нуля: уберите минус." / "This sum is never less than nothing: take the minus away.";
    NO_PERIOD: "Не похоже на срок. Примеры: 30 дней, раз в месяц, 2 недели." / "That is no span of days. Examples: 30 days, monthly, 2 weeks.";
    NO_NOTICE: "Так: 30 дней, 2 недели, 2 месяца, квартал." / "Like this: 30 days, 2 weeks, 2 months, a quarter.";
    /// A gift in another currency than the limit of the settings.
    fn limit_in(currency: &str): "Предел подарков задан в другой валюте ({currency}): запишите сумму в ней." / "The limit of gifts is set in {currency}: write the sum in that currency.";
    /// A gift beyond the limit of the settings.
    fn too_dear(most: &str): "Подарок не дороже {most}: так в настройках." / "A gift costs at most {most}: so the settings say.";
    EXCEEDS: "Больше, чем было поставок." / "More than there were deliveries.";
    NO_DECIMAL: "Нужно число: 16, 16,5 или −3." / "A number is wanted: 16, 16.5 or −3.";
    NO_PERCENT: "Так: 3 % или 2,5 — не больше ста." / "Like this: 3 % or 2.5, no more than a hundred.";
    NO_MONTH_SPAN: "Нужен месяц: октябрь, 10.2026." / "A month is wanted: October, 10.2026.";
    NO_YEAR: "Нужен год: 2026." / "A year is wanted: 2026.";
    NO_QUARTER: "Нужен квартал или год: IV кв. 2026, 2026." / "A quarter or a year is wanted: Q4 2026, 2026.";
    NO_YEAR_MONTH: "Нужен год или месяц: 2026, 10.2026." / "A year or a month is wanted: 2026, Oct 2026.";
    NO_SPAN: "Нужен месяц, квартал или год: 10.2026, IV кв. 2026, 2026." / "A month, a quarter or a year is wanted: Oct 2026, Q4 2026, 2026.";
    NO_ANSWER: "Запишите ответ: без него вопрос остаётся открытым." / "Write the answer: without it the question stays open.";
    NOBODY: "Это не похоже на имя человека." / "This is not the name of a person.";
    NO_COMPANY: "Это телефон, почта или целая строка, а не название." / "This is a phone, an e-mail or a whole row, not a name.";
    UNREADABLE: "Знак «�» стоит вместо потерянной буквы: впишите имя целиком." / "“�” stands for a lost letter: write the name whole.";
    ENDS_FIRST: "Конец раньше начала: проверьте оба дня." / "The end comes before the beginning: look at both days.";
    /// A row of Today waits for a day to come.
    WAITS_AHEAD: "Отложить можно только на будущий день." / "It can only be put off to a day to come.";
    NEITHER: "Закупки на ноль не бывает. Возврат запишите с минусом." / "A purchase of nothing is none. A return is written with a minus.";
    ZERO: "Сумма должна быть больше нуля." / "The amount must be more than nothing.";
    DAY_EXAMPLES: "Завтра, пт, +3, 12.03 или 12 марта." / "Tomorrow, fri, +3, 12.03 or 12 mar.";
    NO_BIRTHDAY: "Не похоже на день рождения. Примеры: 12.03.1974, 12 марта." / "That is no birthday. Examples: 12.03.1974, 12 mar.";
    NO_TIME: "Не похоже на время. Примеры: 15:00, 9.30." / "That is no time. Examples: 15:00, 3pm.";
    fn no_phone(value: &str): "«{value}» — не телефон: нужно не меньше пяти цифр. Короткий внутренний пишут так: доб. 114." / "“{value}” is no phone: at least five figures are needed. A short one inside is written: ext. 114.";
    fn no_email(value: &str): "«{value}» — не адрес почты. Пример: ivanov@example.org." / "“{value}” is no e-mail address. Example: ivanov@example.org.";
    fn no_tax_id(value: &str): "«{value}» — не ИНН: в нём цифры, а у зарубежных номеров и латинские буквы." / "“{value}” is no tax id: it has figures, and abroad Latin letters too.";
    fn short_tax_id(value: &str): "«{value}» короче любого ИНН." / "“{value}” is shorter than any tax id.";
    fn odd_tax_id(value: &str): "Проверьте ИНН {value}: контрольная цифра не сходится." / "Check the tax id {value}: as a Russian one its check figure does not agree.";
    /// A spreadsheet takes the zero from the front of a number.
    fn zeroless_tax_id(value: &str): "Похоже, у ИНН {value} потерян ноль впереди: 0{value}." / "The tax id {value} seems to have lost its first zero: 0{value}.";
    /// What looks wrong may be right all the same.
    REACHED_ANYWAY: "Если всё верно, сохраните ещё раз." / "If it is right, save once more.";
    FLAG: "Пробел — да или нет." / "Space: yes or no.";
    TO_SHEET: "в переговоры" / "to the negotiation";
    PICK: "Начните печатать — откроется список." / "Begin typing: the list opens.";
    /// What was typed into one field belongs to another.
    fn moved_to(field: &str): "Перенесено в поле «{field}»." / "Moved to the field “{field}”.";
    DRAFT_RESTORED: "Здесь то, что вы не успели сохранить. F8 дважды — забыть." / "This is what you had not saved yet. F8 twice drops it.";
    /// A day that may be meant otherwise.
    fn which_day(day: &str): "Это {day}? Напишите день с годом." / "Is it {day}? Write the day with its year.";
    /// What is written like a day and is none, with the day that may be meant.
    fn no_such_day(typed: &str, near: &str): "Дня «{typed}» нет. Может быть, {near}?" / "There is no {typed}. Is {near} meant?";
    /// A judgement was made, and where it comes from is asked.
    EVIDENCE_ASKED: "Откуда это известно? Enter — это догадка." / "Where does it come from? Enter: it is a guess.";
    /// Since the form was opened another record came to stand where the one was that it is of: by undoing elsewhere, or by a restore.
    fn taken_by_another(name: &str): "Записи, для которой это набрано, в файле больше нет, на её месте теперь «{name}». Ничего не записано, набранное осталось здесь: перенесите его в форму нужной записи." / "The record that this was typed for is no longer in the file, and “{name}” stands in its place now. Nothing was saved; what you typed is still here: take it to the form of the right record.";
    /// The same of what is chosen in a field.
    fn chosen_is_another(field: &str, name: &str): "Того, что выбрано в поле «{field}», в файле больше нет, на его месте теперь «{name}». Ничего не записано: уберите и выберите заново." / "What was chosen in “{field}” is no longer in the file, and “{name}” stands in its place now. Nothing was saved: clear it and choose again.";
    /// The account, the planned contact or the waiting line that a line was opened for is gone, and another one has its place.
    OF_ANOTHER_NOW: "Записи, для которой открыта строка, в файле больше нет. Посмотрите, как строка понята без неё; Enter — записать так" / "The record that the line was opened for is no longer in the file. See how it is understood without it; Enter saves it so";
    DRAFT_KEPT: "Не сохранено, но и не потеряно: текст ждёт в этой же форме." / "Not saved, not lost: the text waits in the same form.";
    /// The record that it was typed over is gone.
    DRAFT_KEPT_APART: "Не сохранено, но и не потеряно: этой записи в файле больше нет, и текст откроется в строке при следующем запуске." / "Not saved, not lost: this record is no longer in the file, and the text opens in the line at the next start.";
    DRAFT_BESIDE: "Здесь ждёт и набранное раньше: оно вернётся, когда вы сохраните или забудете это и откроете форму снова." / "What you typed before waits here too: it comes back once this is saved or dropped and the form is opened again.";
    DRAFT_DROPPED: "Черновик забыт. Esc и u — вернуть." / "The draft is dropped. Esc and u bring it back.";
    DRAFT_BACK: "Черновик возвращён." / "The draft is back.";
    DROP_AGAIN: "F8 ещё раз — забыть всё, что здесь набрано." / "F8 once more drops all that was typed here.";
    NOTHING_TYPED: "Забывать нечего: ничего не набрано." / "Nothing was typed, so there is nothing to drop.";
    CREATE_BY_KEY: "Такого нет. Создать — F7, или строка «+» и Enter." / "There is none. F7 creates one, or the row with + and Enter.";
    NAME_FIRST: "Сначала наберите имя." / "Type the name first.";
    NONE_MADE: "Здесь выбирают из того, что есть." / "Here one chooses among what there is.";
    NO_LIST: "В этом поле печатают: выбирать не из чего." / "This field is typed: there is no list to choose from.";
    NO_OTHER_CLIENT: "Клиента здесь не меняют." / "The account cannot be changed here.";
    WHOSE: "Чьё это: клиент" / "Whose this is: account";
    UNFOLD: "Пробел — развернуть или свернуть." / "Space unfolds or folds.";
    CONFLICT: "Это только что изменили в другом окне. Сохраните ещё раз, чтобы оставить своё, или возьмите их версию: F6." / "This was just changed in another window. Save again to keep yours, or take the other version: F6.";
    fn decided_elsewhere(what: &str): "В другом окне об этом уже решили: {what}. Сохраните ещё раз, чтобы заменить то решение своим." / "Another window has decided on it: {what}. Save again to put yours in its place.";
    SELECT: "Выделите текст стрелками и нажмите F7 ещё раз." / "Select the text with the arrows and press F7 again.";
    EXTRACT: "Сделать из выделенного" / "Make of the selection";
    /// No person fits what is typed.
    NOBODY_FOUND: "Никого не нашлось." / "Nobody found.";
    /// Nothing else fits what is typed.
    NOTHING_FOUND: "Ничего не нашлось." / "Nothing found.";
    CHOSEN: "Выбрано" / "Chosen";
    TYPE_TO_FIND: "начните печатать" / "type to find";
    fn no_birth_year(year: i32): "{year} год не подходит. Если год неизвестен, пишите без него: 12 марта." / "{year} cannot be the year. If it is not known, leave it out: 12 mar.";
    fn number(least: i64, most: i64): "Нужно целое число от {least} до {most}." / "A whole number from {least} to {most} is needed.";
    fn too_long(limit: usize): "Больше сюда не помещается: предел — {limit} знаков." / "No more fits here: the limit is {limit} characters.";
    fn paste_too_long(limit: usize): "Вставка не помещается: предел — {limit} знаков. Ничего не вставлено: возьмите текст оттуда же частями." / "The paste does not fit: the limit is {limit} characters. Nothing was put in: take the text in parts from where it came.";
    /// The line is full, and more came.
    fn line_is_full(limit: usize, over: usize): "В строку помещается {limit} знаков. Остальное (знаков: {over}) не потеряно: оно откроется в строке, когда вы закончите с этой." / "The line takes {limit} characters. The rest ({over}) is not lost: it opens in the line once you are done with this one.";
    fn filled(filled: usize, all: usize): "заполнено {filled} из {all}" / "{filled} of {all} filled";
    fn line_of(line: usize, all: usize): "строка {line} из {all}" / "line {line} of {all}";
    fn perhaps_known(name: &str): "Похоже, уже есть: {name}. Сохраните ещё раз, если это другая запись." / "It seems to be there already: {name}. Save once more if this is another one.";
    /// What is written down for one client names another.
    fn names_others(names: &str, account: &str): "Здесь названы другие: {names}. Сохраните ещё раз, если это для клиента «{account}»." / "Others are named here: {names}. Save once more if this is for {account}.";
    /// What is planned for a day that has passed.
    fn planned_past(day: &str): "Запланировано на прошедший день: {day}. Исправьте день или состояние, или сохраните ещё раз." / "Planned for a day that has passed: {day}. Correct the day or the state, or save once more.";
    /// What is promised is due on a day that has passed.
    fn due_past(day: &str): "Срок уже прошёл: {day}. Исправьте день, или сохраните ещё раз." / "The due day has passed: {day}. Correct the day, or save once more.";
    /// The same of another field of what is to come.
    fn day_past(field: &str, day: &str): "{field}: {day} — уже прошло. Исправьте день, или сохраните ещё раз." / "{field}: {day} has passed. Correct the day, or save once more.";
    /// What was typed in the other keyboard layout, as it may have been meant.
    fn turned(meant: &str): "Похоже на другую раскладку: {meant}. Исправьте, или сохраните ещё раз." / "It seems to be the other layout: {meant}. Correct it, or save once more.";
    /// What was bought, or talked about, on a day that has not come.
    fn bought_ahead(day: &str): "Закупка за будущее: {day}. Исправьте день, или сохраните ещё раз." / "A purchase of days to come: {day}. Correct the day, or save once more.";
    fn held_ahead(day: &str): "Контакт состоялся, а день ещё впереди: {day}. Исправьте день или состояние, или сохраните ещё раз." / "The contact took place, and its day is still to come: {day}. Correct the day or the state, or save once more.";
    /// Two currencies in one record.
    fn two_currencies(one: &str, other: &str): "У записи одна валюта, а здесь две: {one} и {other}. Запишите все суммы в одной." / "A record has one currency, and here are two: {one} and {other}. Write all amounts in one.";
    /// The currency of what is in the file would change.
    fn currency_changes(before: &str, after: &str): "Валюта этой записи — {before}, а набрано «{after}»: сменится валюта всех её сумм. Если так и нужно, сохраните ещё раз." / "This record is in {before}, and {after} were typed: all its amounts would change to that. If that is meant, save once more.";
    /// The day of a promise written with a contact may be meant otherwise.
    fn promise_doubtful(title: &str, day: &str): "Проверьте день: «{title}» — {day}. Исправьте, или сохраните ещё раз." / "Check the day: “{title}” is for {day}. Correct it, or save once more.";
    fn known_in_picker(name: &str): "Похоже, уже есть: {name}. Ещё раз — если это другая запись." / "It seems to be there already: {name}. Once more if this is another one.";
    /// Of what is not told before a client, that it is kept.
    SAVED: "Сохранено." / "Saved.";
    fn saved(name: &str): "Сохранено: {name}" / "Saved: {name}";
    NO_DUE: "без срока" / "no due day";
    /// A word that looks like a day and is none.
    fn no_such_due(word: &str): "без срока: «{word}» — такого дня нет" / "no due day: there is no “{word}”";
    fn their_version(value: &str): "В другом окне: «{value}»" / "In the other window: “{value}”";
    /// Whoever was chosen by hand and does not work for the client that was chosen after them.
    fn not_there(account: &str, names: &str): "Среди людей клиента «{account}» нет: {names}. Проверьте, тот ли это человек." / "Not among the people of {account}: {names}. Check who is meant.";
    fn on_whose_behalf(name: &str): "От чьего имени: {name}" / "On whose behalf: {name}";
    fn create(name: &str): "Создать «{name}»" / "Create “{name}”";
    fn special(category: &str): "Такое в досье не хранят ({category}): это особая категория личных данных. Запишите то, что нужно для работы." / "A dossier does not hold this ({category}): it is a special category of personal data. Write what the work needs.";
    fn concern_special(words: &str, category: &str): "«{words}» — похоже на особую категорию личных данных: {category}. Измените слова" / "“{words}” looks like a special category of personal data: {category}. Change the words";
    fn concern_insult(words: &str): "«{words}» — так не говорят в лицо. Напишите, что человек сделал или сказал" / "“{words}” is not said to a face. Write what the person did or said";
    fn concern_accusation(words: &str): "«{words}» — это обвинение. Напишите, что видели сами" / "“{words}” accuses somebody. Write what you saw yourself";
    KEEP_ALONE: "или сохраните ещё раз: запись останется только для вас." / "or save again: the record stays with you alone.";
    KEEP_AS_IS: "или сохраните ещё раз, чтобы оставить как есть." / "or save again to leave it as it is.";
    /// A mark beside words that a dossier does not hold, where there is little room.
    fn concern_mark(category: &str): "не для досье: {category}" / "not for a dossier: {category}";
    INSULT_MARK: "не для досье: оскорбление" / "not for a dossier: an insult";
    ACCUSATION_MARK: "не для досье: обвинение" / "not for a dossier: an accusation";
    UNCHANGED: "Изменений нет." / "Nothing was changed.";
    OTHER_SIGN: "Знак не как у суммы: себестоимость закупки — без минуса." / "Not the sign of the amount: the cost of a purchase has no minus.";
    OF_ANOTHER: "Это запись другого клиента. Выберите запись этого или уберите её: Backspace." / "This is another account's record. Choose one of this account, or take it out: Backspace.";
    /// What was chosen there belongs to the client that the form was of before.
    fn was_of_another(name: &str): "Было «{name}» — запись другого клиента." / "It was “{name}”, another account's record.";
    /// Records that hang on one that became another client's.
    fn went_along(what: &str): "Туда же перешли: {what}." / "Along with it went: {what}.";
    /// Letters typed on a value that is chosen from a list.
    fn not_among(letters: &str): "«{letters}» здесь нет. Стрелки листают значения, Backspace убирает буквы." / "There is no “{letters}” here. Arrows go through the values, Backspace takes letters back.";
    /// Letters typed on the heading of a part that is folded.
    TYPED_ON_PART: "Это раздел, букв он не принимает. → раскроет его, ← свернёт." / "This is a part and takes no letters. → opens it, ← folds it.";
    OWN_BOSS: "Человек не может подчиняться сам себе." / "Nobody reports to themselves.";
    BOSS_LOOP: "Получается круг: этот человек сам подчинён ему, прямо или через других." / "This makes a circle: that person reports to this one, straight or through others.";
    OWN_PARENT: "Компания не может быть собственным холдингом." / "A company is not its own parent.";
    PARENT_LOOP: "Получается круг: та компания сама входит в эту, прямо или через другие." / "This makes a circle: that company belongs to this one, straight or through others.";
    ACCUSATION: "Обвинений в досье не пишут. Запишите, что видели сами, без выводов." / "A dossier holds no accusations. Write what you saw yourself, without conclusions.";
    INSULT: "Такое в досье не пишут. Запишите поведение, а не оценку: что человек сделал или сказал." / "A dossier does not hold this. Write behaviour, not a verdict: what the person did or said.";
}

/// What looks wrong of a tax id and may be right all the same.
pub fn doubtful_tax_id(odd: Odd, value: &str, lang: Lang) -> String {
    if odd == Odd::Zero { zeroless_tax_id(lang, value) } else { odd_tax_id(lang, value) }
}

/// The sign between a promise and who it is made to, or by; a task has none.
pub fn arrow(kind: &str) -> Option<&'static str> {
    match kind {
        "our_promise" => Some("→"),
        "their_promise" => Some("←"),
        _ => None,
    }
}

/// A span of days as it was understood: «→ 30 дней».
pub fn every(lang: Lang, days: i64) -> String {
    format!("→ {}", DAYS.with(lang, days.unsigned_abs()))
}

/// Which stretch of the calendar a field wants.
pub fn no_span(units: &[Unit]) -> Words {
    match units {
        [Unit::Month] => NO_MONTH_SPAN,
        [Unit::Year] => NO_YEAR,
        [Unit::Quarter, Unit::Year] => NO_QUARTER,
        [Unit::Year, Unit::Month] => NO_YEAR_MONTH,
        _ => NO_SPAN,
    }
}

/// Why a value is no phone or no e-mail.
pub fn not_reached(kind: &str, value: &str, lang: Lang) -> String {
    if kind == "email" { no_email(lang, value) } else { no_phone(lang, value) }
}

/// The sentence for a problem with a field.
pub fn problem(lang: Lang, problem: Problem) -> String {
    match problem {
        Problem::SamePerson => crate::text::map::ANOTHER_PERSON.get(lang).into(),
        Problem::OfAnother => OF_ANOTHER.get(lang).into(),
        Problem::OwnBoss => OWN_BOSS.get(lang).into(),
        Problem::BossLoop => BOSS_LOOP.get(lang).into(),
        Problem::OwnParent => OWN_PARENT.get(lang).into(),
        Problem::ParentLoop => PARENT_LOOP.get(lang).into(),
        Problem::Required => REQUIRED.get(lang).into(),
        Problem::NoAnswer => NO_ANSWER.get(lang).into(),
        Problem::Neither => NEITHER.get(lang).into(),
        Problem::Zero => ZERO.get(lang).into(),
        Problem::OtherSign => OTHER_SIGN.get(lang).into(),
        Problem::EndsFirst => ENDS_FIRST.get(lang).into(),
        Problem::Exceeds => EXCEEDS.get(lang).into(),
        Problem::LimitIn(currency) => limit_in(lang, currency),
        Problem::TooDear(most, currency) => too_dear(lang, &exact(most, currency, lang)),
        Problem::Unreadable => UNREADABLE.get(lang).into(),
        Problem::Nobody => NOBODY.get(lang).into(),
        Problem::NoCompany => NO_COMPANY.get(lang).into(),
        Problem::TooLong(limit) => too_long(lang, limit),
        Problem::Refused(Refused::Special(category)) => special(lang, category.get(lang)),
        Problem::Refused(Refused::Insult) => INSULT.get(lang).into(),
        Problem::Refused(Refused::Accusation) => ACCUSATION.get(lang).into(),
    }
}

/// What is said of words that a dossier does not hold, and what can be done: reword, or keep them for oneself `alone`.
pub fn concern(lang: Lang, concern: &Concern, alone: bool) -> String {
    let words = &concern.words;
    let what = match concern.why {
        Refused::Special(category) => concern_special(lang, words, category.get(lang)),
        Refused::Insult => concern_insult(lang, words),
        Refused::Accusation => concern_accusation(lang, words),
    };
    format!("{what} {}", if alone { KEEP_ALONE } else { KEEP_AS_IS }.get(lang))
}

/// The same in few words, for a chip under a captured line.
pub fn concern_chip(lang: Lang, concern: &Concern) -> String {
    match concern.why {
        Refused::Special(category) => concern_mark(lang, category.get(lang)),
        Refused::Insult => INSULT_MARK.get(lang).into(),
        Refused::Accusation => ACCUSATION_MARK.get(lang).into(),
    }
}
