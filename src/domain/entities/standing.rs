//! How an account stands: the lines by which it is judged, what is asked in each, and what the answers are called (M1, M3–M7, M9, M10, M34).
//!
//! The answers are fields of the account, each a judgement with its day and where it comes from; nobody knowing is an answer that is left
//! out.

use super::account::{CATEGORIES, Section};
use crate::domain::Field;
use crate::domain::field::{Choice, Grade, Kind, choice, grade};
use crate::domain::rules::quadrant::{CATEGORY, Fields, POSITION};
use crate::domain::words::{Words, w};
use crate::domain::{Record, Value};

/// An answer to a question about a client; not knowing is none.
pub const YES_NO: &[Choice] = &[choice("yes", "да", "yes"), choice("no", "нет", "no")];

/// How much something matters (M10).
pub const LOW_HIGH: &[Choice] = &[choice("low", "низкое", "low"), choice("high", "высокое", "high")];

/// What we are among the suppliers of a client (M10).
pub const POSITIONS: &[Choice] = &[
    choice("managed", "управляемый", "managed"),
    choice("partner", "партнёр", "partner"),
    choice("desired", "желанный", "desired"),
    choice("independent", "независимый", "independent"),
];

/// How attractive one side is to the other (M5).
pub const APPEAL: &[Grade] = &[
    grade(1, "почти никак", "hardly at all").seen("терять было бы не жаль", "losing it would cost nothing"),
    grade(2, "слабо", "weakly").seen("берут, что осталось от других", "what others left is taken"),
    grade(3, "средне", "somewhat").seen("один из многих, без споров и без радости", "one of many, without trouble or joy"),
    grade(4, "заметно", "clearly").seen("ради этого меняют планы и сроки", "plans and dates are changed for it"),
    grade(5, "очень", "very much").seen("за это держатся, даже когда дороже", "it is held on to even when it costs more"),
];

/// How far a client is on the way to leave (M34).
pub const LOSS_STAGES: &[Grade] = &[
    grade(0, "спокойно", "calm").seen("претензии редки и закрыты", "complaints are rare and settled"),
    grade(1, "повторяется недовольство", "repeated displeasure")
        .seen("одно и то же во второй раз за месяц", "the same for the second time in a month"),
    grade(2, "собирают наши ошибки", "collect our faults")
        .seen("их люди спорят за другого поставщика", "their people argue for another supplier"),
    grade(3, "требует руководство", "their management demands")
        .seen("письмо сверху, срок, условие", "a letter from above, a date, a condition"),
    grade(4, "спор", "dispute").seen("юристы, претензионный порядок, остановка", "lawyers, formal claims, a stop"),
];

/// A line of the standing.
#[derive(Debug)]
pub struct Line {
    /// Its code: the part of the form in which its fields are asked for, and its name to programs.
    pub key: &'static str,
    /// What it is called.
    pub words: Words,
    /// The fields that it is judged by, in the order in which they are asked for. None where it is computed, or made of records.
    pub asks: &'static [&'static str],
}

