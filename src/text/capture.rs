//! What capture says: the meaning of a line in words, and what became of it.

use crate::capture::{Meaning, Unread};
use crate::domain::entry::{ENTRY_KINDS, ENTRY_STATES, NOTED};
use crate::domain::field::find_choice;
use crate::domain::money::said::exact;
use crate::domain::question::QUESTION;
use crate::domain::surname::as_called;
use crate::domain::words::{Words, w};
use crate::domain::{Lang, day};
use crate::printable::width;
use crate::text::chips::works_in;
use crate::text::marked;
use crate::text::method::PROMISES;
use crate::today::notices::complaints::COUNTED as COMPLAINTS;
use chrono::NaiveDate;

crate::sentences! {
    /// The user said that there was a contact, where the words leave it open.
    WAS_HELD: "контакт был" / "there was a contact";
    NO_DOUBT: "в этой строке не спрашивается, был ли контакт" / "the line leaves no doubt whether there was a contact";
    /// One whose hour is far ahead stays planned unless the user says otherwise.
    fn closes_early(what: &str): "закроет? {what} — ещё не время, останется в плане" / "closes it? {what}: not its hour yet, stays planned";
    /// The line tells news of the client and of no contact.
    fn closes_by_news(what: &str): "закроет? {what} — о разговоре ни слова, останется в плане" / "closes it? {what}: no word of a talk, stays planned";
    /// One of another hour than the line says stays planned unless the user says otherwise.
    fn closes_elsewhen(what: &str): "закроет? {what} — время другое, останется в плане" / "closes it? {what}: another hour, stays planned";
    /// The line says that one tried to reach somebody, and not that one spoke.
    fn closes_by_attempt(what: &str): "закроет? {what} — дозвонились ли, не сказано, останется в плане" / "closes it? {what}: got through or not, stays planned";
}

