//! Erasing a person (M16). It cannot be undone, so the whole name has to be typed.

use super::typed::Line;
use crate::domain::name::fold;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Lang};
use crate::printable::wrap;
use crate::store::erase::Mention;
use crate::store::{Error, Result};
use crate::text::{held, person as say};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, across, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, Tab, Target, Tone, done};
use crate::tui::theme::BOXES;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// How many of the texts that name the person are shown.
const SHOWN: usize = 8;

/// The page on which a person is erased.
#[derive(Debug)]
pub struct Erase {
    person: i64,
    /// Where one was when the page was opened.
    account: Option<i64>,
    name: String,
    /// What is held, in figures.
    holds: String,
    /// Where else the name stands.
    mentions: Vec<String>,
    typed: Line,
    replace: bool,
    backups: bool,
    trouble: bool,
}

impl Erase {
    /// Opens the page for a person.
    pub fn open(ctx: &Ctx, person: i64, account: Option<i64>) -> Result<Erase> {
        let held = ctx.store.held_on(person)?;
        let count = |entity| held.linked.iter().find(|(known, _)| *known == entity).map_or(0, |(_, records)| records.len());
        let (roles, facts, entries) = (ctx.store.of_person(Entity::Affiliation, person)?.len(), count(Entity::Fact), count(Entity::Entry));
        let mention = |mention: &Mention| {
            let name = ctx.store.name_of_mention(mention, ctx.lang)?;
            let fate = ctx.say(if mention.stays { say::STAYS } else { say::TAKEN });
            Ok(format!("{fate} · {}: {}", say::place(mention, &name, ctx.lang), mention.excerpt))
        };
        Ok(Erase {
            person,
            account,
            name: ctx.store.person_name(person)?.full(),
            holds: say::holds(ctx.lang, roles, facts, entries, held.mentions.len()),
            mentions: held.mentions.iter().map(mention).collect::<Result<_>>()?,
            typed: Line::new(""),
            replace: false,
            backups: false,
            trouble: false,
        })
    }

    fn erase(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        self.trouble = fold(self.typed.text().trim()) != fold(&self.name);
        if self.trouble {
            return Ok(vec![Effect::Say(ctx.say(say::NOT_THE_NAME).into(), Tone::Trouble)]);
        }
        let instead = self.replace.then(|| ctx.say(say::REMOVED));
        let identity = ctx.store.identity(self.person)?;
        let erased = match self.backups {
            true => ctx.store.erase_person_everywhere(self.person, instead)?,
            false => ctx.store.erase_person(self.person, instead)?,
        };
        let outside = ctx.store.erase_from_copies(&identity, instead, self.backups);
        let mut said = vec![say::done(ctx.lang, &self.name, &crate::text::shell::RECORDS.with(ctx.lang, erased.rows as u64))];
        said.extend((!erased.left.is_empty()).then(|| say::left_count(ctx.lang, erased.left.len())));
        said.extend((outside.left > 0).then(|| say::left_in_copies(ctx.lang, outside.left)));
        said.extend(erased.unswept.is_some().then(|| say::unswept(ctx.lang, &crate::text::command::kam())));
        said.extend((!outside.remain.is_empty()).then(|| say::copies_left(ctx.lang, outside.remain.len())));
        let strays: Vec<String> =
            identity.strays(ctx.store).iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
        said.extend((!strays.is_empty()).then(|| say::strays(ctx.lang, &strays.join(", "))));
        // What lay below may have been the person's own card.
        let home = self.account.map_or(Target::Accounts, |account| Target::Account(account, Tab::People, None));
        Ok(vec![Effect::Home(home), Effect::Say(said.join(" "), Tone::Done)])
    }

    /// All that is held on the person, as a shell prints it.
    fn copy(&self, ctx: &Ctx) -> Result<Effect> {
        let held = ctx.store.held_on(self.person)?;
        let page = held::page(&held, &held::records(&held, &|_| true), Audience::Me, &Ours(ctx), ctx.lang)?;
        let text: String = page.iter().map(|said| said.plain() + "\n").collect();
        Ok(Effect::Copy(text, say::copied(ctx.lang, &self.name)))
    }

    fn lines(&self, lang: Lang, cells: usize) -> Vec<String> {
        let mut lines = wrap(&self.holds, cells);
        for mention in self.mentions.iter().take(SHOWN) {
            lines.extend(wrap(&format!("· {mention}"), cells).into_iter().take(2));
        }
        if self.mentions.len() > SHOWN {
            lines.push(crate::text::shell::and_more(lang, self.mentions.len() - SHOWN));
        }
        lines.push(String::new());
        lines.extend(wrap(&say::about_to(lang, &self.name), cells));
        lines.push(String::new());
        for (on, words) in [(self.replace, say::REPLACE_TOO), (self.backups, say::BACKUPS_TOO)] {
            lines.push(format!("{} {}", BOXES[usize::from(on)], words.get(lang)));
        }
        lines.extend(wrap(say::ELSEWHERE.get(lang), cells));
        lines.push(String::new());
        lines.extend(wrap(&say::type_here(lang, &self.name), cells));
        lines
    }
}

/// Names as we read them.
struct Ours<'a>(&'a Ctx<'a>);

impl held::Names for Ours<'_> {
    fn linked(&self, entity: Entity, id: i64) -> Result<String> {
        self.name(entity, id)
    }

    fn name(&self, entity: Entity, id: i64) -> Result<String> {
        self.0.store.name_of(entity, id, self.0.lang)
    }

    fn mentioned(&self, mention: &Mention) -> Result<String> {
        self.0.store.name_of_mention(mention, self.0.lang)
    }
}

impl Layer for Erase {
    fn place(&self) -> Place {
        Place::Erase
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        true
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        ctx.store.load(Entity::Person, self.person)?.map(drop).ok_or(Error::Gone)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Open => return self.erase(ctx).map(Some),
            Action::Toggle => self.replace = !self.replace,
            Action::Extract => self.backups = !self.backups,
            Action::Copy => return self.copy(ctx).map(|copied| Some(vec![copied])),
            Action::Back => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.typed.key(key);
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.typed.paste(text, ctx)
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.typed)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let cells = usize::from(across(area.width, 90)).saturating_sub(4);
        let lines = self.lines(ctx.lang, cells);
        let title = format!("{} · {}", ctx.say(say::ERASE), self.name);
        let inner = canvas.overlay(centred(area, 90, height(lines.len() + 3)), &title);
        // The line that is typed into is never pushed out.
        let room = usize::from(inner.height.saturating_sub(1));
        for (at, line) in lines.iter().skip(lines.len().saturating_sub(room)).enumerate() {
            canvas.text(inner.x, inner.y + height(at), inner.width, line, ctx.theme.plain());
        }
        let y = inner.y + height(lines.len().min(room));
        let style = if self.trouble { ctx.theme.bad() } else { ctx.theme.accent() };
        canvas.text(inner.x, y, 2, "›", style);
        self.typed.view(canvas, Rect { x: inner.x + 2, y, width: inner.width.saturating_sub(2), height: 1 });
    }
}