const fn line(key: &'static str, ru: &'static str, en: &'static str, asks: &'static [&'static str]) -> Line {
    Line { key, words: w(ru, en), asks }
}

/// The lines, in reading order.
pub static LINES: [Line; 8] = [
    line("why_key", "Почему ключевой", "Why key", &["key_reasons", "key_level", "key_by_id", "key_on", "key_review_on"]),
    line("selection", "Отбор", "Selection", &SELECTION),
    line("portfolio", "Портфель", "Portfolio", &["appeal", "our_appeal", "category", "motive"]),
    line("ladder", "Лестница", "Ladder", &LADDER),
    line("position", "Для клиента мы", "To them we are", &["supply_risk", "supply_value", "supplier_position"]),
    line("holds", "Что держит", "What holds", &[]),
    line("risk", "Риск", "Risk", &["loss_stage"]),
    line("dossier", "Досье", "Dossier", &[]),
];

/// The three checks of whoever may become a client (M4).
pub const CHECKS: [&str; 3] = ["has_need", "is_solvent", "may_decide"];

/// The ten criteria of a client to be wished for (M7).
pub const CRITERIA: [&str; 10] = [
    "is_worth_it",
    "keeps_word",
    "within_means",
    "pays_on_time",
    "responds",
    "shares_openly",
    "learns_with_us",
    "complains_fairly",
    "recommends_us",
    "buys_steadily",
];

const SELECTION: [&str; 13] = {
    let mut all = [""; 13];
    let mut at = 0;
    while at < 13 {
        all[at] = if at < 3 { CHECKS[at] } else { CRITERIA[at - 3] };
        at += 1;
    }
    all
};

/// The six questions of the ladder, each with the answer that speaks for us (M9).
pub const RUNGS: [(&str, &str); 6] = [
    ("needs_us", "yes"),
    ("deals_with_rivals", "no"),
    ("talks_business", "yes"),
    ("prefers_rivals", "no"),
    ("tries_patience", "no"),
    ("postpones", "no"),
];

const LADDER: [&str; 8] = [RUNGS[0].0, RUNGS[1].0, RUNGS[2].0, RUNGS[3].0, RUNGS[4].0, RUNGS[5].0, "ladder", "our_ladder"];

/// Two judgements of an account that cross, and the decision they suggest.
#[derive(Debug)]
pub struct Crossing {
    /// The line they stand in.
    pub line: &'static str,
    /// The field of the first judgement.
    pub first: &'static str,
    /// That of the second.
    pub second: &'static str,
    /// That of the decision.
    pub decided: &'static str,
    /// What it may be.
    pub choices: &'static [Choice],
    /// What follows from which two judgements.
    pub fields: &'static Fields,
}

/// What the client is in our portfolio (M5).
pub static IN_PORTFOLIO: Crossing =
    Crossing { line: "portfolio", first: "appeal", second: "our_appeal", decided: "category", choices: CATEGORIES, fields: &CATEGORY };

/// What we are among the client’s suppliers (M10).
pub static AMONG_SUPPLIERS: Crossing = Crossing {
    line: "position",
    first: "supply_risk",
    second: "supply_value",
    decided: "supplier_position",
    choices: POSITIONS,
    fields: &POSITION,
};

/// A judgement that crosses another one as a figure from 1 to 5: that of words is at one end.
pub fn weight(judged: &Value) -> Option<i64> {
    match (judged.as_int(), judged.as_str()) {
        (None, "high") => Some(5),
        (None, "low") => Some(1),
        (figure, _) => figure,
    }
}

impl Crossing {
    /// The decisions that the judgements of an account suggest; several on a border, none while one of them is not judged.
    pub fn suggested(&self, account: &Record) -> Vec<&'static str> {
        let [first, second] = [self.first, self.second].map(|key| weight(account.get(key)));
        self.fields.suggested(first, second)
    }
}

/// The line with this code.
pub fn find(key: &str) -> Option<&'static Line> {
    LINES.iter().find(|line| line.key == key)
}

/// Whether a field stands in a part of the form of an account: a line of the standing, or a section of the profile.
pub fn stands_in(part: &str, field: &Field) -> bool {
    find(part).map_or(field.section == part, |line| line.asks.contains(&field.key) || field.loose && field.section == SECTION.key)
}

/// What an account is judged by in a part of its own: the fields of no section of the profile.
pub const SECTION: Section = Section {
    key: "standing",
    words: w("Положение", "Standing"),
    empty: w(
        "Как клиент стоит у нас и мы у него: разбирается на вкладке «Положение».",
        "How the account stands: judged on the tab Standing.",
    ),
};

const fn asked(key: &'static str, ru: &'static str, en: &'static str) -> Field {
    Field::new(key, Kind::Choice(YES_NO), w(ru, en)).judged().within(SECTION.key)
}

/// Whether they need what we have (M4).
pub const HAS_NEED: Field = asked("has_need", "Есть потребность", "Has the need").asks(&[
    w("Что они покупают из того, что есть у нас, и сколько в год?", "What do they buy of what we have, and how much a year?"),
    w("Что случится, если они этого не купят?", "What happens if they do not buy it?"),
]);
/// Whether they can pay (M4).
pub const IS_SOLVENT: Field = asked("is_solvent", "Может платить", "Can pay").asks(&[
    w("Есть ли бюджет на этот год и кто его утвердил?", "Is there a budget for this year, and who approved it?"),
    w("Как платят другим поставщикам?", "How do they pay other suppliers?"),
]);
/// Whether those we talk to may decide (M4).
pub const MAY_DECIDE: Field = asked("may_decide", "Есть полномочия решать", "May decide").asks(&[
    w("Кто подписывал прошлый такой договор?", "Who signed the last such contract?"),
    w("Что нужно после слова «да», чтобы пришёл заказ?", "What has to follow a “yes” before an order comes?"),
]);
/// How attractive they are to us (M5).
pub const APPEAL_TO_US: Field =
    Field::new("appeal", Kind::Rating(APPEAL), w("Клиент для нас", "They attract us")).judged().within(SECTION.key).asks(&[
        w("Сколько он приносит и может принести за три года?", "What do they bring, and could they bring in three years?"),
        w("Чему у него учимся, какие двери он открывает?", "What do we learn from them, which doors do they open?"),
    ]);
/// How attractive we are to them (M5).
pub const APPEAL_TO_THEM: Field =
    Field::new("our_appeal", Kind::Rating(APPEAL), w("Мы для клиента", "We attract them")).judged().within(SECTION.key).asks(&[
        w("Что он потеряет, если завтра нас не станет?", "What would they lose if we were gone tomorrow?"),
        w("Зовут ли нас до того, как решили, что покупать?", "Are we called before they know what to buy?"),
    ]);
