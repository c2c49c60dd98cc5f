//! Somebody's number or card, or a planned meeting, as a code that a phone reads off the screen.

use crate::domain::entry::{ENTRY_KINDS, USUAL_MINUTES};
use crate::domain::field::find_choice;
use crate::domain::{Entity, Words, day};
use crate::exchange::to_phone::{self, Part};
use crate::page::qr::Code;
use crate::printable::wrap;
use crate::store::{Error, Result};
use crate::text::{find as find_say, phone as say};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, done};
use crate::tui::theme::Ground;
use ratatui::layout::Rect;

/// The columns of what stands beside a code, and the blank ones between.
const BESIDE: u16 = 34;
const BETWEEN: u16 = 2;
/// How wide the sentence is that stands where no code does.
const ALONE: u16 = 60;

/// What a phone may take.
#[derive(Debug)]
struct Offer {
    /// What it is.
    what: Words,
    /// What the phone does with it.
    does: Words,
    /// The texts of the code, the fullest first.
    texts: Vec<String>,
    /// What each of them lacks that the one before has.
    lacks: Vec<Words>,
    /// What it says, to be read by a person.
    read: Vec<String>,
}

impl Offer {
    /// Of texts that are ever shorter, each with what it lacks.
    fn of(what: Words, does: Words, all: Vec<(String, Vec<Part>)>, read: Vec<String>) -> Offer {
        let lacks = all.last().map_or(&[][..], |(_, lacks)| lacks).iter().map(|part| say::part(*part)).collect();
        Offer { what, does, texts: all.into_iter().map(|(text, _)| text).collect(), lacks, read }
    }
}

/// The page with a code.
#[derive(Debug)]
pub struct OnPhone {
    entity: Entity,
    id: i64,
    title: String,
    phone: String,
    offers: Vec<Offer>,
    at: usize,
}

impl OnPhone {
    /// Opens the page of a person or of a planned contact.
    pub fn open(ctx: &Ctx, entity: Entity, id: i64) -> Result<OnPhone> {
        let mut page = OnPhone { entity, id, title: String::new(), phone: String::new(), offers: Vec::new(), at: 0 };
        page.refresh(ctx)?;
        Ok(page)
    }

    fn of_person(&mut self, ctx: &Ctx) -> Result<()> {
        let card = ctx.store.card_of(self.id)?;
        let name = ctx.store.person_name(self.id)?;
        self.phone.clone_from(&card.phone);
        let number = to_phone::number(&self.phone);
        self.title = say::title(ctx.lang, &name.short());
        let said = [name.full(), card.position.clone(), card.company.clone(), self.phone.clone(), card.email.clone()];
        let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
        let number = number.map(|number| Offer::of(say::NUMBER, say::CALLS, vec![(number, Vec::new())], said.clone()));
        self.offers = number.into_iter().collect();
        self.offers.push(Offer::of(say::CARD, say::KEEPS, to_phone::cards(&card), said));
        Ok(())
    }

    fn of_contact(&mut self, ctx: &Ctx) -> Result<()> {
        let entry = ctx.store.load(Entity::Entry, self.id)?.ok_or(Error::Gone)?;
        let kind = find_choice(ENTRY_KINDS, entry.text("kind")).map_or("", |kind| kind.words.get(ctx.lang));
        let company = match entry.owner {
            Some(account) => ctx.store.account_brief(account)?.map(|(name, _)| name).unwrap_or_default(),
            None => String::new(),
        };
        let on = day::from_iso(entry.text("day")).ok_or(Error::Gone)?;
        let time = day::parse_time(entry.text("time"));
        // The number that is copied here is that of the first of them who has one.
        for person in entry.get("people").ids() {
            self.phone = ctx.store.card_of(*person)?.phone;
            if !self.phone.is_empty() {
                break;
            }
        }
        // Why one meets is for oneself: it does not go to a calendar that others may see.
        let kind = crate::printable::capital(kind);
        let title = [kind.as_str(), &company].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        let when = [day::headline(on, ctx.lang), time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()].join(" ");
        self.title = say::title(ctx.lang, &title);
        let minutes = entry.int("minutes");
        let until = day::from_iso(entry.text("until_on")).filter(|last| *last > on && (time.is_none() || minutes.is_none()));
        let all = to_phone::meetings(&kind, &company, &to_phone::When { day: on, time, minutes: minutes.unwrap_or(USUAL_MINUTES), until });
        let when =
            until.map_or_else(|| when.trim_end().to_owned(), |last| format!("{} – {}", when.trim_end(), day::headline(last, ctx.lang)));
        self.offers = vec![Offer::of(say::MEETING, say::PLANS, all, vec![title, when])];
        Ok(())
    }

