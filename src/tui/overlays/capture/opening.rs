//! How the line is opened: empty, as it was left, for a line of the inbox, for a planned contact.

use super::{Capture, Offer};
use crate::capture::{self, Candidate, Screen};
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::find_choice;
use crate::domain::{Entity, Record, day};
use crate::store::capture::InboxLine;
use crate::store::drafts::{self, Draft};
use crate::store::referred::{self, ROWS, Referred};
use crate::store::{Error, Result};
use crate::text::capture as say;
use crate::text::form;
use crate::tui::layer::{Ctx, Effect, Layer, Tone};
use crate::tui::overlays::typed::Line;
use serde_json::{Value as Json, json};

/// Where the draft of a line is kept; the account that was open or selected follows.
const PLACE: &str = "capture:";
/// What follows instead where a line of the inbox is settled, before its id.
const INBOX: &str = "inbox-";
/// What follows instead where a planned contact is closed, before its id.
const PLANNED: &str = "planned-";
/// What comes before these where the line was typed before a client.
const BEFORE_CLIENT: &str = "room-";

/// What is kept of a text that no line is open for yet: at its place of before, or one of its own.
pub fn apart(ctx: &Ctx, place: Option<String>, text: &str) -> (String, String) {
    let before = if ctx.client { BEFORE_CLIENT } else { "" };
    let place = place.unwrap_or_else(|| drafts::beside(&format!("{PLACE}{before}"), ctx.store.clock()));
    (place, json!({ "left": false, "line": text, "begun": "", "open": false }).to_string())
}

/// The text of such a body.
pub fn text_of(body: &str) -> Option<String> {
    Some(serde_json::from_str::<Json>(body).ok()?.get("line")?.as_str()?.to_owned())
}

/// A line as its draft keeps it.
pub(super) struct Kept {
    place: String,
    body: String,
    line: String,
}

impl Capture {
    /// Opens the line where an account is open on the screen, or none; what was typed there before and not saved stands in it
    /// again.
    pub fn open(ctx: &Ctx, open: Option<i64>) -> Result<Capture> {
        Capture::begin(ctx, Screen::at(open), None, "")
    }

    /// Opens the line where the row of an account is selected: the account is proposed, not meant.
    pub fn beside(ctx: &Ctx, selected: Option<i64>) -> Result<Capture> {
        Capture::begin(ctx, Screen { selected, ..Screen::default() }, None, "")
    }

    /// Opens the line with a beginning that was written for the user.
    pub fn begun(ctx: &Ctx, open: Option<i64>, begun: &str) -> Result<Capture> {
        Capture::begin(ctx, Screen::at(open), None, begun)
    }

    /// Opens the line with what the user typed elsewhere.
    pub fn typed(ctx: &Ctx, typed: &str) -> Result<Capture> {
        let mut capture = Capture::begin(ctx, Screen::default(), None, typed)?;
        capture.begun.clear();
        capture.understand(ctx)?;
        Ok(capture)
    }

    /// Opens a line of the inbox, to say whom it is about; saved, it leaves the inbox.
    pub fn of_inbox(ctx: &Ctx, id: i64) -> Result<Capture> {
        let line = ctx.store.inbox_line(id)?.ok_or(Error::Gone)?;
        let begun = line.line.clone();
        Capture::begin(ctx, Screen::default(), Some(line), &begun)
    }

    /// Opens the line for what became of a planned contact: with its account, kind, time and participants filled in, and
    /// closing it.
    pub fn of_planned(ctx: &Ctx, id: i64) -> Result<Capture> {
        let entry = ctx.store.load(Entity::Entry, id)?.filter(|entry| entry.text("state") == "planned").ok_or(Error::Gone)?;
        let screen = Screen { open: entry.owner, planned: Some(id), ..Screen::default() };
        let begun = beginning(ctx, &entry)?;
        Capture::begin(ctx, screen, None, &begun)
    }

    /// Opens the line whose draft is kept at a place, unasked; `None` when the place is another's. The first key, which may be meant
    /// for something else, takes nothing of it away.
    pub fn reopen(ctx: &Ctx, place: &str) -> Result<Option<Capture>> {
        let mut capture = Capture::left_at(ctx, place)?;
        if let Some(capture) = &mut capture {
            capture.line = Line::new(&capture.line.text());
        }
        Ok(capture)
    }

    /// The records that the line is opened for, by their numbers.
    fn is_about(&self) -> Vec<(String, i64)> {
        let of = |entity: Entity, id: Option<i64>| Some((entity.def().table.to_owned(), id?));
        let account = of(Entity::Account, self.screen.open.or(self.screen.selected));
        let inbox = self.inbox.as_ref().map(|line| (referred::INBOX.to_owned(), line.id));
        [account, of(Entity::Entry, self.screen.planned), inbox].into_iter().flatten().collect()
    }

