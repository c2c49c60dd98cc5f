//! Why the account is key: its reasons, for whom, who decided it and until when (M1).

use super::{Basis, Line, line_of};
use crate::documents::money;
use crate::domain::account::KEY_REASONS;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::words::{Words, counted, w};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;
use crate::store::people::Judgement;

/// As many accounts are key for the company as one manager can look after (M1).
const USUAL: u32 = 3;
const REASON: Words = w("Признаки", "Reasons");
const DECIDED: Words = w("Решили", "Decided");
const AGAIN: Words = w("Пересмотреть", "Look again");
const MANY: Words = w("Всего ключевых", "Key in all");

fn has(judged: &Judgement, code: &str) -> bool {
    judged.value.as_str().split(',').any(|known| known == code)
}

pub(super) fn line(of: &Basis) -> Result<Line> {
    let reasons = of.shown("key_reasons").map(Value::Text);
    let level = of.shown("key_level").map(Value::Text);
    let until = of.account.text("key_review_on");
    let again = (!until.is_empty()).then(|| Value::from(phrase(w("до {}", "until {}"), [Value::Day(until.to_owned())])));
    let is_due = !until.is_empty() && until <= crate::domain::day::iso(of.today).as_str();
    let says = line_of("why_key", [reasons, level, again].into_iter().flatten().collect());
    let says = if is_due { says.alarming(Alarm::Said) } else { says };
    let history: Vec<&Judgement> = of.judged.iter().filter(|judged| judged.field == "key_reasons").collect();
    let given = of.account.text("key_reasons");
    let reasons: Vec<Phrase> = KEY_REASONS
        .iter()
        .filter(|reason| given.split(',').any(|code| code == reason.code))
        .map(|reason| {
            // Since when it has been one without a break, and what was said of it then.
            let since = history.iter().take_while(|judged| has(judged, reason.code)).last();
            let on = since.map(|since| phrase(w("с {}", "since {}"), [Value::Day(since.on.clone())]).into());
            let source = since.and_then(|since| since.source.clone()).filter(|source| !source.is_empty()).map(Value::Text);
            alone(Value::Listed([Some(Value::Word(reason.words)), on, source].into_iter().flatten().collect()))
        })
        .collect();
    let mut parts: Vec<Block> = Block::list("reasons", REASON, reasons).into_iter().collect();
    let mut facts: Vec<Fact> = money::dependence_of(of.store, of.id)?.into_iter().collect();
    let by = of.account.int("key_by_id").map(|id| of.store.name_of(crate::domain::Entity::Colleague, id, of.lang)).transpose()?;
    let on = Some(of.account.text("key_on")).filter(|on| !on.is_empty()).map(|on| Value::Day(on.to_owned()));
    let decided: Vec<Value> = by.map(Value::Text).into_iter().chain(on).collect();
    facts.extend((!decided.is_empty()).then(|| Fact::new("decided", DECIDED, alone(Value::Listed(decided)))));
    facts.extend((!until.is_empty()).then(|| Fact::new("again", AGAIN, alone(Value::Day(until.to_owned())))));
    let all = of.store.key_accounts()?;
    if of.account.text("key_level") == "company" && all > USUAL {
        let clients = counted(
            ["клиент для компании", "клиента для компании", "клиентов для компании"],
            ["account for the company", "accounts for the company"],
        );
        let said = phrase(
            w("{}: обычно у одного менеджера их один–три", "{}: one manager usually has one to three"),
            [Value::Count(all.into(), clients)],
        );
        facts.push(Fact::new("many", MANY, said));
    }
    parts.extend(facts.into_iter().map(Block::Fact));
    Ok((says, parts))
}