    /// The fullest code that has room, and how many of its texts had none.
    fn code(&self, columns: u16, rows: u16) -> Option<(Code, usize)> {
        let codes = self.offers.get(self.at)?.texts.iter().enumerate();
        let mut codes = codes.filter_map(|(at, text)| Some((Code::of(text)?, at)));
        codes.find(|(code, _)| code.size().0 <= usize::from(columns) && code.size().1 <= usize::from(rows))
    }

    /// What stands beside the code.
    fn beside(&self, left_out: usize, ctx: &Ctx, cells: usize) -> Vec<(String, bool)> {
        let Some(offer) = self.offers.get(self.at) else { return Vec::new() };
        let mut lines: Vec<(String, bool)> = offer.read.iter().flat_map(|text| wrap(text, cells)).map(|line| (line, true)).collect();
        let mut say = |text: &str| {
            lines.push((String::new(), false));
            lines.extend(wrap(text, cells).into_iter().map(|line| (line, false)));
        };
        say(ctx.say(offer.does));
        let lacks: Vec<&str> = offer.lacks.iter().take(left_out).map(|words| ctx.say(*words)).collect();
        if !lacks.is_empty() {
            say(&say::shortened(ctx.lang, &lacks.join(", ")));
        }
        if self.entity == Entity::Person && self.phone.is_empty() {
            say(ctx.say(say::NO_NUMBER));
        }
        if self.offers.len() > 1 {
            let named = |(at, offer): (usize, &Offer)| {
                if at == self.at { format!("[{}]", ctx.say(offer.what)) } else { ctx.say(offer.what).to_owned() }
            };
            say(&self.offers.iter().enumerate().map(named).collect::<Vec<_>>().join("  "));
        }
        lines
    }
}

impl Layer for OnPhone {
    fn place(&self) -> Place {
        Place::Phone
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        match self.entity {
            Entity::Person => self.of_person(ctx)?,
            _ => self.of_contact(ctx)?,
        }
        self.at = self.at.min(self.offers.len().saturating_sub(1));
        Ok(())
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::NextField if self.offers.len() < 2 => Some(say::NO_NUMBER),
            Action::Copy if self.phone.is_empty() => Some(say::NO_NUMBER),
            _ => None,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::NextField => self.at = (self.at + 1) % self.offers.len().max(1),
            Action::Copy => return Ok(Some(vec![Effect::Copy(self.phone.clone(), find_say::copied(ctx.lang, &self.phone))])),
            Action::Back => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        // The frame gives way to the code.
        let room = |around: u16, beside: u16| {
            self.code(area.width.saturating_sub(2 * around + BETWEEN + beside), area.height.saturating_sub(around))
        };
        let found = room(2, BESIDE).filter(|(_, left_out)| *left_out == 0).map(|found| (found, true));
        let found = found.or_else(|| room(0, BESIDE.min(area.width / 3)).map(|found| (found, false)));
        let Some(((code, left_out), framed)) = found.filter(|_| !theme.ascii) else {
            let inner = canvas.overlay(centred(area, ALONE, 9), &self.title);
            let why = if theme.ascii { say::NOT_IN_ASCII } else { say::NO_ROOM };
            let mut lines = wrap(ctx.say(why), usize::from(inner.width));
            lines.push(String::new());
            lines.extend(self.offers.get(self.at).map(|offer| offer.read.clone()).unwrap_or_default());
            for (at, line) in lines.iter().enumerate() {
                canvas.text(inner.x, inner.y + height(at), inner.width, line, theme.plain());
            }
            return;
        };
        let (columns, rows) = (height(code.size().0), height(code.size().1));
        let inner = match framed {
            true => canvas.overlay(centred(area, columns + BETWEEN + BESIDE + 4, rows + 2), &self.title),
            false => canvas.blank(area),
        };
        let ink = theme.code();
        let light = ink == theme.plain() && theme.ground != Ground::Light;
        for (at, line) in code.lines(light).iter().enumerate() {
            canvas.text(inner.x, inner.y + height(at), columns, line, ink);
        }
        let beside = Rect { x: inner.x + columns + BETWEEN, width: inner.width.saturating_sub(columns + BETWEEN), ..inner };
        let mut y = beside.y;
        if !framed {
            for line in wrap(&self.title, usize::from(beside.width)) {
                canvas.text(beside.x, y, beside.width, &line, theme.head());
                y += 1;
            }
            y += 1;
        }
        for (line, strong) in self.beside(left_out, ctx, usize::from(beside.width)) {
            canvas.text(beside.x, y, beside.width, &line, if strong { theme.strong() } else { theme.plain() });
            y += 1;
        }
    }
}
