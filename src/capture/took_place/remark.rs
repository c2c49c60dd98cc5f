//! Lines that say something about somebody and of no contact: «у Ивнева завтра юбилей», «Пестова теперь директор».

use super::super::What;
use super::super::addressee::all_words;
use super::super::candidate::Resolved;
use super::super::kinds::{is_verb, leading_kind};
use super::super::meaning::{Meaning, Whose};
use super::super::resolve::Screen;
use super::super::vocabulary::{MET, SPOKE, WENT, begins};
use super::super::{names, telling};
use super::Why;
use super::attempt::ON_THE_WAY;
use super::missed::{is_a_stand_in, tells};
use super::shown::is_in_touch;
use super::somebody;
use crate::domain::name::fold;
use crate::search::likeness::Likeness;
use crate::store::{Result, Store};

/// How words begin by which one hears from somebody, or says what one heard.
const HEARD: &str = "говорил говорит говорят сказал скажет сказан проси просят просьб запрос спраш спроси интересу хотят хотел хотим хочет жалу жалоб жалов руга \
     обещ соглас добро договор обсуд обсуж отказал отказыв отправ выслал послал прислал переслал передал подтвер утверд благодар доволен довольн \
     недовол готов против нужен нужн ждет ждут ждем ожида возраж предлаг предлож торгу напомнил сообщил ответил пообщ поговор разгов \
     перепис уточн решил реша показал показыв рассказ объясн познаком одобр берет берут заказ оплат подпис созвон перезвон предупред \
     претенз услыш слыш зовет зовут приглаша пригласил скидк бюджет восторг нравит актуальн подума думаю подпиш скинул забронир обед ужин завтрак кофе связи курсе \
     say said tell told ask expect want need agree approv confirm promis wish sent send repl answered complain moan grumbl happy unhappy ready discuss \
     spoke talk think heard hear thank accept refus declin decid order pay paid loves likes pleased invites invited sign lunch dinner breakfast coffee";
/// How verbs of these begin that say what somebody did elsewhere.
const DEEDS: &str = "подписал оплатил заплатил заказал signed paid ordered";
/// After these stands who is spoken of, where a line begins so.
const OF: [&str; 3] = ["у", "от", "from"];

/// How words begin that say of somebody what became of them, which one knows from anywhere: in the order of the words, a whole one before «=».
const BECAME: &[&[&str]] = &[
    &["отпуск"],
    &["больничн"],
    &["болеет"],
    &["заболел"],
    &["приболел"],
    &["декрет"],
    &["командировк"],
    &["занят="],
    &["занята="],
    &["заняты="],
    &["уехал", "до="],
    &["away=", "till="],
    &["away=", "until="],
    &["out=", "till="],
    &["out=", "until="],
    &["юбиле"],
    &["день", "рожд"],
    &["дня", "рожд"],
    &["днем", "рожд"],
    &["др=", "у="],
    &["уволи"],
    &["уволен"],
    &["увольня"],
    &["повысили"],
    &["повышен"],
    &["женится"],
    &["женился"],
    &["замуж"],
    &["свадьб"],
    &["родил"],
    &["умер="],
    &["умерла"],
    &["теперь", ROLE],
    &["стал", ROLE],
    &["назнач", ROLE],
    &["нов", ROLE],
    &["сменил", ROLE],
    &["сменился", ROLE],
    &["офис", "закрыт"],
    &["закрыты", "до="],
    &["office", "closed"],
    &["closed", "until"],
    &["closed", "till"],
    &["vacation"],
    &["holiday"],
    &["leave"],
    &["sick="],
    &["maternity"],
    &["birthday"],
    &["anniversary"],
    &["wedding"],
    &["resigned"],
    &["retired"],
    &["retires"],
    &["promoted"],
    &["fired"],
    &["quit="],
    &["left=", "company"],
    &["now=", ROLE],
    &["new=", ROLE],
];
/// Words that deny what follows.
const DENIED: [&str; 3] = ["never", "не", "никогда"];
/// The most words of a text that says only what happened.
const STATED: usize = 3;
/// Stands in [`BECAME`] for what somebody is at a company.
const ROLE: &str = "";
/// How words begin of what somebody is at a company.
const ROLES: &str = "директор гендир начальни закупщи снабжен бухгалтер главбух руководител заведующ управляющ менеджер технолог \
     director manager head buyer accountant ceo cfo coo chief purchas";
