//! Settings, by what they are called in either language and in either layout, and by what is said of them.

use super::found::Found;
use crate::domain::field::Kind;
use crate::domain::forms::beginnings;
use crate::domain::name::fold;
use crate::domain::{Field, Words};
use crate::search::variants;
use crate::settings::FIELDS;
use crate::store::Result;
use crate::tui::layer::Ctx;
use crate::tui::panes::settings::FACTS;
use crate::tui::widgets::card::shown;

/// How many are offered.
const MOST: usize = 6;
/// The shortest beginning that a form of a word is told by, in letters.
const LEAST: usize = 4;

/// The settings that are meant: those whose name has each word, then those of which it is said.
pub(super) fn found(typed: &str, ctx: &Ctx) -> Result<Vec<Found>> {
    let is_meant = |words: &[Words]| {
        let both = [words.iter().map(|words| words.ru).collect::<Vec<_>>(), words.iter().map(|words| words.en).collect()];
        both.iter().any(|words| means(typed, &words.join(" ")))
    };
    let fields = || FIELDS.iter().filter(|field| !ctx.hides(field, &ctx.settings.get(field.key)));
    let named: Vec<&'static Field> = fields().filter(|field| is_meant(&[field.words])).collect();
    let told = fields().filter(|field| {
        !named.iter().any(|known| known.key == field.key) && is_meant(&[&[field.words, field.hint][..], &choices(field)].concat())
    });
    let mut rows = Vec::new();
    for field in named.iter().copied().chain(told).take(MOST) {
        let value = shown(ctx, field, &ctx.settings.get(field.key))?;
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        rows.push(Found::Setting(Some(field.key), ctx.say(field.words), value));
    }
    let facts = FACTS.iter().filter(|(name, also)| is_meant(&[*name, *also]));
    rows.extend(facts.map(|(name, _)| Found::Setting(None, ctx.say(*name), String::new())));
    rows.truncate(MOST);
    Ok(rows)
}

/// Whether each word typed, in either layout, begins a word of a text, in whatever form.
fn means(typed: &str, text: &str) -> bool {
    let text = fold(text);
    let has = |word: &str| {
        let forms = beginnings(word);
        let begins = |known: &str| {
            known.starts_with(word) || forms.iter().any(|form| form.chars().count() >= LEAST && known.starts_with(form.as_str()))
        };
        text.split(|c: char| !c.is_alphanumeric()).any(begins)
    };
    let words = |variant: &str| {
        variant.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    variants(typed).iter().map(|variant| words(variant)).any(|words| !words.is_empty() && words.iter().all(|word| has(word)))
}

/// What a setting may be set to, where it is chosen.
fn choices(field: &Field) -> Vec<Words> {
    match field.kind {
        Kind::Choice(choices) | Kind::Set(choices) => choices.iter().map(|choice| choice.words).collect(),
        _ => Vec::new(),
    }
}