crate::sentences! {
    fn ours(what: &str): "мы: {what}" / "we: {what}";
    fn theirs(what: &str): "они: {what}" / "they: {what}";
    /// A promise for which no day was said.
    UNDATED: "без срока" / "no due day";
    /// Whom the text names, where it is not plain that they took part.
    fn told_of(names: &str): "в тексте: {names} — кто был, не ясно, запишет «+» перед именем" / "in the text: {names}; who was there is not plain, a + before the name says it";
    /// Who was to come to the planned contact that is closed, where nobody else is named.
    fn expected(names: &str): "по плану были: {names}" / "as planned with {names}";
    /// The same promise stands there open.
    KNOWN_ALREADY: "похоже, уже есть" / "it seems to be there already";
    /// Its words speak of a day that could not be read whole.
    HALF_DAY: "без срока: день понят не целиком" / "no due day: its day is not plain";
    /// Somebody is named in a promise whom the file does not know.
    WHOM_UNKNOWN: "кому? такого имени среди людей нет" / "to whom? nobody of that name is known";
    /// To whom a promise goes is not certain.
    fn whom(names: &str): "кому? {names}" / "to whom? {names}";
    /// The same of whom a question is to be asked.
    ASKED_UNKNOWN: "у кого? такого имени среди людей нет" / "whom to ask? nobody of that name is known";
    fn asked(names: &str): "у кого? {names}" / "whom to ask? {names}";
    fn closes(what: &str): "закроет: {what}" / "closes: {what}";
    /// The user said that this was another contact.
    fn stays(what: &str): "останется в плане: {what}" / "stays planned: {what}";
    /// After either, in the workbench.
    TO_KEEP: "F7 — оставить" / "F7 keeps it";
    TO_CLOSE: "F7 — закрыть" / "F7 closes it";
    /// Nothing was planned that the line would close.
    NOTHING_TO_CORRECT: "Исправлять пока нечего." / "There is nothing to correct yet.";
    NOTHING_TO_COMPLETE: "Дополнять здесь нечего." / "There is nothing to complete here.";
    NOTHING_PLANNED: "эта запись не закрывает ничего запланированного" / "this line closes nothing that was planned";
    /// Over the marks and the keys, in the help.
    MARKS_HELP: "Как пишут строку" / "How a line is written";
    /// An account that the line does not name, with the reason.
    fn proposed(what: &str): "клиент предположен: {what}" / "account guessed: {what}";
    fn alike(typed: &str): "похоже на «{typed}»" / "looks like “{typed}”";
    fn begun(typed: &str): "по началу «{typed}»" / "by its beginning “{typed}”";
    fn mentioned(typed: &str): "по слову «{typed}»" / "by the word “{typed}”";
    fn by_person(name: &str): "там работает {name}" / "{name} works there";
    fn despite(typed: &str): "открыт здесь; «{typed}» не найден" / "open here; “{typed}” not found";
    SELECTED: "выбран в списке" / "selected in the list";
    fn which_of(names: &str): "чья это запись: {names}" / "whose is it: {names}";
    fn new_person(typed: &str): "создать: {typed}" / "create: {typed}";
    fn new_account(name: &str): "создать клиента: {name}" / "create the account: {name}";
    fn ask(what: &str): "узнать: {what}" / "ask: {what}";
    fn wish(what: &str): "хочет: {what} · пожелание клиента, останется в записи" / "wish: {what} · what the client would like, kept in the note";
    fn complaint(what: &str): "претензия: {what}" / "complaint: {what}";
    fn value(what: &str): "дали клиенту: {what}" / "value given: {what}";
    fn next(what: &str): "далее: {what}" / "next: {what}";
    fn mood(what: &str): "настроение: {what}" / "mood: {what}";
    fn behalf_again(name: &str): "от имени: {name}, как в прошлый раз" / "on behalf of {name}, as the last time";
    fn behalf(name: &str): "от имени: {name}" / "on behalf of {name}";
    /// Several fit.
    fn which(typed: &str, names: &str): "«{typed}»: подходят {names}" / "“{typed}”: {names}";
    fn unknown_account(typed: &str): "клиент «{typed}» не найден" / "no account “{typed}”";
    fn head_not_read(words: &str): "«{words}» не понято: клиент не назван" / "“{words}” is not understood: no account named";
    fn not_read(words: &str): "«{words}» не понято, останется в тексте" / "“{words}” is not understood and stays in the text";
    /// A marked piece that stays text, and how it is written.
    fn no_next_day(words: &str): "«{words}»: день не понят, останется в тексте (далее пн 10:00)" / "“{words}”: no day understood, stays in the text (next mon 10:00)";
    fn next_within(words: &str): "«{words}» останется в тексте; чтобы запланировать, поставьте перед ним «;»" / "“{words}” stays in the text; put “;” before it to plan it";
    fn no_amount(words: &str): "«{words}»: не видно, что это деньги, останется в тексте (%20000 руб)" / "“{words}”: not plainly money, stays in the text (%20000 eur)";
    fn no_attitude(words: &str): "«{words}»: отношение не понято, останется в тексте (=за =против =нейтр)" / "“{words}”: no attitude understood, stays in the text (=pro =con =neutral)";
    fn bare_mark(words: &str): "«{words}»: знак пишут слитно со словом, останется в тексте (!КП, !!акт, +Петров)" / "“{words}”: a mark is glued to its word, stays in the text (!offer, !!list, +smith)";
    NO_ACCOUNT: "клиент не назван" / "no account named";
    /// The same before a client, whether they are known or not.
    UNSEEN_PERSON: "при клиенте не видно, имя останется в тексте" / "not shown before a client, the name stays in the text";
    fn unknown_person(typed: &str): "{typed}: среди людей нет, имя останется в тексте" / "{typed}: not among the people, the name stays in the text";
    /// The same where the line also says what that person thinks of it.
    fn unknown_judged(typed: &str, attitude: &str): "{typed}: среди людей нет; имя останется в тексте, отношение «{attitude}» не записано" / "{typed}: not among the people; the name stays in the text, the attitude “{attitude}” is not kept";
    /// A name that is no form of anybody's, with the person whose name is near it.
    fn guessed_person(typed: &str, name: &str): "{typed} — это {name}?" / "{typed}: is that {name}?";
    fn works_at(person: &str, accounts: &str): "{person} (работает в «{accounts}»)" / "{person} (works at {accounts})";
    PLANNED: "запланировано" / "planned";
    /// A contact that did not take place.
    fn outcome(state: &str, mark: &str): "{state}{mark} (последним контактом не станет)" / "{state}{mark} (will be no last contact)";
    /// Words that a dossier does not hold, with why.
    fn kept_alone(words: &str, mark: &str): "«{words}» — {mark}; останется только для меня" / "“{words}”: {mark}; stays with me alone";

    /// After a line was saved.
    TITLE: "Записать одной строкой" / "Write it down in one line";
    /// Over a line of the inbox that is being settled.
    INBOX: "Разобрать входящее" / "Settle a line of the inbox";
    /// The title where a client is open on the screen.
    fn title_at(account: &str): "Записать одной строкой · {account}" / "Write it down in one line · {account}";
    /// The title where a planned contact is being closed.
    fn title_closing(what: &str): "После контакта · {what}" / "After the contact · {what}";
    /// The marks, shortest first, under an empty line.
    UNSEEN_KIND: "контакт" / "contact";
    UNSEEN_JUDGED: "записано" / "noted";
    MARKS_BEFORE_CLIENT: "!обещаю  !!обещали  ?узнать  +Имя  далее пт" / "!we promise  !!they promise  ?ask  +Name  next fri";
    MARKS: "!обещаю  !!обещали  ?узнать  *претензия  %120000 дали  +Имя  =за  далее пт" / "!we promise  !!they promise  ?ask  *complaint  %120000 given  +Name  =pro  next fri";
    /// What a line may look like.
    EXAMPLE: "вчера 15:00 зв альфа: +Петров пилот одобрен; !КП до пт; !!список складов; ?кто подпишет" / "tue call alfa: +petrov pilot approved; we: offer by fri; they: list of sites; ask: who signs";
    /// A line that was not saved last time stands here again.
    ANOTHER_WAITS: "Ждёт и другое незаконченное: сохраните или сотрите это, и следующая запись здесь начнётся с него" / "Another unfinished text waits: save or clear this one, and the next line here begins with it";
    RESTORED: "Незаконченная запись · Ctrl-U — начать заново" / "An unfinished line · Ctrl-U starts anew";
    /// The account is only proposed: what Enter and Tab do now.
    fn agree_account(account: &str, what: &str): "Клиент не назван. Ещё раз Enter — записать ({what}) у клиента «{account}», F3 — другой клиент" / "No account is named. Enter again saves it ({what}) at “{account}”, F3 picks another";
    /// As what a line is saved that tells of no contact.
    AS_A_NOTE: "заметка" / "a note";
    /// A name that is no form of that of the person proposed: what Enter and F3 do now.
    fn agree_person(typed: &str, name: &str): "«{typed}» — это {name}? Ещё раз Enter — да, F3 — другой или новый человек" / "Is “{typed}” {name}? Enter again is yes, F3 picks or creates another";
    /// A day has to be agreed to.
    fn agree_day(day: &str): "Проверьте день: {day}? Ещё раз Enter — да, F3 — исправить" / "Check the day: {day}? Enter again is yes, F3 corrects it";
    /// An hour that has yet to come has to be agreed to.
    fn agree_hour(hour: &str): "Проверьте час: сегодня {hour}, он ещё впереди? Ещё раз Enter — да, F3 — исправить" / "Check the hour: today {hour}, still to come? Enter again is yes, F3 corrects it";
    /// A contact like the one to be planned stands there already.
    fn agree_stands(day: &str): "Похоже, такой контакт на {day} уже есть. Ещё раз Enter — запланировать и этот, F3 — исправить" / "A contact like this seems to stand on {day} already. Enter again plans this one too, F3 corrects it";
    /// A promise like the one of the line is open already.
    fn agree_promised(title: &str): "Похоже, обещание уже есть: {title}. Ещё раз Enter — записать и это, F3 — исправить" / "The promise seems to be there already: {title}. Enter again writes this one too, F3 corrects it";
    /// The same in a shell.
    fn check_promised(title: &str): "Похоже, обещание уже есть: {title}. Записать и это: --anyway" / "The promise seems to be there already: {title}. To write this one too: --anyway";
    /// The words may say that a planned contact fell through: the one that is meant.
    fn agree_fell(what: &str, state: &str): "{what} — {state}? Ещё раз Enter — да, F8 — контакт был" / "{what}: {state}? Enter again is yes, F8: there was one";
    /// The words say what is still to be done.
    AGREE_AHEAD: "Похоже, это ещё предстоит (день пишут в конце: «далее завтра»). Ещё раз Enter — записать без контакта, F8 — контакт был" / "This seems to be still to come (say the day at the end: “next tomorrow”). Enter again notes it as no contact, F8: there was one";
    /// The words say something about somebody, and of no contact.
    AGREE_REMARK: "О контакте тут ничего. Ещё раз Enter — записать без контакта, F8 — контакт был" / "Nothing here tells of a contact. Enter again notes it as no contact, F8: there was one";
    /// The same in a shell.
    CHECK_REMARK: "О контакте в строке ничего нет: был разговор — начните со «зв» или «встреча», иначе разберите строку во входящих" / "Nothing in the line tells of a contact: if there was one, begin with “call” or “meeting”; else settle the line in the inbox";
    /// The same under the line.
    REMARK: "контакта не было? (последним контактом не станет)" / "no contact? (will be no last contact)";
    /// The same in a shell.
    CHECK_AHEAD: "Похоже, это ещё предстоит: запланируйте «далее завтра» или разберите строку во входящих" / "This seems to be still to come: plan it with “next tomorrow”, or settle the line in the inbox";
    /// The same under the line.
    AHEAD: "ещё предстоит? (последним контактом не станет)" / "still to come? (will be no last contact)";
    /// The words may say that nobody was reached.
    fn agree_outcome(state: &str): "Разговора не было ({state})? Ещё раз Enter — да, F8 — контакт был" / "Was there no contact ({state})? Enter again is yes, F8: there was one";
    /// The line has words that a dossier does not hold.
    fn agree_words(words: &str): "Не для досье: перепишите, или ещё раз Enter — только для меня («{words}»)" / "Not for a dossier: reword it, or Enter again keeps it for me alone (“{words}”)";
    /// A name that nobody is known by.
    fn unknown_name(typed: &str): "«{typed}» нет среди людей: выберите, что с этим сделать" / "“{typed}” is not among the people: choose what to do";
    /// What can be done with such a name.
    fn create(typed: &str, account: &str): "создать человека «{typed}» у «{account}»" / "create the person “{typed}” at “{account}”";
    LEAVE: "оставить имя в тексте" / "leave the name in the text";
    CREATED: "будет создан вместе с записью" / "is created with the entry";
    /// The same in a shell.
    fn check_outcome(state: &str): "Непонятно, был ли разговор ({state}?): разберите строку во входящих или напишите только это" / "It is not plain whether there was a contact ({state}?): settle the line in the inbox, or say only that";
    /// A day that was still to come when the line was typed has passed since.
    fn passed_since(day: &str): "{day} (уже прошёл)" / "{day} (has passed)";
    /// A contact like the one to be planned stands there already, in a shell.
    fn check_stands(day: &str): "Похоже, такой контакт на {day} уже есть. Запланировать и этот: --anyway" / "A contact like this seems to stand on {day} already. To plan this one too: --anyway";
    /// What became of the contact, over its choices.
    WHICH_OUTCOME: "Что вышло" / "What became of it";
    /// A day to be agreed to, in a shell.
    fn check_day(day: &str, exact: &str): "День понят как {day}. Если так, напишите {exact}; если нет — нужный день." / "The day is taken for {day}. If so, write {exact}, else the day that is meant.";
    /// The same for a day beside the head, which may be told of in the sentence after it.
    fn check_day_said(day: &str, exact: &str): "День контакта понят как {day}. Если так, напишите {exact}; если он из рассказа — двоеточие перед ним." / "The day of the contact is taken for {day}. If so, write {exact}; if it is told of, put a colon before it.";
    /// An hour that has yet to come beside a word that says of the contact that it is over, in a shell.
    fn check_hour_past(hour: &str): "Час понят как {hour}, а он ещё впереди. Если разговор уже был, напишите «3:00», «9 утра» или «вчера {hour}»; если предстоит — «звонок {hour}» вместо «звонил»." / "The hour is taken for {hour}, which is still to come. If the contact is over, write “3:00”, “9 am” or “yesterday {hour}”; if it is to come, “call {hour}” in place of “called”.";
    /// An hour that has yet to come and a sentence that goes on after it, in a shell.
    fn check_hour_ahead(hour: &str): "Час понят как {hour} сегодня: это ещё впереди. Если контакт в {hour}, поставьте двоеточие после часа («зв альфа {hour}: …»); если час из рассказа — перед ним («зв альфа: {hour} …»)." / "The hour is taken for {hour} today, still to come. If that is when the contact is, put a colon after the hour (“call alfa {hour}: …”); if the hour is told of, before it (“call alfa: {hour} …”).";
    /// What of a line becomes its notes.
    fn remains(text: &str): "текст: {text}" / "text: {text}";
    /// Before the accounts between which the persons of a line leave it open whose it is.
    WHOSE: "Чья это запись:" / "Whose is it:";
    /// Headings of the picker that corrects a piece of the meaning.
    WHO: "Кто это" / "Who it is";
    WHICH_ACCOUNT: "Какой клиент" / "Which account";
    WHICH_KIND: "Вид контакта" / "Kind of contact";
    /// A piece of the line is selected.
    TYPE_OVER: "Напечатайте правильное: оно встанет на место выделенного." / "Type what is right: it takes the place of what is selected.";
    /// Several candidates fit.
    CHOOSE_FIRST: "Подходят несколько: выберите стрелками и Enter." / "Several fit: choose with the arrows and Enter.";
    /// After saving.
    SAVED: "Записано" / "Saved";
    /// What the line would have closed is planned no more.
    OVERTAKEN: "Запланированное, к которому относилась строка, уже закрыто или перенесено в другом окне. Посмотрите, как она понята теперь; Enter — записать так" / "What the line was about has been closed or moved in another window. See how it is understood now; Enter saves it so";
    fn undo(what: &str): "{what} · u — отменить" / "{what} · u undoes";
    fn person_made(name: &str): "новый человек: {name}" / "new person: {name}";
    fn next_due(what: &str, day: &str): "{what}, ближайшее до {day}" / "{what}, the first by {day}";
    fn first_due(what: &str, day: &str): "{what} до {day}" / "{what} by {day}";
    CLOSED: "закрыто запланированное" / "closed what was planned";
    ALONE: "только для меня" / "for me alone";
    PLANNED_NEW: "запланировано" / "planned";
    /// Before the meaning of a line that was not saved because of `--dry-run`.
    WOULD_SAVE: "Будет записано" / "Would be saved";
    /// After a line was put into the inbox because it names no known account.
    IN_INBOX: "Строка сохранена во входящих: к ней нужен клиент" / "The line is kept in the inbox: it needs an account";
    /// The same, with `--dry-run`.
    WOULD_WAIT: "Строка останется во входящих: к ней нужен клиент" / "The line would stay in the inbox: it needs an account";
    /// After a line was put into the inbox because something in it may mean several.
    TO_CHOOSE: "Строка сохранена во входящих: нужно выбрать" / "The line is kept in the inbox: a choice is needed";
    /// The same, with `--dry-run`.
    WOULD_CHOOSE: "Нужно выбрать" / "A choice is needed";
    /// Before candidates.
    fn fits(typed: &str): "Для «{typed}» подходят:" / "These fit “{typed}”:";
    /// What to do about it in a shell.
    NAME_MORE: "Назовите человека точнее: фамилию с именем через «_»." / "Name the person more exactly: surname and given name joined by “_”.";
    NAME_ACCOUNT: "Назовите клиента в начале строки, перед «:», и полнее." / "Name the account at the head of the line, before “:”, and more fully.";
    NAME_FIRST: "Клиент только предположен: назовите его в начале строки, перед «:»." / "The account is only a guess: name it at the head of the line, before “:”.";
    fn name_person(name: &str, kam: &str): "Если это {name}, напишите имя как в списке людей; если нет — сначала: {kam} add person." / "If this is {name}, write the name as it is among the people; if not, {kam} add person comes first.";
    /// The same line stands there already: its number, the line.
    fn written_already(number: i64, line: &str): "Уже записано (m{number}): {line}. Записать ещё раз: --anyway" / "Written down already (m{number}): {line}. To write it once more: --anyway";
    /// Nothing was given to write down.
    fn no_line(kam: &str): "Не хватает строки: {kam} log \"вчера зв альфа: …\"." / "A line is missing: {kam} log \"yesterday call alfa: …\".";
    /// A line longer than any field.
    fn unreadable(line: &str): "В строке не все буквы читаются («�»), ничего не записано: {line}" / "Some letters of the line cannot be read (“�”); nothing was written: {line}";
    fn line_unreadable(number: usize, line: &str): "Строка {number} не записана, в ней не все буквы читаются («�»): {line}" / "Line {number} was not written down, some of its letters cannot be read (“�”): {line}";
    fn line_too_long(number: usize, limit: usize): "Строка {number} не записана: она длиннее {limit} знаков. Разделите её." / "Line {number} was not written down: it is longer than {limit} characters. Divide it.";
    fn too_long(limit: usize): "Строка длиннее {limit} знаков. Разделите её." / "The line is longer than {limit} characters. Divide it.";
}