/// Words with which one tells oneself not to forget something, in their order and by their beginnings.
const NOT_TO_FORGET: &[&[&str]] = &[
    &["не=", "забыть"],
    &["не=", "забыва"],
    &["не=", "забуд"],
    &["не=", "упусти"],
    &["иметь", "в=", "виду"],
    &["учесть"],
    &["на=", "заметку"],
    &["напоминани"],
    &["на=", "будущее"],
    &["not=", "forget"],
    &["remember", "to="],
    &["remember", "the="],
    &["reminder"],
    &["bear", "in=", "mind"],
    &["keep", "in=", "mind"],
    &["nb="],
];

/// What is said before a sign of a line that is for oneself.
const INTERNAL: &[&[&str]] =
    &[&["внутр"], &["для=", "себя="], &["себе="], &["заметка"], &["internal"], &["note=", "to=", "self="], &["self="], &["memo="]];
/// Words with which one says that it is told of somebody by others.
const GOSSIP: [&str; 5] = ["говорят", "поговаривают", "слышно", "say", "apparently"];
/// The most words of a clause that says only how somebody takes it.
const VERDICT: usize = 1;
/// No more words than this say so.
const INTERNAL_WORDS: usize = 4;

/// Whether a line says something about somebody and no word of a contact: no way of it, nobody marked as taking part, nothing that
/// follows from it, and nothing that one would have heard in it. With a colon its text is the report on a contact, unless it plainly says what
/// became of somebody, or what is not to be forgotten.
pub(super) fn is_one(meaning: &Meaning, person: &dyn Fn(&str) -> bool) -> bool {
    let parsed = &meaning.parsed;
    if meaning.kind_said || meaning.kind_by.is_some() || meaning.screen.planned.is_some() || meaning.closes.is_some() {
        return false;
    }
    let first = parsed.pieces.iter().find(|piece| !matches!(piece.what, What::Gap | What::Account(_))).and_then(|piece| piece.what.text());
    if first.is_some_and(is_internal) {
        return meaning.account.likely().is_some();
    }
    let chars: Vec<char> = parsed.line.chars().collect();
    let marked = |start: usize| chars.get(start) == Some(&'+');
    let text = parsed.pieces.iter().find_map(|piece| piece.what.text()).unwrap_or_default();
    if parsed.headed && !says_what_became(text) && !says_what_happened(text) && !is_told_to_oneself(text) {
        return false;
    }
    let named = meaning.account_piece.is_some() || !meaning.persons.is_empty() || names_somebody(text);
    if meaning.account.likely().is_none() || !named {
        return false;
    }
    // «Ивнев занят до 5-го; далее 7.12»: when one goes on is no contact yet.
    let became = parsed.pieces.iter().filter_map(|piece| piece.what.text()).any(says_what_became);
    let mut told = false;
    for piece in &parsed.pieces {
        match &piece.what {
            What::Gap | What::Account(_) | What::Day { .. } | What::Time(_) | What::Part(_) => {}
            What::Next { .. } if became => {}
            What::Person(_) if !marked(piece.span.start) => {}
            What::Text(text) if is_report(text, parsed.headed) && !is_told_to_oneself(text) => return false,
            What::Text(text) if !says_what_became(text) && somebody::did_something(meaning, text, person) => return false,
            What::Text(text) => told |= text.chars().any(char::is_alphabetic),
            _ => return false,
        }
    }
    told
}

/// How words begin with which one says what one is about to do, or meant to, or on what it depends.
const INTENDING: &str = "собира планиру готовл хочу хотел хотела мечта если planning going wanted hoping meant if";

/// With these begins what is to be done before something.
const BEFOREHAND: [&str; 4] = ["перед", "до", "before", "for"];
/// Among how many words at the beginning of a line stands who speaks for somebody.
const SPOKEN_FOR: usize = 2;

