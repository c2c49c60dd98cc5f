//! `kam map`: the influence map of an account, as a picture of text or for other programs.
//!
//! What leaves the file is said by `--visibility`; without it the least: names, positions and who reports to whom.

use super::audience;
use super::failure::Failure;
use super::json::Links;
use super::named::account_named;
use super::out::Out;
use super::session::{Session, shown};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Lang, day};
use crate::map::answers::{self, Question};
use crate::map::document::{self, Labels};
use crate::map::layout::{self, Layout};
use crate::map::read::{self, Scene, Wanted};
use crate::map::{View, Zoom, draw, mermaid, svg, table, visible};
use crate::printable::is_unprintable;
use crate::store::{Query, Store};
use crate::text::{answers as answer_say, map as say, shell};
use clap::ArgMatches;
use serde_json::{Value as Json, json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The narrowest and the widest picture, in cells.
const WIDTH: (usize, usize) = (80, 120);
/// The purchases that can be named.
const PURCHASES: usize = 500;

/// Prints the map.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, settings) = session.open()?;
    out.ascii = session.ascii;
    let lang = session.lang;
    let whom = given.get_many::<String>("account").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let account = account_named(&store, &whom, lang)?;
    let purchase = given.get_one::<String>("purchase").map(|name| purchase_named(&store, account, name, lang)).transpose()?;
    let on = match given.get_one::<String>("as_of") {
        Some(typed) => Some(
            day::parse(typed, session.clock.today(), Bias::Past)
                .filter(|on| *on <= session.clock.today())
                .ok_or_else(|| Failure::usage(say::no_past_day(lang, typed)))?,
        ),
        None => None,
    };
    let audience = audience::asked(given, &store, lang)?;
    let level = audience.code();
    let mut scene = read::read(&store, &settings, Wanted { account, purchase, on, since: None })?;
    let told = (level == "private").then(|| told(&scene, lang));
    visible::reduce(&mut scene, audience);
    if let Some(file) = given.get_one::<PathBuf>("svg") {
        draw_to(file, &Drawn::of(&scene, level, lang, out), &scene, session, out)?;
    } else if session.json {
        out.json(&as_json(&scene, account, told.as_deref(), audience, &Links::seen_by(audience, &store, lang))?)?;
    } else if given.get_flag("csv") {
        let printable = |c: char| if is_unprintable(c) && !matches!(c, '\r' | '\n') { '·' } else { c };
        out.raw(&table::csv(&scene, audience)?.chars().map(printable).collect::<String>())?;
    } else {
        let drawn = Drawn::of(&scene, level, lang, out);
        if given.get_flag("mermaid") {
            out.raw(&mermaid::mermaid(&scene.chart, &drawn.layout, &drawn.view, &drawn.labels))?;
        } else {
            let picture = draw::picture(&scene.chart, &drawn.layout, &drawn.view);
            print(&document::text(&picture, &drawn.layout, &drawn.view, &drawn.labels), told.as_deref(), level, lang, out)?;
        }
    }
    Ok(0)
}

/// Writes the drawing to a new file that only its owner may read.
fn draw_to(file: &Path, drawn: &Drawn, scene: &Scene, session: &Session, out: &mut Out) -> anyhow::Result<()> {
    let file = std::path::absolute(file)?;
    session.must_have_folder(&file)?;
    if file.symlink_metadata().is_ok() {
        return Err(Failure::failed(shell::exists(session.lang, &shown(&file))).into());
    }
    let drawing = svg::svg(&scene.chart, &drawn.layout, &drawn.view, &drawn.labels);
    crate::platform::private_file(&file)?.write_all(drawing.as_bytes())?;
    if session.json {
        out.json(&json!({ "saved": shown(&file) }))?;
    } else {
        out.line(&say::written(session.lang, &shown(&file)))?;
    }
    Ok(())
}

/// The map arranged for a document.
struct Drawn {
    layout: Layout,
    view: View,
    labels: Labels,
}