    /// What was typed in a draft whose line of the inbox, or planned contact, the file does not hold any more, or whose number another
    /// one has, or another account that of its own: no line of it opens.
    ///
    /// # Errors
    /// Those of reading.
    pub fn gone(ctx: &Ctx, draft: &Draft) -> Result<Option<String>> {
        let Some(of) = drafts::itself(&draft.place).strip_prefix(PLACE) else { return Ok(None) };
        let of = of.strip_prefix(BEFORE_CLIENT).unwrap_or(of);
        let number = |mark: &str| of.strip_prefix(mark).and_then(|id| id.parse().ok());
        let is_there = match (number(INBOX), number(PLANNED)) {
            _ if ctx.store.is_of_another(draft)? => false,
            (Some(line), _) => ctx.store.inbox_line(line)?.is_some(),
            (None, Some(planned)) => ctx.store.load(Entity::Entry, planned)?.is_some_and(|entry| entry.text("state") == "planned"),
            (None, None) => true,
        };
        let body: Json = serde_json::from_str(&draft.body).unwrap_or_default();
        Ok((!is_there).then(|| body["line"].as_str().unwrap_or_default().to_owned()))
    }

    /// Opens the line whose draft is kept at a place, as it opens where it was left.
    fn left_at(ctx: &Ctx, place: &str) -> Result<Option<Capture>> {
        let Some(of) = drafts::itself(place).strip_prefix(PLACE) else { return Ok(None) };
        let of = of.strip_prefix(BEFORE_CLIENT).unwrap_or(of);
        if let Some(id) = of.strip_prefix(INBOX).and_then(|id| id.parse().ok()) {
            return Capture::of_inbox(ctx, id).map(Some);
        }
        if let Some(id) = of.strip_prefix(PLANNED).and_then(|id| id.parse().ok()) {
            return Capture::of_planned(ctx, id).map(Some);
        }
        let account = of.parse().ok();
        let was_open = kept(ctx, place)?.is_some_and(|body| body["open"].as_bool().unwrap_or(true));
        if was_open { Capture::open(ctx, account).map(Some) } else { Capture::beside(ctx, account).map(Some) }
    }

    fn begin(ctx: &Ctx, screen: Screen, inbox: Option<InboxLine>, begun: &str) -> Result<Capture> {
        let mut capture = Capture {
            line: Line::new(begun),
            screen,
            begun: if inbox.is_some() { String::new() } else { begun.to_owned() },
            coined: None,
            said_of: None,
            title: ctx.say(say::TITLE).to_owned(),
            inbox,
            meaning: None,
            chips: Vec::new(),
            offer: Offer::Nothing,
            selected: 0,
            chip: None,
            correcting: None,
            left_as_text: Vec::new(),
            asked: false,
            told: None,
            restored: false,
            more_wait: false,
            left: false,
            before_client: ctx.client,
            seen: None,
            aside: false,
            late: false,
            beside: None,
            from_elsewhere: false,
            over: Vec::new(),
            referred: Referred::default(),
            completes: false,
        };
        // Whoever holds the file keeps nobody from writing down what was just said.
        capture.late = Error::unless_held(capture.begin_as_left(ctx))?.is_none();
        if capture.late {
            capture.begin_beside(ctx);
        } else {
            capture.understand(ctx)?;
        }
        Ok(capture)
    }

    /// Another program holds the file: what this window remembers comes back; any other text has a place of its own until it can be
    /// read what waits.
    fn begin_beside(&mut self, ctx: &Ctx) {
        let usual = self.usual_place();
        match ctx.store.remembered(&usual).filter(|_| self.takes_what_waits()) {
            Some(draft) => {
                let body = serde_json::from_str(&draft.body).unwrap_or_default();
                self.go_on_with(&body);
                self.referred = Referred::of_body(&body);
                // What was not left on purpose is what was typed last: one goes on with it.
                if body["left"].as_bool() != Some(true) {
                    self.line = Line::new(&self.line.text());
                }
                self.beside = Some(draft.place);
            }
            None => self.beside = Some(drafts::beside(&usual, ctx.store.clock())),
        }
    }

    /// Whether the line opens with what waits: a beginning that is written now holds against it.
    fn takes_what_waits(&self) -> bool {
        self.begun.is_empty() || self.inbox.is_some() || self.screen.planned.is_some()
    }

    fn go_on_with(&mut self, body: &Json) {
        let text = body["line"].as_str().unwrap_or_default();
        self.line = Line::new(text);
        // Left on purpose, it may be done with: typing takes its place.
        self.line.select(0..text.chars().count());
        self.begun = body["begun"].as_str().unwrap_or_default().to_owned();
        self.coined = body["coined"].as_str().map(str::to_owned);
        self.left_as_text = serde_json::from_value(body["as_text"].clone()).unwrap_or_default();
        self.restored = true;
    }

