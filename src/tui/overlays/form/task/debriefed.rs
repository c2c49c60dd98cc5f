//! The back side of prep: the form of a contact, with a field for each question and each promise of its page (M20).

use super::asked::ask;
use super::{Asked, Loose, Phase, Ready, Task, Topic};
use crate::debrief::{self, Answer, Item, fate};
use crate::domain::field::{Field, Kind};
use crate::domain::words::w;
use crate::domain::{Entity, Value, day};
use crate::prep::{Of, Question};
use crate::store::Result;
use crate::store::plan::ActionRow;
use crate::text::{debrief as say, method};
use crate::tui::layer::Ctx;
use crate::tui::theme::{ALARM, DUE, NOT_CLOSED};

/// So many questions are in sight at once.
const AT_ONCE: usize = 3;
/// How much of its purpose the contact reached, which is asked first.
const REACHED: &str = "reached";
/// The fields of the contact that stand above questions and promises, and those below, in this order; the rest is folded.
const ABOVE: [&str; 1] = ["notes"];
const BELOW: [&str; 4] = ["we_promise", "they_promise", "mood", "next_on"];

/// The part of what is about no record of the form.
const APART: usize = usize::MAX;

/// The answer to a question.
static ANSWER: Field = Field::new("said", Kind::Line, w("Ответ", "Answer"))
    .loose()
    .hint("Пусто — вопрос остаётся открытым.", "Empty leaves the question open.");
/// What became of a promise: a word or a day.
pub(in crate::tui::overlays::form) static FATE: Field = Field::new("fate", Kind::Line, w("Что с ним", "And now")).loose().hint(
    "«да» — выполнено; новый день («пт», «+3», «12.03») — перенести; пусто — ещё открыто.",
    "“yes” is done, a new day (“fri”, “+3”, “12 mar”) moves it, empty leaves it open.",
);
/// Whether whoever was not there is told.
static TELL: Field = Field::new("tell", Kind::Flag, w("Рассказать", "Tell them"))
    .loose()
    .hint("Появится дело на сегодня: рассказать, о чём договорились.", "An action for today will tell them what was agreed.");

/// The form.
pub(super) fn ready(ctx: &Ctx, account: i64, entry: Option<i64>, person: Option<i64>) -> Result<Ready> {
    let debrief = debrief::read(ctx.store, ctx.settings, entry.map_or(Of::Account(account), Of::Entry), person)?;
    let mut ready = Task::Entry { account: Some(account), id: entry, phase: Phase::Held, person }.prepare(ctx)?;
    let reached = ready.records.first().and_then(|entry| Some(ask(0, entry.def().field(REACHED)?, entry.get(REACHED).clone())));
    let mut rest = std::mem::take(&mut ready.asked);
    let mut in_sight = |keys: &[&str]| -> Vec<Asked> {
        let found = keys.iter().filter_map(|key| Some(rest.remove(rest.iter().position(|asked| asked.field.key == *key)?)));
        found.map(|asked| Asked { fold: None, ..asked }).collect()
    };
    let (above, below) = (in_sight(&ABOVE), in_sight(&BELOW));
    let (mut asked, mut folded) = (reached.into_iter().chain(above).collect::<Vec<_>>(), Vec::new());
    for (at, question) in debrief.questions.iter().enumerate() {
        let question = asked_of(ctx, question)?;
        if at < AT_ONCE { asked.push(question) } else { folded.push(question.under(say::MORE_QUESTIONS)) }
    }
    for (row, pressing) in &debrief.promises {
        let promise = promised(ctx, row)?;
        if *pressing { asked.push(promise) } else { folded.push(promise.under(say::MORE_PROMISES)) }
    }
    asked.extend(below);
    asked.extend(debrief.untold.map(|main| {
        let name = main.name.short();
        let about = Topic { item: Item::Main(main.person), words: say::untold(ctx.lang, &name), sign: ALARM, place: "main".to_owned() };
        Asked { about: Some(about), ..ask(APART, &TELL, Value::Int(1)) }
    }));
    asked.extend(folded);
    asked.extend(rest.into_iter().map(|asked| asked.under(say::ENTRY)));
    let title = match ready.originals.first() {
        Some(Some(entry)) => {
            let kind = entry.def().field("kind").map(|kind| entry.get("kind").shown(kind, ctx.lang));
            let told = [entry.text("time").to_owned(), kind.unwrap_or_default()];
            [ctx.say(say::AFTER).to_owned()].into_iter().chain(told).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        _ => ctx.say(say::AFTER).to_owned(),
    };
    Ok(Ready { title, asked, focus: REACHED, ..ready })
}

/// The field of a question.
fn asked_of(ctx: &Ctx, question: &Question) -> Result<Asked> {
    let words = method::question(question, ctx.lang);
    let (id, person) = match question {
        Question::Open { id, person, .. } => (Some(*id), *person),
        Question::Role(person, _) => (None, Some(*person)),
        _ => (None, None),
    };
    let place = match id {
        Some(id) => place(ctx, Entity::Question, id)?,
        None => format!("unknown.{words}"),
    };
    let (item, place) = match question {
        Question::Untold(voice, ..) => (Item::Told(*voice), self::place(ctx, Entity::Voice, *voice)?),
        _ => (Item::Question(id, words.clone(), person), place),
    };
    let about = Topic { item, words, sign: NOT_CLOSED, place };
    Ok(Asked { about: Some(about), ..ask(APART, &ANSWER, Value::Empty) })
}

/// The field of a promise.
fn promised(ctx: &Ctx, row: &ActionRow) -> Result<Asked> {
    let said = if row.kind == "our_promise" { say::ours } else { say::theirs };
    let due = row.presses(ctx.today).map_or_else(|| ctx.say(method::NO_DAY).to_owned(), |due| day::near(due, ctx.today, ctx.lang));
    let words = say::with_day(ctx.lang, &said(ctx.lang, &row.title), &due);
    let sign = match row.presses(ctx.today) {
        _ if row.late_since(ctx.today).is_some() => ALARM,
        Some(due) if due == ctx.today => DUE,
        _ => "",
    };
    let about = Topic { item: Item::Promise(row.id), words, sign, place: place(ctx, Entity::Action, row.id)? };
    Ok(Asked { about: Some(about), ..ask(APART, &FATE, Value::Empty) })
}

/// By what a record is known whatever its number is.
fn place(ctx: &Ctx, entity: Entity, id: i64) -> Result<String> {
    Ok(format!("{}.{}", entity.def().table, ctx.store.uid_of(entity, id)?.unwrap_or_default()))
}

/// What was answered.
pub(super) fn answers(ctx: &Ctx, loose: &[Loose]) -> Vec<(Item, Answer)> {
    let answer = |loose: &Loose| {
        let item = loose.about.as_ref()?.item.clone();
        let text = loose.value.as_str().trim();
        let answer = match item {
            Item::Question(..) | Item::Told(_) => Some(Answer::Said(text.to_owned())).filter(|_| !text.is_empty()),
            Item::Promise(_) => fate(text, ctx.today).map(Answer::Fate),
            Item::Main(_) => Some(Answer::ToDo(ctx.say(say::WHAT_WAS_AGREED).to_owned())).filter(|_| loose.value.as_int() == Some(1)),
        };
        Some((item, answer?))
    };
    loose.iter().filter_map(answer).collect()
}
