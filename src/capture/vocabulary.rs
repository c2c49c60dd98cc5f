//! Words that several readings of a line look for, each list with one meaning: that somebody was away, that nobody was reached, that one
//! spoke. They are beginnings of words unless it is said otherwise.

use crate::domain::name::fold;

/// Words, by their beginnings and in this order, of nobody having been reached.
pub(super) const NOBODY: &[&[&str]] = &[
    &["не", "взял", "трубк"],
    &["не", "взял", "телефон"],
    &["не", "бер", "трубк"],
    &["не", "бер", "телефон"],
    &["трубк", "не", "взял"],
    &["трубк", "не", "бер"],
    &["не", "снял", "трубк"],
    &["не", "поднял", "трубк"],
    &["не", "подош", "телефон"],
    &["не", "дозвон"],
    &["не", "смог", "дозвон"],
    &["недозвон"],
    &["не", "созвонил"],
    &["не", "встретил"],
    &["не", "застал"],
    &["не", "вышл", "связь"],
    &["не", "вышел", "связь"],
    &["абонент", "недоступ"],
    &["вне", "зоны"],
    &["автоответчик"],
    &["ни", "слуху"],
    &["ни", "ответа"],
    &["никак", "вест"],
    &["нет", "вест"],
    &["не", "слышно"],
    &["тишина"],
    &["выкл"],
    &["глухо"],
    &["голосов"],
    &["бросил", "трубк"],
    &["got", "machine"],
    &["answering", "machine"],
    &["straight", "to", "vm"],
    &["phone", "off"],
    &["wrong", "number"],
    &["left", "word"],
    &["no", "joy"],
    &["try", "later"],
    &["там", "никого"],
    &["никого", "не", "было"],
    &["никого", "нет"],
    &["никого", "на", "мест"],
    &["никого", "не", "застал"],
    &["ворота", "закрыт"],
    &["nobody", "there"],
    &["no", "one", "there"],
    &["nobody", "in"],
    &["nobody", "was"],
    &["no", "word", "from"],
    &["not", "heard", "from"],
    &["no", "news", "from"],
    &["radio", "silence"],
    &["no", "show"],
    &["no-show"],
    &["not", "pick", "up"],
    &["not", "reach"],
    &["unable", "reach"],
    &["voicemail"],
    &["voice", "mail"],
    &["vm", "for"],
    &["no", "luck"],
    &["line", "busy"],
    &["line", "was", "busy"],
    &["пропущенн", "звон"],
    &["пропущенный", "от"],
    &["звон", "пропущен"],
    &["вызов", "пропущен"],
    &["пропущен", "вызов"],
    &["missed", "call", "from"],
    &["missed", "a", "call"],
    &["stood", "up"],
    &["not", "get", "through"],
    &["not", "get", "hold"],
    &["never", "got", "hold"],
    &["never", "got", "through"],
    &["never", "reach"],
    &["абонент"],
    &["гудк"],
    &["вне", "сети"],
    &["номер", "не", "существ"],
    &["номер", "не", "обслуж"],
    &["line", "dead"],
    &["line", "went", "dead"],
    &["out", "of", "coverage"],
    &["not", "in", "service"],
    &["number", "disconnected"],
    &["no", "signal"],
    &["rang", "out"],
    &["straight", "to", "voicemail"],
    &["nobody", "answer"],
    &["no", "one", "answer"],
];
/// What says of somebody that they were not to be spoken to, in the order of the words and by their beginnings.
pub(super) const ABSENT: &[&[&str]] = &[
    &["too", "busy", "talk"],
    &["too", "busy", "speak"],
    &["no", "time", "talk"],
    &["no", "time", "speak"],
    &["говор", "не", "мог"],
    &["говор", "не", "мож"],
    &["разговар", "не", "мог"],
    &["некогда"],
    &["не", "до", "меня"],
    &["не", "до", "нас"],
    &["занят"],
    &["отсутств"],
    &["отошел"],
    &["отошла"],
    &["вышел"],
    &["вышла"],
    &["обедает"],
    &["на", "обед"],
    &["на", "встреч"],
    &["на", "совещ"],
    &["на", "больнич"],
    &["нет", "мест"],
    &["нет", "до"],
    &["не", "мест"],
    &["не", "мог", "говор"],
    &["не", "мог", "разговар"],
    &["не", "мож", "говор"],
    &["не", "мож", "разговар"],
    &["неудобно", "говор"],
    &["неудобно", "разговар"],
    &["неудобно"],
    &["за", "рулем"],
    &["на", "другой", "лини"],
    &["по", "другой", "лини"],
    &["недоступ"],
    &["в", "отпуск"],
    &["в", "командировк"],
    &["болеет"],
    &["заболел"],
    &["out"],
    &["away"],
    &["busy"],
    &["unavailable"],
    &["not", "available"],
    &["not", "there"],
    &["not", "talk"],
    &["on", "another", "call"],
    &["on", "another", "line"],
    &["on", "other", "line"],
    &["driving"],
    &["tied", "up"],
    &["on", "leave"],
    &["on", "vacation"],
    &["on", "holiday"],
    &["in", "meeting"],
    &["off", "sick"],
    &["out", "sick"],
    &["off", "today"],
    &["day", "off"],
    &["travelling"],
    &["traveling"],
    &["at", "lunch"],
    &["on", "the", "road"],
    &["sick"],
    &["ill"],
];
/// How verbs begin of having spoken to somebody.
pub(super) const SPOKE: [&str; 9] = ["говорил", "поговор", "переговор", "общал", "пообща", "побесед", "talked", "spoke", "chatted"];
/// How verbs begin of having met or rung somebody, rather than of having tried to.
pub(super) const MET: [&str; 8] = ["созвонил", "созванивал", "встретил", "виделись", "увиделись", "повидал", "обедал", "met"];
/// How words begin that say that something was agreed in a contact, which so took place.
pub(super) const AGREED: [&str; 9] =
    ["договорил", "условил", "согласовал", "обсудил", "подтвердил", "сошлись", "agreed", "discussed", "settled"];
