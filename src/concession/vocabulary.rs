//! The words of concessions, in both languages, in all their forms and as they are shortened by whoever types with one hand.

use super::Kind;

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// What is conceded.
    Kind(Kind),
    /// How much is bought.
    Volume,
    /// Hundredths.
    Percent,
    /// Days.
    Days,
    /// What it is now follows.
    From,
    /// What it is to be follows.
    To,
    /// What it was follows: «60 вместо 45».
    Before,
    /// So much more follows.
    More,
    /// So much less follows.
    Less,
    /// Of what it is a part follows.
    On,
    /// So often in a year.
    Times(i64),
    /// For each of them, of which nobody says how many there are in a year.
    Each,
    /// What is asked in return follows.
    Return,
    /// It says nothing.
    Nothing,
}

/// What stands between what is now and what is to be, however it was typed.
pub(super) const ARROW: &str = "→";
/// What a dash between two figures is: from one to the other, or any between them.
pub(super) const RANGE: &str = "–";

/// A row: what is said, by which words as they stand, and by which beginnings of words, with blanks between.
struct Row(Sense, &'static str, &'static str);

const ROWS: &[Row] = &[
    Row(
        Sense::Kind(Kind::Deferral),
        "отср отс опл net n defer def terms term credit dso",
        "отсроч рассроч оплат платеж платит deferr deferm payment",
    ),
    Row(Sense::Kind(Kind::Discount), "ск скид disc off", "скидк скидок дисконт discount"),
    Row(Sense::Kind(Kind::Price), "price prices цена цену цены цене ценой цен прайс прайсу прайса", ""),
    Row(Sense::Kind(Kind::Bonus), "бон ретро bon", "бонус ретробонус преми bonus rebate"),
    Row(Sense::Kind(Kind::Delivery), "дост freight shipping carriage", "доставк доставля перевозк логистик deliver"),
    Row(Sense::Volume, "volume volumes growth рост роста росту", "объем закуп"),
    Row(Sense::Percent, "% pct", "процент проц percent"),
    Row(Sense::Days, "д дн день дня дней дням d day days", "суток сутки"),
    Row(Sense::From, "с со от from", ""),
    Row(Sense::To, "до to till until стало станет → –", ""),
    Row(Sense::Before, "вместо было была сейчас instead was now currently", ""),
    Row(Sense::More, "+ еще плюс доп plus more another extra by extend increase raise", "дополнит увелич больше подня продл"),
    Row(Sense::Less, "- минус minus less cut lower reduce decrease", "меньше сократ сниз уменьш"),
    Row(Sense::On, "на on", ""),
    Row(Sense::Times(1), "год году pa p.a annum annually", "ежегодн годов year"),
    Row(Sense::Times(4), "кв", "квартал ежекварт quarter"),
    Row(Sense::Times(12), "мес", "месяц ежемес month"),
    Row(Sense::Times(52), "нед", "недел week"),
    Row(
        Sense::Each,
        "шт кг тн тонна тонну тонны литр км раз pc pcs piece item unit order trip ton tonne kg km truck pallet box daily once",
        "штук килограмм километр рейс заказ отгруз паллет короб ящик машин партия партию поставк ежедневн shipment",
    ),
    Row(Sense::Return, "за взамен обмен если против for return exchange if against", ""),
    Row(
        Sense::Nothing,
        "в через к и по им ему ей нам всё все дать даем дадим дай хотят хочет просят просит нужна нужно \
         a an the of in per at and our cost give want wants ask asks asking all \
         наш наша нашего свой счет нами один одну одна каждый каждую каждое one each every",
        "бесплатн оборот free turnover",
    ),
];

/// Words of the return that stand behind another word: «в обмен на», `in return for`.
pub(super) const BEFORE_RETURN: &[&str] = &["в", "in"];
/// Words that stand between the word of a return and what is asked: «в обмен на», `in return for`, `in exchange for`.
pub(super) const BEHIND_RETURN: &[&str] = &["на", "for"];
/// Whose cost it is: «за наш счёт» is no return.
pub(super) const AT_OURS: &[&str] = &["наш", "свой", "нами"];

/// What a folded word says, if it says something.
pub(super) fn sense(word: &str) -> Option<Sense> {
    let bare = word.trim_matches(['.', ',', ';', ':', '!', '?', '«', '»', '"', '(', ')']);
    let word = if bare.is_empty() { word } else { bare };
    let as_it_stands = ROWS.iter().find(|Row(_, words, _)| words.split(' ').any(|known| known == word));
    let begins = |beginnings: &str| beginnings.split(' ').any(|beginning| !beginning.is_empty() && word.starts_with(beginning));
    as_it_stands.or_else(|| ROWS.iter().find(|Row(.., beginnings)| begins(beginnings))).map(|row| row.0)
}
