//! A concession in words, and what is asked where a line leaves something open.

use super::{Change, Doubt, Given, Kind, Size, Sum};
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::words::{Counted, Words, counted, w};

/// Days beside their number.
pub(super) const DAYS: Counted = counted(["день", "дня", "дней"], ["day", "days"]);

/// What has to be asked about a line before it can be answered.
pub fn asked(doubt: Doubt) -> Words {
    match doubt {
        Doubt::Empty => w(
            "отсрочка 45 60, скидка 3 %, бонус 2 % на 5 млн, доставка 25 тыс. в месяц; за что — следом: за 0,5 % к цене",
            "deferral 45 60, discount 3%, bonus 2% on 5 mln, delivery 25k a month; what for follows: for 0.5% on the price",
        ),
        Doubt::NoKind => {
            w("что уступаем: отсрочку, скидку, цену, бонус, доставку?", "what is conceded: deferral, discount, price, bonus, delivery?")
        }
        Doubt::NoFigure => w("сколько?", "how much?"),
        Doubt::SeveralKinds => w("здесь две уступки: по одной в строке", "two concessions: one a line"),
        Doubt::SeveralFigures => w("лишнее число: что есть и что просят?", "one figure too many: what is it now, and what is asked?"),
        Doubt::PartOrSum => w("это проценты или сумма? Допишите % или руб.", "percent or a sum? Add % or the currency"),
        Doubt::AllOrMore => {
            w("всего столько дней или ещё столько? Напишите 60 или +15", "so many days in all, or so many more? Write 60 or +15")
        }
        Doubt::NoWholeDays => w("дни считают целыми", "days are whole"),
        Doubt::OtherUnit => {
            w("отсрочка в днях, остальное в процентах или в деньгах", "a deferral is in days, all else in percent or money")
        }
        Doubt::Grouped => w("это тысячи или дробь? Напишите без запятой и точки", "thousands or a part? Write it without comma and point"),
        Doubt::TooMuch => w("столько не бывает: проверьте число", "there is no such figure: look at it again"),
        Doubt::Same => w("ничего не меняется", "nothing changes"),
        Doubt::NotAYear => w(
            "сколько это в год? Напишите сумму за год, месяц или неделю",
            "how much is that a year? Write a sum a year, a month or a week",
        ),
        Doubt::Rise => w("это просим мы: напишите во «Взамен»", "this is what we ask: write it under “In return”"),
    }
}

fn noun(kind: Kind) -> Value {
    Value::Word(match kind {
        Kind::Deferral => w("отсрочка", "deferral"),
        Kind::Discount => w("скидка", "discount"),
        Kind::Price => w("цена", "price"),
        Kind::Bonus => w("бонус", "bonus"),
        Kind::Delivery => w("бесплатная доставка", "free delivery"),
    })
}

/// A sum in its own currency, or in the usual one.
pub(super) fn exact(sum: Sum, usual: &str) -> Value {
    Value::Exact(sum.minor.into(), sum.currency.unwrap_or(usual).to_owned())
}

/// Days that are named behind the arrow.
const BARE: Counted = Counted { ru: ["", "", ""], en: ["", ""] };

/// «Отсрочка 45 → 60 дней», «скидка 3 % на 200 тыс. руб.»; sums of no currency are in the usual one.
pub(super) fn named(given: &Given, usual: &str) -> Phrase {
    let days = |days: u32| Value::Count(days.into(), DAYS);
    let bare_days = |days: u32| Value::Count(days.into(), BARE);
    let part = |part: u32| Value::Hundredths(part.into());
    match &given.size {
        Size::Sum(sum) => phrase(w("{} {} в год", "{} {} a year"), [noun(given.kind), exact(*sum, usual)]),
        Size::Days(change, base) => on(changed(given.kind, *change, days, bare_days), *base, usual),
        Size::Part(change, base) => on(changed(given.kind, *change, part, part), *base, usual),
    }
}

/// From what to what, with the values as `shown`, and the first of two `before` an arrow.
fn changed(kind: Kind, change: Change, shown: impl Fn(u32) -> Value, before: impl Fn(u32) -> Value) -> Phrase {
    let noun = noun(kind);
    match change {
        Change::To { from: Some(from), to } => phrase(w("{} {} → {}", "{} {} → {}"), [noun, before(from), shown(to)]),
        Change::To { from: None, to } if kind == Kind::Price => phrase(w("{} −{}", "{} −{}"), [noun, shown(to)]),
        Change::To { from: None, to } => phrase(w("{} {}", "{} {}"), [noun, shown(to)]),
        Change::By(by) if (by < 0) != (kind == Kind::Price) => phrase(w("{} −{}", "{} −{}"), [noun, shown(by.unsigned_abs())]),
        Change::By(by) => phrase(w("{} +{}", "{} +{}"), [noun, shown(by.unsigned_abs())]),
    }
}

fn on(said: Phrase, base: Option<Sum>, usual: &str) -> Phrase {
    match base {
        Some(base) => phrase(w("{} на {}", "{} on {}"), [said.into(), exact(base, usual)]),
        None => said,
    }
}