impl Drawn {
    fn of(scene: &Scene, level: &str, lang: Lang, out: &Out) -> Drawn {
        let mut view = View::new(Zoom::Full, out.width.clamp(WIDTH.0, WIDTH.1), usize::MAX, lang);
        (view.masked, view.ascii) = (level == "shareable", out.ascii);
        view.outside = say::OUTSIDE.get(lang).to_owned();
        let labels = Labels { title: title(scene, lang), ..say::labels(lang) };
        Drawn { layout: layout::arrange(&scene.chart, &view), view, labels }
    }
}

/// The purchase that a name means: the same title, its beginning, or a part of it.
fn purchase_named(store: &Store, account: i64, name: &str, lang: Lang) -> anyhow::Result<i64> {
    let all = store.list(Entity::Opportunity, account, &Query { limit: PURCHASES, ..Query::default() })?.rows;
    let sought = fold(name);
    let likeness: [fn(&str, &str) -> bool; 3] =
        [|title, sought| title == sought, |title, sought| title.starts_with(sought), |title, sought| title.contains(sought)];
    for like in likeness {
        let fitting: Vec<_> = all.iter().filter(|row| like(&fold(row.record.title()), &sought)).collect();
        match &fitting[..] {
            [] => {}
            [one] => return Ok(one.id),
            several => {
                let titles: Vec<_> = several.iter().map(|row| crate::printable::line(row.record.title()).into_owned()).collect();
                return Err(Failure { status: 3, text: say::several_purchases(lang, name, &titles.join("\n  ")) }.into());
            }
        }
    }
    Err(Failure::missing(say::no_purchase(lang, name)).into())
}

/// The answers that need no selected person, as headings with their sentences.
fn told(scene: &Scene, lang: Lang) -> Vec<(Question, Vec<String>)> {
    let sentences = |question| answers::answer(scene, question).said.iter().map(|said| answer_say::said(said, lang)).collect();
    Question::OF_ALL.map(|question| (question, sentences(question))).into()
}

fn print(document: &str, told: Option<&[(Question, Vec<String>)]>, level: &str, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    let mut lines = document.lines();
    out.title(lines.next().unwrap_or_default())?;
    for line in lines {
        out.line(line)?;
    }
    for (question, said) in told.into_iter().flatten() {
        out.heading(answer_say::question(*question).get(lang))?;
        for sentence in said {
            out.item("", sentence)?;
        }
    }
    if level != "private" {
        out.line("")?;
        out.line(
            say::less_shown(lang, level_words(level, lang), if level == "team" { "private" } else { say::TEAM_OR_PRIVATE.get(lang) })
                .as_str(),
        )?;
    }
    Ok(())
}

fn level_words(level: &str, lang: Lang) -> &'static str {
    let choice = crate::domain::field::find_choice(crate::domain::visibility::VISIBILITY, level);
    choice.map_or("", |choice| choice.words.get(lang))
}

fn title(scene: &Scene, lang: Lang) -> String {
    let mut parts = vec![format!("{}: {}", say::MAP.get(lang), scene.account)];
    parts.extend(scene.purchase.as_ref().map(|(_, purchase)| say::for_purchase(lang, purchase)));
    if scene.past {
        parts.push(say::as_of(lang, &day::show(&day::iso(scene.on), lang)));
    }
    parts.join(" · ")
}

/// What a question is called in JSON.
fn code(question: Question) -> &'static str {
    match question {
        Question::Decides => "decides",
        Question::Against => "against",
        Question::Reach(_) => "reach",
        Question::Carries => "carries",
        Question::Mirrors => "mirrors",
        Question::Cover => "cover",
        Question::Handed => "handed",
        Question::Silent => "silent",
        Question::Changed => "changed",
    }
}