    /// Reads whose the line is, and what was left there.
    fn begin_as_left(&mut self, ctx: &Ctx) -> Result<()> {
        // What came back while the file was held was typed for what the numbers stood for then.
        if self.referred == Referred::default() {
            self.referred = ctx.store.referred(self.is_about())?;
        }
        let name = self.screen.open.map(|account| ctx.store.account_brief(account)).transpose()?.flatten().map(|(name, _)| name);
        let is_typed = self.late && !self.line.text().trim().is_empty();
        if !ctx.client && !is_typed && ctx.store.waiting(&self.usual_place())?.is_none() {
            self.before_client = true;
            self.before_client = ctx.store.waiting(&self.usual_place())?.is_some();
        }
        let takes = !is_typed && self.takes_what_waits();
        let place = self.usual_place();
        let left = if takes { ctx.store.take_waiting(&place)? } else { ctx.store.waiting(&place)? };
        let left = if left.is_none() && !is_typed { self.left_elsewhere(ctx)? } else { left };
        self.title = match (&self.inbox, name) {
            (Some(_), _) => ctx.say(say::INBOX).to_owned(),
            (None, Some(name)) if self.screen.planned.is_some() => say::title_closing(ctx.lang, &name),
            (None, Some(name)) => say::title_at(ctx.lang, &name),
            (None, None) => ctx.say(say::TITLE).to_owned(),
        };
        // What was typed meanwhile has a place of its own, and what waits waits on.
        if is_typed {
            return Ok(());
        }
        self.beside = match left {
            Some(draft) if self.takes_what_waits() => {
                self.go_on_with(&serde_json::from_str(&draft.body).unwrap_or_default());
                Some(draft.place)
            }
            _ => Some(drafts::beside(&self.usual_place(), ctx.store.clock())),
        };
        self.more_wait = self.restored && ctx.store.waits_beside(&self.usual_place(), self.beside.as_deref())?;
        Ok(())
    }

    /// The newest line that was left where another account was open or selected, and that names its own: it is this one's as much.
    /// Before a client only what was left there comes back.
    fn left_elsewhere(&mut self, ctx: &Ctx) -> Result<Option<Draft>> {
        if !self.begun.is_empty() || self.inbox.is_some() || self.screen.planned.is_some() || ctx.client {
            return Ok(None);
        }
        for draft in ctx.store.offered()? {
            let of = drafts::itself(&draft.place).strip_prefix(PLACE);
            let usual = of.is_some_and(|of| ![BEFORE_CLIENT, INBOX, PLANNED].iter().any(|other| of.starts_with(other)));
            let body: Json = serde_json::from_str(&draft.body).unwrap_or_default();
            if usual && body["left"].as_bool() == Some(true) && names_its_account(ctx, body["line"].as_str().unwrap_or_default())? {
                self.from_elsewhere = true;
                return Ok(Some(draft));
            }
        }
        Ok(None)
    }

    /// What took the place of a line that was left is another one: that one waits on, and is offered the next time. One that is left
    /// elsewhere is kept as left already.
    pub(super) fn let_wait(&mut self, left: Option<Kept>, ctx: &Ctx) -> Vec<Effect> {
        let is_kept_so = std::mem::take(&mut self.from_elsewhere);
        let Some(left) = left.filter(|left| !self.line.text().contains(&left.line)) else { return Vec::new() };
        self.beside = Some(drafts::beside(&self.usual_place(), ctx.store.clock()));
        if is_kept_so { Vec::new() } else { vec![Effect::LeaveDraft(left.place, left.body)] }
    }