/// Words that say in one how a contact went.
pub(super) const WENT: [&str; 22] = [
    "loop",
    "done",
    "готово",
    "мол",
    "дескать",
    "ок",
    "окей",
    "ok",
    "okay",
    "норм",
    "нормально",
    "хорошо",
    "отлично",
    "плохо",
    "да",
    "супер",
    "ура",
    "good",
    "great",
    "fine",
    "nice",
    "yes",
];
/// Words that put one person in the place of another.
pub(super) const INSTEAD_OF: [&str; 2] = ["вместо", "instead"];
/// How words begin that say of it that it is so from now on.
pub(super) const NEW: &[&str] = &["теперь", "отныне", "новый", "новая", "нового", "новую", "now", "new"];
/// What a complaint is called.
pub(super) const COMPLAINT: [&str; 6] = ["претензия", "претензию", "рекламация", "рекламацию", "жалоба", "complaint"];

/// With which words goes on in one clause what was done instead of what it says first.
pub(super) const SO: [&str; 11] = ["so", "but", "then", "поэтому", "зато", "но", "а", "потому", "пришлось", "и", "and"];
/// English verbs in the past that end in no `ed`, and are no other form of theirs.
pub(super) const PAST: &str = "was were had did went came got made said took saw met gave told spoke sent brought bought kept left felt \
    held stood sat ran drove flew rode rang wrote swung paid ate drank drew fell forgot found grew heard hid knew laid led lent lost \
    meant rose sang sold shook shot slept slid spent stuck struck swore swept taught thought threw understood woke wore won caught \
    chose dealt dug built broke bent began bit blew bled crept";

/// Whether a folded word is one of these.
pub(super) fn is_past_in_english(word: &str) -> bool {
    PAST.split_whitespace().any(|known| known == word)
}

/// Whether a folded word begins as one of a list does.
pub(super) fn begins(known: &[&str], word: &str) -> bool {
    known.iter().any(|begun| word.starts_with(begun))
}

/// Words that stand for somebody or hold a sentence together: no name begins with one of them alone.
const LITTLE: &str = "я мы ты вы он она оно они меня мне нас нам вас вам его ему ее ей их им вот ну уж же ли бы то так там тут \
    это что как где кто и а но да не ни по до из от на за о об у к с в i me my we us our you your he him his she her it its they them their so \
    and or but to of in on at by for with as if not no yes ok a an the that this then there here is was be";

/// Whether a word is one of these.
pub(super) fn is_little(word: &str) -> bool {
    let folded = fold(word);
    LITTLE.split_whitespace().any(|known| known == folded)
}