fn as_json(
    scene: &Scene,
    account: i64,
    told: Option<&[(Question, Vec<String>)]>,
    audience: Audience,
    links: &Links,
) -> anyhow::Result<Json> {
    // A name is as the map shows it to whom it is for.
    let link = |person: i64| -> anyhow::Result<Json> {
        let mut link = links.link(Entity::Person, Some(person))?;
        if let (Some(node), Some(link)) = (scene.node(person), link.as_object_mut()) {
            link.insert("name".into(), json!(Some(&node.name).filter(|name| !name.is_empty())));
        }
        Ok(link)
    };
    let person = |node: &crate::map::Node| -> anyhow::Result<Json> {
        let figures = scene.figures.get(&node.person);
        let text = |text: &str| if text.is_empty() { Json::Null } else { json!(text) };
        let mut object = json!({
            "person": link(node.person)?, "position": text(&node.position),
            "department": text(&node.department), "reports_to": node.boss.map_or(Ok(Json::Null), link)?,
        });
        let more = [
            ("affiliation", json!(node.affiliation)),
            ("outside", json!(node.outside)),
            ("unknown", json!(node.unknown)),
            ("mirrored_by", json!(node.mirror)),
            ("roles", json!(node.roles)),
            ("relationship", json!(node.relationship)),
            ("main_contact", json!(node.main)),
            ("handed_to", json!(node.handed)),
            ("last_contact", json!(figures.and_then(|figures| figures.last_contact).map(day::iso))),
            ("rhythm_days", json!(figures.and_then(|figures| figures.rhythm_days))),
            ("influence", json!(node.influence)),
            ("attitude", json!(node.attitude)),
            ("faded", json!(node.faded)),
            ("judged_on", json!(figures.and_then(|figures| figures.judged_on).map(day::iso))),
            ("differs", json!(node.differs)),
        ];
        if let Some(object) = object.as_object_mut() {
            object.extend(more.into_iter().filter(|(key, _)| visible::tells(audience, key)).map(|(key, value)| (key.to_owned(), value)));
        }
        Ok(object)
    };
    let mut whole = serde_json::Map::new();
    whole.insert("account".into(), links.link(Entity::Account, Some(account))?);
    whole.insert("on".into(), json!(day::iso(scene.on)));
    whole.insert("visibility".into(), json!(audience.code()));
    if visible::tells(audience, "purchase") {
        whole.insert("purchase".into(), links.link(Entity::Opportunity, scene.purchase.as_ref().map(|(id, _)| *id))?);
    }
    whole.insert("persons".into(), json!(scene.chart.nodes.iter().map(person).collect::<anyhow::Result<Vec<_>>>()?));
    if visible::tells(audience, "ties") {
        let tie = |tie: &crate::map::Tie| -> anyhow::Result<Json> {
            Ok(json!({ "id": tie.id, "kind": tie.kind.code(), "from": link(tie.from)?, "to": link(tie.to)?, "strength": tie.strength,
                "note": Some(&tie.note).filter(|note| !note.is_empty()) }))
        };
        whole.insert("ties".into(), json!(scene.chart.ties.iter().map(tie).collect::<anyhow::Result<Vec<_>>>()?));
        let told = told.unwrap_or_default().iter().map(|(question, said)| json!({ "question": code(*question), "said": said }));
        whole.insert("answers".into(), json!(told.collect::<Vec<_>>()));
    }
    if visible::tells(audience, "stages") {
        let stage = |stage: &read::Stage| -> anyhow::Result<Json> {
            let text = |text: &str| if text.is_empty() { Json::Null } else { json!(text) };
            Ok(json!({ "kind": stage.kind.code, "title": text(&stage.title), "acts_as": text(&stage.acts_as), "days": stage.days,
                "people": stage.people.iter().map(|person| link(*person)).collect::<anyhow::Result<Vec<_>>>()? }))
        };
        whole.insert("stages".into(), json!(scene.stages.iter().map(stage).collect::<anyhow::Result<Vec<_>>>()?));
    }
    Ok(Json::Object(whole))
}