/// What a line may hold: an example of each piece, and what it means.
pub const LESSON: [(Words, Words); 16] = [
    (w("вчера 15:00 зв альфа: …", "tue 3pm call alfa: …"), w("когда, как и с кем, потом «:»", "when, how, with whom, then “:”")),
    (w("+Петров и Ким", "+Smith and Kim"), w("кто участвовал", "who took part")),
    (w("+Петров=за", "+Smith=pro"), w("отношение: за, против, нейтр", "attitude: pro, con, neutral")),
    (w("+Петров/Бета", "+Smith/Beta"), w("говорил от имени другой компании", "spoke for another company")),
    (w("!КП до пт", "!offer by fri"), w("мы обещали, со сроком", "we promised, and by when")),
    (w("!!список через неделю", "!!list in 2 weeks"), w("нам обещали", "they promised")),
    (w("?кто подпишет", "?who signs"), w("узнать", "to find out")),
    (w("*недовес второй раз", "*short weight again"), w("претензия, тревожный знак", "complaint, sign of risk")),
    (w("хочет: единый счёт", "wish: one invoice"), w("пожелание, остаётся в записи", "a wish, kept in the note")),
    (w("%120 тыс выкладка", "%5000 eur display"), w("дали клиенту, в деньгах", "value given, in money")),
    (w("далее пн 10:00 встреча", "next mon 10:00 meeting"), w("следующий контакт", "the next contact")),
    (w("=+1", "=+1"), w("настроение разговора, от −2 до +2", "mood of the talk, −2 to +2")),
    (w("мы: КП; они: акт; узнать: цены", "we: offer; they: list; ask: prices"), w("то же словами", "the same in words")),
    (w("!КП до пт; ждут звонка", "!offer by fri; they wait"), w("«;» кончает сказанное знаком", "“;” ends what a mark began")),
    (w("\\!важно", "\\!important"), w("знак после \\ — просто текст", "a sign after \\ is plain text")),
    (w("завтра, пт, 5-го, через неделю", "tomorrow, fri, 5 dec, in 2 weeks"), w("дни, как о них говорят", "days, as people say them")),
];