    /// Keeps what does not fit into the line any more: it opens in the next ones, and that is said.
    pub(super) fn keep_over(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        let changed = self.over.len().saturating_sub(1);
        let mut letters = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).peekable();
        while letters.peek().is_some() {
            let room = self.over.last().map_or(0, |(_, part)| Line::LIMIT.saturating_sub(part.chars().count()));
            match self.over.last_mut().filter(|_| room > 0) {
                Some((_, part)) => part.extend(letters.by_ref().take(room)),
                None => self.over.push((drafts::beside(&self.usual_place(), ctx.store.clock()), String::new())),
            }
        }
        let open = self.screen.open.is_some();
        let kept = |(place, part): &(String, String)| {
            let body = json!({ "left": true, "line": part, "begun": "", "open": open, ROWS: self.referred.json() });
            Effect::LeaveDraft(place.clone(), body.to_string())
        };
        let mut effects: Vec<Effect> = self.over.iter().skip(changed).map(kept).collect();
        let count = self.over.iter().map(|(_, part)| part.chars().count()).sum();
        effects.push(Effect::Say(form::line_is_full(ctx.lang, Line::LIMIT, count), Tone::Trouble));
        effects
    }

    /// The line as it is kept where it is left now.
    pub(super) fn as_left(&mut self) -> Option<Kept> {
        let was_left = std::mem::replace(&mut self.left, true);
        let kept = self.draft().map(|(place, body)| Kept { place, body, line: self.line.text() });
        self.left = was_left;
        kept
    }

    /// Reads what could not be read when the line was opened.
    pub(super) fn catch_up(&mut self, ctx: &Ctx) -> Result<()> {
        if self.late {
            self.begin_as_left(ctx)?;
            self.late = false;
            self.understand(ctx)?;
        }
        Ok(())
    }

    /// Takes out whoever was erased, where that was done in the draft, and understands the line anew. Whether it meant them.
    pub(super) fn let_go_of_erased(&mut self, typed: Option<&str>, ctx: &Ctx) -> Result<bool> {
        let people = self.meaning.iter().flat_map(|meaning| &meaning.persons).filter_map(|named| named.who.one());
        let is_there = |person: &Candidate| Ok(ctx.store.load(Entity::Person, person.id)?.is_some());
        let were_meant = people.map(is_there).collect::<Result<Vec<bool>>>()?.contains(&false);
        if let Some(body) = typed.and_then(|typed| serde_json::from_str::<Json>(typed).ok()) {
            // One goes on before what stood behind the cursor.
            let (cursor, behind) = (self.line.cursor(), self.line.halves().1);
            self.go_on_with(&body);
            self.restored = false;
            let text = self.line.text();
            let before = text.strip_suffix(&behind).map_or(cursor, |before| before.chars().count());
            self.line = Line::with_cursor(&text, before);
        }
        if let Some(line) = self.inbox.take() {
            // One that is settled as it waits is what became of it there.
            let now = ctx.store.inbox_line(line.id)?.ok_or(Error::Gone)?;
            if self.line.text() == line.line {
                self.line = Line::new(&now.line);
            }
            self.inbox = Some(now);
        }
        self.meaning = None;
        self.understand(ctx)?;
        Ok(were_meant)
    }

    pub(super) fn place_of_draft(&self) -> String {
        self.beside.clone().unwrap_or_else(|| self.usual_place())
    }

    fn usual_place(&self) -> String {
        let before = if self.before_client { BEFORE_CLIENT } else { "" };
        let of = match (&self.inbox, self.screen.planned, self.screen.open.or(self.screen.selected)) {
            (Some(line), ..) => format!("{INBOX}{}", line.id),
            (None, Some(planned), _) => format!("{PLANNED}{planned}"),
            (None, None, account) => account.map_or_else(String::new, |account| account.to_string()),
        };
        format!("{PLACE}{before}{of}")
    }
}

/// Whether whose a line is stands in it, and not on the screen.
fn names_its_account(ctx: &Ctx, line: &str) -> Result<bool> {
    let meaning = capture::resolve(ctx.store, &capture::parse(line, ctx.today, ctx.time), Screen::default())?;
    Ok(meaning.account.likely().is_some() || !meaning.account.several().is_empty())
}

fn kept(ctx: &Ctx, place: &str) -> Result<Option<Json>> {
    Ok(ctx.store.draft(place)?.map(|body| serde_json::from_str(&body).unwrap_or_default()))
}

/// «14:30 звонок Ромашка: +Ивнев +Пестова »: what a planned contact says already, as one would type it. A day and a time that
/// are still to come say nothing of when it was.
fn beginning(ctx: &Ctx, entry: &Record) -> Result<String> {
    let mut head: Vec<String> = Vec::new();
    let on = day::from_iso(entry.text("day")).unwrap_or(ctx.today);
    if on < ctx.today {
        head.push(on.format("%d.%m.%Y").to_string());
    }
    let time = day::parse_time(entry.text("time")).filter(|time| on < ctx.today || on == ctx.today && *time <= ctx.time);
    head.extend(time.map(|time| time.format("%H:%M").to_string()));
    head.extend(find_choice(ENTRY_KINDS, entry.text("kind")).map(|kind| ctx.say(kind.words).to_owned()));
    let name = entry.owner.map(|owner| ctx.store.account_brief(owner)).transpose()?.flatten().map(|(name, _)| name);
    // A colon within a name would end the head: the account is known anyway.
    head.extend(name.filter(|name| !name.contains(':')));
    let mut line = format!("{}: ", head.join(" "));
    for person in entry.get("people").ids() {
        line.push_str(&capture::mention(ctx.store, *person, entry.owner)?);
    }
    Ok(line)
}