/// Positive after all costs of serving (M7).
pub const IS_WORTH_IT: Field = asked("is_worth_it", "Приносит больше, чем стоит", "Worth more than it costs")
    .hint("После всех затрат на обслуживание.", "After all costs of serving them.");
/// Honours agreements (M7).
pub const KEEPS_WORD: Field = asked("keeps_word", "Держит договорённости", "Honours agreements");
/// Lives within its means (M7).
pub const WITHIN_MEANS: Field = asked("within_means", "Живёт по средствам", "Lives within their means");
/// Pays on time and uses the goods as advised (M7).
pub const PAYS_ON_TIME: Field =
    asked("pays_on_time", "Платит вовремя", "Pays on time").hint("И пользуется товаром, как советуем.", "And uses the goods as we advise.");
/// Responds to our communication (M7).
pub const RESPONDS: Field =
    asked("responds", "Откликается", "Responds").hint("На письма, приглашения, предложения.", "To letters, invitations, offers.");
/// Shares information readily and honestly (M7).
pub const SHARES_OPENLY: Field =
    asked("shares_openly", "Делится сведениями", "Shares openly").hint("Охотно и честно.", "Readily and honestly.");
/// Learns to work with us (M7).
pub const LEARNS_WITH_US: Field = asked("learns_with_us", "Учится работать с нами", "Learns to work with us");
/// Complains only with cause (M7).
pub const COMPLAINS_FAIRLY: Field = asked("complains_fairly", "Жалуется по делу", "Complains with cause");
/// Recommends us (M7).
pub const RECOMMENDS_US: Field = asked("recommends_us", "Рекомендует нас", "Recommends us");
/// Buys steadily (M7).
pub const BUYS_STEADILY: Field = asked("buys_steadily", "Покупает ровно", "Buys steadily");
/// Whether they need us as we need them (M9).
pub const NEEDS_US: Field = asked("needs_us", "Нуждается в нас, как мы в нём", "Needs us as we need them");
/// Whether they deal with our competitors (M9).
pub const DEALS_WITH_RIVALS: Field = asked("deals_with_rivals", "Работает с конкурентами", "Deals with our competitors");
/// Whether they like to talk business problems over with us (M9).
pub const TALKS_BUSINESS: Field = asked("talks_business", "Обсуждает с нами свои задачи", "Talks their business over with us");
/// Whether they prefer competitors’ goods at times (M9).
pub const PREFERS_RIVALS: Field = asked("prefers_rivals", "Порой берёт у конкурентов охотнее", "Prefers competitors’ goods at times");
/// Whether they try our patience (M9).
pub const TRIES_PATIENCE: Field = asked("tries_patience", "Испытывает наше терпение", "Tries our patience");
/// Whether they postpone agreed visits (M9).
pub const POSTPONES: Field = asked("postpones", "Переносит назначенное", "Postpones agreed visits")
    .hint("Что записано в дневнике, видно рядом на вкладке.", "What the diary tells stands beside it on the tab.");
/// What hangs on our supply for them (M10).
pub const SUPPLY_RISK: Field = Field::new("supply_risk", Kind::Choice(LOW_HIGH), w("Что зависит от поставки", "What hangs on it"))
    .judged()
    .within(SECTION.key)
    .asks(&[
        w("Что у них остановится без нашей поставки и как скоро?", "What stops at theirs without our supply, and how soon?"),
        w("За сколько времени нас можно заменить?", "How long would it take to replace us?"),
    ]);
/// What we bring them in all (M10).
pub const SUPPLY_VALUE: Field = Field::new("supply_value", Kind::Choice(LOW_HIGH), w("Что мы даём в целом", "What we bring in all"))
    .judged()
    .within(SECTION.key)
    .asks(&[
        w("Сколько денег они заработали или сберегли с нами?", "How much did they earn or save with us?"),
        w("Что из этого они назвали сами?", "What of it have they named themselves?"),
    ]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Entity;

    #[test]
    fn every_line_asks_for_fields_of_the_account_that_are_judged() {
        let def = Entity::Account.def();
        for line in &LINES {
            for key in line.asks {
                assert!(def.field(key).is_some_and(|field| field.is_private()), "{} {key}", line.key);
            }
        }
        let asked = |field: &&Field| LINES.iter().any(|line| line.asks.contains(&field.key)) || field.loose;
        assert!(def.fields.iter().filter(|field| field.section == SECTION.key).all(|field| asked(&field)));
    }

    #[test]
    fn the_answer_that_speaks_for_us_is_one_of_those_there_are() {
        assert!(RUNGS.iter().all(|(_, answer)| YES_NO.iter().any(|choice| choice.code == *answer)));
    }
}