/// What became of a line, in so many cells: «Молвея · звонок · 1 обещание до пт 27.11 · u — отменить». Where there is no room for
/// all of it, what matters less is left out whole; whose it is, its day, what was promised and how to take it back stay.
pub fn saved(meaning: &Meaning, closed: bool, lang: Lang, cells: usize) -> String {
    let mut parts = told(meaning, closed, lang, day::resolved);
    if width(&parts.iter().map(|(_, part)| part.as_str()).collect::<Vec<_>>().join(" · ")) + width(&undo(lang, "")) > cells {
        parts = told(meaning, closed, lang, day::near);
    }
    loop {
        let said = undo(lang, &parts.iter().map(|(_, part)| part.as_str()).collect::<Vec<_>>().join(" · "));
        let least =
            parts.iter().enumerate().filter(|(_, (rank, _))| *rank > 0).max_by_key(|(at, (rank, _))| (*rank, *at)).map(|(at, _)| at);
        match least {
            Some(at) if width(&said) > cells => drop(parts.remove(at)),
            _ => return said,
        }
    }
}

/// What became of a line, each part with its rank: the higher, the less it matters.
fn told(meaning: &Meaning, closed: bool, lang: Lang, show: fn(NaiveDate, NaiveDate, Lang) -> String) -> Vec<(u8, String)> {
    let resolved = |on| show(on, meaning.seen, lang);
    let account = meaning.account.one().map(|account| &account.name).or(meaning.coined.as_ref());
    let mut parts: Vec<(u8, String)> = account.cloned().map(|name| (0, name)).into_iter().collect();
    let kind = find_choice(ENTRY_KINDS, meaning.kind).map_or(meaning.kind, |kind| kind.words.get(lang));
    // A note that tells of no contact has no way of it.
    let kind = if meaning.state() == NOTED.code { "" } else { kind };
    let on = if meaning.day == meaning.seen { String::new() } else { resolved(meaning.day) };
    parts.push((0, [kind, &on].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")));
    parts.retain(|(_, said)| !said.is_empty());
    if meaning.planned {
        parts.push((1, PLANNED_NEW.get(lang).to_owned()));
    }
    if let Some(state) = meaning.missed.and_then(|missed| find_choice(ENTRY_STATES, missed.state)) {
        parts.push((0, state.words.get(lang).to_owned()));
    }
    for person in &meaning.persons {
        match person.who.one() {
            None if meaning.create.contains(&person.piece) => parts.push((1, person_made(lang, &as_called(&person.typed)))),
            Some(who) if !person.elsewhere.is_empty() => parts.push((2, works_at(lang, &who.name, &works_in(&person.elsewhere)))),
            _ => {}
        }
    }
    if closed {
        parts.push((4, CLOSED.get(lang).to_owned()));
    }
    if !meaning.promises.is_empty() {
        let counted = PROMISES.with(lang, meaning.promises.len() as u64);
        let promised = match meaning.promises.iter().filter_map(|promise| promise.due).min() {
            Some(due) if meaning.promises.len() > 1 => next_due(lang, &counted, &resolved(due)),
            Some(due) => first_due(lang, &counted, &resolved(due)),
            None => format!("{counted} {}", UNDATED.get(lang)),
        };
        parts.push((0, promised));
    }
    if meaning.concern().is_some() {
        parts.push((2, ALONE.get(lang).to_owned()));
    }
    parts.extend(meaning.values.iter().map(|given| (3, value(lang, &exact(given.minor, &given.currency, lang)))));
    for (noun, count) in [(QUESTION.counted, meaning.questions.len()), (COMPLAINTS, meaning.complaints.len())] {
        if count > 0 {
            parts.push((5, noun.with(lang, count as u64)));
        }
    }
    parts.extend(meaning.next.first().map(|contact| (2, next(lang, &resolved(contact.day)))));
    parts
}

/// The question whether a day is meant, or an hour where that is what is not plain: what Enter and F3 do now.
pub fn day_asked(meaning: &Meaning, on: NaiveDate, lang: Lang) -> String {
    match meaning.hour_in_doubt(on) {
        Some(hour) => agree_hour(lang, &hour.format("%H:%M").to_string()),
        None => agree_day(lang, &day::resolved(on, meaning.seen, lang)),
    }
}

/// The same in a shell: how the line is written so that nothing has to be asked.
pub fn day_advice(meaning: &Meaning, on: NaiveDate, lang: Lang) -> String {
    if let Some(hour) = meaning.hour_in_doubt(on) {
        let hour = hour.format("%H:%M").to_string();
        return if meaning.planned { check_hour_ahead(lang, &hour) } else { check_hour_past(lang, &hour) };
    }
    // A promise that was due is meant only where its year stands first.
    let overdue = on < meaning.parsed.today && meaning.promises.iter().any(|promise| !promise.sure && promise.due == Some(on));
    let exact = if overdue { day::iso(on) } else { day::show(&day::iso(on), lang) };
    let resolved = day::resolved(on, meaning.seen, lang);
    let told = !meaning.day_sure && on == meaning.day && meaning.parsed.goes_on();
    if told { check_day_said(lang, &resolved, &exact) } else { check_day(lang, &resolved, &exact) }
}

/// What of a marked piece was not understood, with what becomes of it and how it is written.
pub fn unread(lang: Lang, words: &str, why: Unread) -> String {
    match why {
        Unread::NextDay => no_next_day(lang, words),
        Unread::Within => next_within(lang, words),
        Unread::Unit => marked::no_unit(lang, words),
        Unread::Amount => no_amount(lang, words),
        Unread::Attitude => no_attitude(lang, words),
        Unread::Mark => bare_mark(lang, words),
    }
}