/// Why nothing shows a contact in a line whose client only its words tell: «собираюсь звонить Розанцеву», «сделал расчёт для Саввина»,
/// `fire at Kesterwald`. Who agrees to the client has not said that there was one.
///
/// # Errors
/// Those of reading who is of our house.
pub(super) fn of_a_guess(store: &Store, meaning: &Meaning, person: &dyn Fn(&str) -> bool) -> Result<Option<Why>> {
    let parsed = &meaning.parsed;
    let guessed = matches!(meaning.account, Resolved::Guess(_)) && matches!(meaning.whose, Whose::Mentioned(_) | Whose::Person(_));
    let plain = |what: &What| matches!(what, What::Gap | What::Text(_) | What::Day { .. } | What::Time(_) | What::Part(_));
    let open = meaning.kind_said || meaning.kind_by.is_some() || meaning.screen != Screen::default() && meaning.screen.said.is_none();
    let agreed = matches!(meaning.whose, Whose::Said | Whose::Agreed) && meaning.account_piece.is_none();
    if !(guessed || agreed) || open || parsed.headed || !parsed.pieces.iter().all(|piece| plain(&piece.what)) {
        return Ok(None);
    }
    let text = parsed.pieces.iter().filter_map(|piece| piece.what.text()).collect::<Vec<_>>().join(" ");
    let words: Vec<String> = all_words(&text).map(fold).collect();
    // What was agreed to of a row that is selected, no word of the line tells.
    let account = meaning.account.likely().map(|account| fold(&account.name)).unwrap_or_default();
    let called = |word: &str| names::spelt(word, &account) == Some(Likeness::Same);
    if agreed && !words.iter().any(|word| person(word) || called(word)) {
        return Ok(None);
    }
    let intends = |word: &String| INTENDING.split_whitespace().any(|begun| word.starts_with(begun));
    let shown = || {
        is_heard(&text)
            || words.iter().any(|word| {
                telling::is_sent(word) || begins(&SPOKE, word) || begins(&MET, word) || tells(word) && !begins(&ON_THE_WAY, word)
            })
    };
    Ok(match words.first() {
        Some(first) if intends(first) || BEFOREHAND.contains(&first.as_str()) => Some(Why::Ahead),
        _ if words.iter().take(SPOKEN_FOR).any(|word| is_a_stand_in(word)) => Some(Why::Remark),
        _ if !shown() || somebody::only_speaks_of_them(&words, &called) || somebody::else_did_it(store, &words)? => Some(Why::Remark),
        _ => None,
    })
}

/// Where words with these beginnings stand, in their order: between two of them others may stand.
fn find(words: &[&str], known: &[&str]) -> Option<usize> {
    let is = |word: &str, begun: &str| match begun {
        ROLE => ROLES.split_whitespace().any(|role| word.starts_with(role)),
        begun => telling::is_said_by(begun, word),
    };
    let mut rest = words.iter().enumerate();
    let mut places = known.iter().map(|begun| rest.find(|(_, word)| is(word, begun)).map(|(at, _)| at));
    let first = places.next()??;
    places.all(|place| place.is_some()).then_some(first)
}

/// «у Ивнева отпуск до пятницы»: whether a text says what became of somebody.
fn says_what_became(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = all_words(&folded).collect();
    BECAME.iter().any(|known| find(&words, known).is_some())
}

/// «не забыть про образцы»: whether with a text one tells oneself what is not to be forgotten; «просил не забыть» was heard.
fn is_told_to_oneself(text: &str) -> bool {
    let folded = fold(text).replace("n't", " not").replace("n’t", " not");
    let words: Vec<&str> = all_words(&folded).collect();
    let found = NOT_TO_FORGET.iter().filter_map(|known| find(&words, known)).min();
    found.is_some_and(|at| !is_heard(&words.get(..at).unwrap_or_default().join(" ")))
}

/// «внутр - машина в чт», `note to self - check the stock`: whether a text says at its beginning that it is for oneself.
fn is_internal(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().take(INTERNAL_WORDS).map(fold).collect();
    INTERNAL.iter().any(|said| {
        let said_so = said.iter().enumerate().all(|(at, begun)| {
            words.get(at).is_some_and(|word| telling::is_said_by(begun, word.trim_end_matches(|c: char| !c.is_alphanumeric())))
        });
        // «для себя решили» is told of somebody.
        let sign = |word: &String| word.chars().all(|c| matches!(c, '-' | '–' | '—' | ':'));
        let ends = || words.get(said.len() - 1).is_some_and(|word| word.ends_with(['.', ':', '-', '–', '—', ',']));
        said_so && (ends() || words.get(said.len()).is_some_and(sign))
    })
}

