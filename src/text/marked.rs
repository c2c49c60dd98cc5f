//! What is asked of a marked piece whose words or figures speak against its mark.

use crate::domain::Lang;
use crate::domain::pledge::Contrary;
use crate::domain::words::Words;

crate::sentences! {
    /// Who was not there, by the words of the line, whoever else was spoken to.
    fn absent(names: &str): "не было: {names}" / "not there: {names}";
    /// An open promise says nearly the same.
    fn nearly(title: &str): "похоже на открытое «{title}»" / "like the open “{title}”";
    /// Of a next contact that stands in the plan as the line says it.
    PLANNED_ALREADY: "уже в плане" / "planned already";
    /// A day that has passed in plain words, which the contact may have been on.
    fn past_in_text(words: &str): "«{words}» осталось в тексте: день контакта ставят в начале" / "“{words}” stays in the text: the day of the contact stands first";
    /// A day to come in plain words, from which nothing follows.
    fn term_in_text(words: &str): "«{words}» осталось в тексте: обещание начинают с «!»" / "“{words}” stays in the text: a promise begins with !";
    fn contact_in_text(words: &str): "«{words}» осталось в тексте: в план — со слова «далее»" / "“{words}” stays in the text: “next” puts it in the plan";
    fn turned(meant: &str): "похоже на другую раскладку: {meant}" / "it seems to be the other layout: {meant}";
    /// After it, in the workbench.
    TO_TURN: "F3 — исправить" / "F3 corrects it";
    fn attitude_in_text(words: &str): "«{words}» осталось в тексте: отношение пишут через «=»: +Имя=за" / "“{words}” stays in the text: an attitude is written with =, as in +Name=pro";
    /// A planned contact of which a line says that another day was proposed for it.
    fn not_moved(what: &str): "в плане без изменений: {what} (T — перенести)" / "still planned: {what} (T moves it)";
    /// Who of other clients the text of a line names.
    fn others(names: &str): "в тексте: {names}" / "in the text: {names}";
    TURNED: "похоже на другую раскладку" / "it seems to be the other layout";
    AGAINST_SIDE: "по словам, обещает другая сторона" / "by its words the other side promises";
    AGAINST_ALL: "по словам, ничего не обещано" / "by its words nothing is promised";
    fn agree_side(title: &str): "«{title}»: по словам, обещает другая сторона (! — мы, !! — они). Ещё раз Enter — записать как есть" / "“{title}”: by its words the other side promises (! is we, !! is they). Enter again saves it as it is";
    fn agree_nothing(title: &str): "«{title}»: похоже, ничего не обещано. Ещё раз Enter — записать обещанием, F3 — исправить" / "“{title}”: nothing seems to be promised. Enter again saves it as a promise, F3 corrects it";
    /// The same in a shell.
    fn check_side(title: &str): "«{title}»: по словам, обещает другая сторона. «!» — обещаем мы, «!!» — они: исправьте знак или слова." / "“{title}”: by its words the other side promises. “!” is our promise, “!!” theirs: correct the mark or the words.";
    fn check_nothing(title: &str): "«{title}»: похоже, ничего не обещано. Если так, уберите знак обещания." / "“{title}”: nothing seems to be promised. If so, leave out the mark of a promise.";
    /// Figures that do not say of what they are so many.
    fn no_unit(words: &str): "«{words}»: тысячи или миллионы, не сказано, останется в тексте (%1,2 млн)" / "“{words}”: thousands or millions is not said, stays in the text (%1.2 m)";
    fn agree_unit(words: &str): "«{words}»: тысячи или миллионы? F3 — исправить (%1,2 млн). Ещё раз Enter — оставить в тексте" / "“{words}”: thousands or millions? F3 corrects it (%1.2 m). Enter again leaves it in the text";
    /// The same in a shell.
    fn check_unit(words: &str): "«{words}»: тысячи или миллионы, не сказано. Напишите сумму целиком: %1,2 млн или %1200 руб." / "“{words}”: thousands or millions is not said. Write the whole sum: %1.2 m, or %1200 eur.";
}

/// Why a promise is asked about whose words speak against its mark.
pub fn against(why: Contrary) -> Words {
    match why {
        Contrary::Side => AGAINST_SIDE,
        Contrary::Nothing => AGAINST_ALL,
    }
}

/// The question about such a promise.
pub fn agree_against(lang: Lang, why: Contrary, title: &str) -> String {
    match why {
        Contrary::Side => agree_side(lang, title),
        Contrary::Nothing => agree_nothing(lang, title),
    }
}

/// The same in a shell: how the line is mended.
pub fn check_against(lang: Lang, why: Contrary, title: &str) -> String {
    match why {
        Contrary::Side => check_side(lang, title),
        Contrary::Nothing => check_nothing(lang, title),
    }
}