/// «у Лунёвой завтра юбилей»: whether a text begins with somebody, known or not.
fn names_somebody(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let led = words.next().is_some_and(|word| OF.contains(&fold(word).as_str()));
    led && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether a text reports on a contact. In a sentence that goes on after its head it is the first clause that does: «ивнев уходит в декабре,
/// сказала пестова» says of the one what the other told.
fn is_report(text: &str, headed: bool) -> bool {
    // «ушла в декрет, говорят»
    let gossip = |word: &str| GOSSIP.contains(&fold(word).as_str());
    let known = || says_what_became(text) && all_words(text).any(gossip);
    if known() && !is_heard(&all_words(text).filter(|word| !gossip(word)).collect::<Vec<_>>().join(" ")) {
        return false;
    }
    // «приехал на пробу, два часа смотрели флакон»: what we did together there.
    let did = |word: &str| word.ends_with("ли") && (tells(word) || begins(&SPOKE, word));
    let denied = |clause: &str| all_words(clause).any(|word| DENIED.contains(&fold(word).as_str()));
    let together = text.split([',', ';']).skip(1).any(|clause| !denied(clause) && all_words(clause).any(|word| did(&fold(word))));
    // `tried the pastry box, happy`, «взял трубку с третьего раза, заказ в среду»
    let verdict = text.split([',', ';']).skip(1).any(|clause| (1..=VERDICT).contains(&all_words(clause).count()) && is_heard(clause));
    let answered = all_words(text).any(|word| fold(word).starts_with("трубк"));
    if (together || verdict || answered) && !says_what_became(text) {
        return true;
    }
    let first = text.split([',', ';']).find(|clause| clause.chars().any(char::is_alphabetic)).unwrap_or_default();
    is_heard(if headed { text } else { first })
}

/// «комиссия сменилась», `panel changed`: whether a text says no more than that something happened to a thing, which one knows from anywhere.
fn says_what_happened(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = all_words(&folded).collect();
    let Some((verb, [thing, ..])) = words.split_last() else { return false };
    let alone = words.len() <= STATED && !telling::is_past(thing) && !DENIED.contains(thing);
    // «цену снизили»: what they did, as they say.
    let happened = verb.ends_with("ed") || telling::is_past(verb) && !verb.ends_with("ли");
    // «цена устроила» is how they take it.
    alone && happened && !is_heard(text) && !words.iter().any(|word| is_in_touch(word))
}

/// Whether the words of a line show that there was a contact: by what was said or done in it, or by a mark.
pub(super) fn shows_a_contact(meaning: &Meaning) -> bool {
    let chars: Vec<char> = meaning.parsed.line.chars().collect();
    let words = |text: &str| all_words(text).map(fold).collect::<Vec<_>>();
    // «верста: цену снизили» is what they did, as they say; «зв верста шевчук забыл прайс» what somebody named did in the call.
    let named = meaning.kind_said && meaning.persons.iter().any(|person| person.who.one().is_some());
    let did = |word: &str| telling::is_past(word) && (named || meaning.parsed.headed && word.ends_with("ли"));
    meaning.parsed.pieces.iter().any(|piece| match &piece.what {
        What::Text(text) | What::Unread { text, .. } => words(text).iter().enumerate().any(|(at, word)| {
            // «Шевчук в курсе» shows that he knows it, and not from where.
            let known = |at: usize, word: &str| at > 0 && word == "за" || matches!(word, "курсе" | "loop");
            let contact = leading_kind(&[word]).is_some_and(|read| read.whole) && !is_verb(word);
            tells(word) || did(word) || !contact && is_heard(word) && !known(at, word)
        }),
        What::Person(_) => chars.get(piece.span.start) == Some(&'+'),
        // `spoke to ashby, 60 days is a no`
        What::Kind { word, .. } => named && (begins(&SPOKE, &fold(word)) || begins(&MET, &fold(word))),
        What::Gap | What::Account(_) | What::Day { .. } | What::Time(_) | What::Part(_) => false,
        _ => true,
    })
}

/// Whether a folded word says what somebody did elsewhere: «подписал», `paid`.
pub(in crate::capture) fn is_deed(word: &str) -> bool {
    DEEDS.split_whitespace().any(|begun| word.starts_with(begun))
}

/// «ивнев подписал», `penrose paid`: whether a line says of somebody what they did, and no word of what they said.
pub(in crate::capture) fn tells_of_a_deed(meaning: &Meaning) -> bool {
    let marks = |what: &What| matches!(what, What::Promise { .. } | What::Attitude(_) | What::Mood(_) | What::Wish(_) | What::Complaint(_));
    if meaning.parsed.pieces.iter().any(|piece| marks(&piece.what)) {
        return false;
    }
    let text: Vec<&str> = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text()).collect();
    let (deeds, rest): (Vec<&str>, Vec<&str>) = text.iter().flat_map(|text| all_words(text)).partition(|word| is_deed(&fold(word)));
    !deeds.is_empty() && !is_heard(&rest.join(" "))
}

/// Whether a text says what one would have heard in a contact.
pub(in crate::capture) fn is_heard(text: &str) -> bool {
    let words: Vec<String> = all_words(text).map(fold).collect();
    // `never answers mail`
    let denied = words.first().is_some_and(|word| DENIED.contains(&word.as_str()));
    words.iter().enumerate().any(|(at, word)| {
        let begins = HEARD.split_whitespace().any(|begun| word.starts_with(begun));
        let kind = || !denied && leading_kind(&[word]).is_some_and(|read| read.whole) || is_verb(word);
        // «Мамедов за пилот»
        begins || WENT.contains(&word.as_str()) || at == 0 && word == "за" || kind()
    })
}
