//! The one table of actions: what can be done where, by which keys, and what it is called.
//!
//! The dispatcher, the bottom line, the help and the manual of keys are all made from it.

use super::keymap::Key;
use crate::domain::words::{Words, w};

/// Something a user can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table below names each of them")]
pub enum Action {
    Up,
    Down,
    PageUp,
    PageDown,
    BesideUp,
    BesideDown,
    Top,
    Bottom,
    Left,
    Right,
    Open,
    Back,
    NextTab,
    PreviousTab,
    GoToday,
    GoAccounts,
    GoPractice,
    Help,
    Quit,
    Undo,
    Redo,
    ClientRoom,
    Filter,
    Sort,
    Reverse,
    New,
    Edit,
    Delete,
    Done,
    Tomorrow,
    OtherDay,
    History,
    Verify,
    Prep,
    Record,
    Meeting,
    OurPromise,
    TheirPromise,
    Question,
    Import,
    Save,
    NextField,
    PreviousField,
    Choose,
    Clear,
    TakeTheirs,
    Toggle,
    Create,
    Begin,
    Merge,
    Apart,
    Swap,
    MergeWith,
    Split,
    Column,
    Encoding,
    Headings,
    Separator,
    FindName,
    FindText,
    Copy,
    EntryForm,
    Extract,
    Turn,
    Along,
    AlongBack,
    FindHere,
    AsOf,
    Nearer,
    Farther,
    Fold,
    NextStage,
    PreviousStage,
    Attitude,
    Influence,
    Relationship,
    Roles,
    DrawTie,
    Ties,
    Kinds,
    Boss,
    Ask,
    Purchase,
    Suspend,
    Account,
    Erase,
    Phone,
}

impl Action {
    /// Whether one types on at once after it: into a line, or the form of something.
    pub fn opens_text(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::Record | A::EntryForm | A::Meeting | A::OurPromise | A::TheirPromise | A::Question | A::New | A::Edit | A::OtherDay
        )
    }
}

listed! {
    /// Where a row of the table holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[allow(missing_docs, reason = "the names are those of the panes and overlays")]
    pub enum Place {
        Today,
        Accounts,
        Dossier,
        People,
        Diary,
        Plan,
        Records,
        Money,
        Team,
        Settings,
        Doubts,
        Reports,
        Compare,
        Merges,
        Card,
        Form,
        TextField,
        Picker,
        PickerOfMany,
        Filter,
        Prep,
        Help,
        History,
        Welcome,
        ImportFile,
        ImportPreview,
        ImportReport,
        ImportMeetings,
        ImportColumns,
        ImportChoice,
        ImportProgress,
        ImportDone,
        Capture,
        Find,
        Map,
        Grid,
        Coverage,
        Aim,
        Prompt,
        Menu,
        Erase,
        Phone,
    }
}

use Action as A;
use Place as P;

/// A row: an action, where it holds, its keys and its name.
#[derive(Debug)]
pub struct Row {
    /// What is done.
    pub action: Action,
    /// Where.
    pub places: &'static [Place],
    /// By which keys, the first one shown.
    pub keys: &'static [&'static str],
    /// What it is called.
    pub words: Words,
    /// Its rank on the bottom line, 0 for help alone; lower ranks come first.
    pub rank: u8,
}

const fn row(action: Action, places: &'static [Place], keys: &'static [&'static str], rank: u8, ru: &'static str, en: &'static str) -> Row {
    Row { action, places, keys, words: w(ru, en), rank }
}

/// Every pane that is not an overlay.
const PANES: &[Place] = &[
    P::Today,
    P::Accounts,
    P::Dossier,
    P::People,
    P::Map,
    P::Grid,
    P::Coverage,
    P::Diary,
    P::Plan,
    P::Records,
    P::Money,
    P::Team,
    P::Settings,
    P::Doubts,
    P::Reports,
];
/// Every place.
const EVERYWHERE: &[Place] = &Place::ALL;
/// Where a question mark may be text, and help has its other key alone.
const TYPED: &[Place] =
    &[P::Form, P::TextField, P::Picker, P::PickerOfMany, P::Filter, P::ImportFile, P::Capture, P::Find, P::Prompt, P::Menu, P::Erase];
/// Pages over a pane, with help by both keys.
const PAGES: &[Place] = &[
    P::Prep,
    P::Card,
    P::Compare,
    P::Merges,
    P::History,
    P::ImportPreview,
    P::ImportReport,
    P::ImportMeetings,
    P::ImportColumns,
    P::ImportChoice,
    P::ImportProgress,
    P::ImportDone,
    P::Welcome,
    P::Aim,
    P::Phone,
];
/// The tabs of an account.
const TABS: &[Place] = &[P::Dossier, P::People, P::Diary, P::Plan, P::Records, P::Money];
/// Panes with rows to walk.
const LISTS: &[Place] = &[
    P::Today,
    P::Accounts,
    P::Dossier,
    P::People,
    P::Map,
    P::Grid,
    P::Coverage,
    P::Aim,
    P::Diary,
    P::Plan,
    P::Records,
    P::Money,
    P::Team,
    P::Settings,
    P::Doubts,
    P::Reports,
    P::Prep,
    P::Help,
    P::History,
    P::Card,
    P::Compare,
    P::Merges,
    P::Welcome,
    P::ImportPreview,
    P::ImportReport,
    P::ImportMeetings,
    P::ImportColumns,
    P::ImportChoice,
];
/// Lists that sort and filter.
const TABLES: &[Place] = &[P::Today, P::Accounts, P::Dossier, P::People, P::Diary, P::Plan, P::Records, P::Team, P::Doubts, P::Reports];
/// Lists with a page beside or below them.
const BESIDE: &[Place] = &[P::Today, P::Accounts, P::Dossier, P::People, P::Diary, P::Plan, P::Records, P::Team];
/// Places where an account is at hand.
const AT_ACCOUNT: &[Place] =
    &[P::Today, P::Accounts, P::Dossier, P::People, P::Map, P::Grid, P::Coverage, P::Diary, P::Plan, P::Records, P::Money];
/// The looks of the map.
const SEATS: &[Place] = &[P::Map, P::Grid, P::Coverage];
/// Where a file can be taken in.
const IMPORTS: &[Place] = &[
    P::Today,
    P::Accounts,
    P::Dossier,
    P::People,
    P::Diary,
    P::Plan,
    P::Records,
    P::Money,
    P::Team,
    P::Settings,
    P::Doubts,
    P::Reports,
    P::Welcome,
];
/// Where records are made, changed and deleted.
const RECORDS: &[Place] = &[P::Accounts, P::Dossier, P::People, P::Map, P::Grid, P::Coverage, P::Diary, P::Plan, P::Records, P::Team];

/// The table.
pub static ROWS: &[Row] = &[
    row(A::Open, &[P::Today, P::Accounts, P::People, P::Diary, P::Plan, P::Records, P::Team, P::Dossier], &["enter"], 1, "открыть", "open"),
    row(A::Open, &[P::Settings], &["enter"], 1, "изменить", "change"),
    row(A::Prep, AT_ACCOUNT, &["p", "f5"], 2, "подготовка", "prep"),
    row(A::Done, &[P::Today, P::Plan, P::Dossier], &["space"], 3, "выполнено", "done"),
    row(A::Done, &[P::Diary], &["space"], 3, "состоялось", "held"),
    row(A::Record, PANES, &["c", "f4"], 4, "запись", "record"),
    row(A::New, RECORDS, &["n"], 5, "новое", "new"),
    row(A::New, &[P::Today], &["n"], 5, "новый клиент", "new account"),
    row(A::Edit, RECORDS, &["e"], 6, "изменить", "edit"),
    row(A::Edit, &[P::Today, P::Card], &["e"], 6, "изменить", "edit"),
    row(A::Open, SEATS, &["enter"], 3, "открыть", "open"),
    row(A::Ask, SEATS, &["a"], 1, "спросить", "ask"),
    row(A::Turn, &[P::People], &["v"], 8, "карта", "map"),
    row(A::Turn, &[P::Map], &["v"], 2, "матрица", "grid"),
    row(A::Turn, &[P::Grid], &["v"], 2, "кто кого знает", "who knows whom"),
    row(A::Turn, &[P::Coverage], &["v"], 2, "список", "list"),
    row(A::Attitude, SEATS, &["t"], 4, "отношение", "attitude"),
    row(A::Influence, SEATS, &["i"], 4, "влияние", "influence"),
    row(A::Relationship, SEATS, &["b"], 4, "контакт", "relationship"),
    row(A::Roles, SEATS, &["R"], 0, "роль в решении", "role in decisions"),
    row(A::DrawTie, SEATS, &["L"], 5, "провести связь", "draw a tie"),
    row(A::Ties, SEATS, &["x"], 0, "связи человека", "the person’s ties"),
    row(A::Boss, SEATS, &["s"], 0, "кому подчиняется", "whom they report to"),
    row(A::Purchase, SEATS, &["O"], 6, "закупка", "purchase"),
    row(A::AsOf, SEATS, &["D"], 0, "на день", "as of a day"),
    row(A::Along, SEATS, &["tab"], 0, "по связи", "along a tie"),
    row(A::AlongBack, SEATS, &["backtab"], 0, "по связи назад", "back along a tie"),
    row(A::FindHere, &[P::Map, P::Grid, P::Coverage, P::Aim], &["/", "f"], 7, "найти на карте", "find here"),
    row(A::NextStage, &[P::Map], &["z"], 7, "этап", "stage"),
    row(A::PreviousStage, &[P::Map], &["Z"], 0, "предыдущий этап", "previous stage"),
    row(A::Nearer, &[P::Map], &["+", "="], 0, "ближе", "nearer"),
    row(A::Farther, &[P::Map], &["-", "_"], 0, "дальше", "farther"),
    row(A::Fold, &[P::Map], &["space"], 0, "свернуть ветвь", "fold the branch"),
    row(A::Kinds, &[P::Map], &["K"], 0, "какие связи видны", "which ties are seen"),
    row(A::Left, &[P::Map, P::Grid, P::Coverage, P::Aim], &["left", "h"], 0, "влево", "left"),
    row(A::Right, &[P::Map, P::Grid, P::Coverage, P::Aim], &["right", "l"], 0, "вправо", "right"),
    row(A::Open, &[P::Aim], &["enter"], 1, "сюда", "here"),
    row(A::Clear, &[P::Aim], &["del", "x"], 2, "никому", "nobody"),
    row(A::Back, &[P::Aim], &["esc", "ctrl-c"], 9, "отмена", "leave"),
    row(A::Open, &[P::Prompt], &["enter"], 1, "готово", "done"),
    row(A::Back, &[P::Prompt], &["esc", "ctrl-c"], 9, "отмена", "leave"),
    row(A::Open, &[P::Menu], &["enter"], 1, "выбрать", "choose"),
    row(A::Up, &[P::Menu], &["up"], 0, "вверх", "up"),
    row(A::Down, &[P::Menu], &["down"], 0, "вниз", "down"),
    row(A::Back, &[P::Menu], &["esc", "ctrl-c"], 9, "закрыть", "close"),
    row(A::Turn, &[P::Plan], &["v"], 8, "возможности", "opportunities"),
    row(A::Turn, &[P::Records, P::Money], &["v"], 3, "другой список", "another list"),
    row(A::OurPromise, AT_ACCOUNT, &["o"], 7, "мы обещали", "we promise"),
    row(A::TheirPromise, AT_ACCOUNT, &["r"], 8, "нам обещали", "they promise"),
    row(A::Meeting, AT_ACCOUNT, &["m"], 9, "встреча", "meeting"),
    row(A::Question, AT_ACCOUNT, &["w"], 0, "вопрос", "question"),
    row(A::Filter, TABLES, &["/", "f"], 10, "искать", "filter"),
    row(A::FindName, PANES, &["ctrl-k", ":", "f3"], 10, "найти", "find"),
    row(A::FindText, PANES, &["ctrl-f", "F", "f6"], 0, "искать в записях", "search the notes"),
    row(A::EntryForm, AT_ACCOUNT, &["C"], 0, "запись по полям", "entry form"),
    row(A::Sort, TABLES, &["s"], 11, "порядок", "sort"),
    row(A::Reverse, TABLES, &["S"], 0, "обратный порядок", "reverse order"),
    row(A::Tomorrow, &[P::Today, P::Plan, P::Diary], &["t"], 12, "на завтра", "to tomorrow"),
    row(A::OtherDay, &[P::Today, P::Plan, P::Diary], &["T"], 0, "на другой день", "to another day"),
    row(A::Verify, &[P::Dossier], &["v"], 8, "проверено", "verified"),
    row(A::History, RECORDS, &["H"], 14, "история", "history"),
    row(A::History, &[P::Card], &["H"], 14, "история", "history"),
    row(A::Delete, RECORDS, &["d", "del"], 0, "удалить", "delete"),
    row(A::Delete, &[P::Today], &["d", "del"], 0, "удалить", "delete"),
    row(A::Import, IMPORTS, &["I"], 6, "внести из файла", "import"),
    row(A::NextTab, TABS, &["tab", "right", "l"], 13, "вкладка", "next tab"),
    row(A::PreviousTab, TABS, &["backtab", "left", "h"], 0, "предыдущая вкладка", "previous tab"),
    row(A::NextTab, &[P::Team, P::Settings, P::Doubts, P::Reports], &["tab", "right", "l"], 13, "вкладка", "next tab"),
    row(A::PreviousTab, &[P::Team, P::Settings, P::Doubts, P::Reports], &["backtab", "left", "h"], 0, "предыдущая вкладка", "previous tab"),
    row(A::Merge, &[P::Doubts], &["enter", "m"], 1, "это один и тот же", "the same"),
    row(A::Apart, &[P::Doubts], &["n"], 2, "это разные", "different"),
    row(A::Open, &[P::Reports], &["enter"], 1, "чей это", "whose it is"),
    row(A::New, &[P::Reports], &["n"], 2, "новый клиент", "new account"),
    row(A::Apart, &[P::Reports], &["x"], 3, "не наш", "not ours"),
    row(A::Merge, &[P::Compare], &["enter"], 1, "соединить", "merge"),
    row(A::Swap, &[P::Doubts, P::Compare], &["x"], 3, "поменять местами", "swap"),
    row(A::Choose, &[P::Compare], &["f3"], 4, "выбрать другую", "choose another"),
    row(A::Split, &[P::Merges], &["enter"], 1, "разделить", "split"),
    row(A::MergeWith, &[P::Accounts, P::Dossier, P::People, P::Card], &["M"], 0, "объединить с…", "merge with…"),
    row(A::Split, &[P::Accounts, P::Dossier, P::People, P::Card], &["D"], 0, "разделить…", "split…"),
    row(A::Erase, &[P::People, P::Card], &["X"], 0, "стереть человека", "erase the person"),
    row(A::Phone, &[P::Today, P::People, P::Diary, P::Prep, P::Card], &["f9"], 0, "код для телефона", "code for the phone"),
    row(A::NextField, &[P::Phone], &["tab"], 1, "номер или визитка", "number or card"),
    row(A::Copy, &[P::Phone], &["f9", "ctrl-y"], 2, "телефон в буфер", "copy the phone"),
    row(A::Open, &[P::Erase], &["enter"], 1, "стереть", "erase"),
    row(A::Toggle, &[P::Erase], &["tab"], 2, "имя в других записях", "the name elsewhere"),
    row(A::Extract, &[P::Erase], &["f7"], 3, "и копии", "backups too"),
    row(A::Copy, &[P::Erase], &["f9", "ctrl-y"], 4, "всё о нём в буфер", "copy all that is held"),
    row(A::Back, &[P::Erase], &["esc", "ctrl-c"], 9, "отмена", "leave"),
    row(A::Back, PANES, &["esc", "backspace"], 15, "назад", "back"),
    row(A::GoToday, PANES, &["1"], 0, "Сегодня", "Today"),
    row(A::GoAccounts, PANES, &["2"], 0, "Клиенты", "Accounts"),
    row(A::GoPractice, PANES, &["3"], 0, "Практика", "Practice"),
    row(A::Undo, PANES, &["u"], 16, "отменить", "undo"),
    row(A::Redo, PANES, &["U", "ctrl-r"], 0, "вернуть", "redo"),
    row(A::ClientRoom, EVERYWHERE, &["f2"], 0, "клиент рядом", "client in the room"),
    row(A::Help, PANES, &["?", "f1"], 17, "справка", "help"),
    row(A::Help, PAGES, &["?", "f1"], 17, "справка", "help"),
    row(A::Help, TYPED, &["f1"], 17, "справка", "help"),
    row(A::Suspend, EVERYWHERE, &["ctrl-z"], 0, "приостановить", "suspend"),
    row(A::Quit, PANES, &["q", "ctrl-c", "ctrl-q"], 0, "выйти", "quit"),
    row(A::Up, LISTS, &["up", "k"], 0, "вверх", "up"),
    row(A::Down, LISTS, &["down", "j"], 0, "вниз", "down"),
    row(A::PageUp, LISTS, &["pgup", "ctrl-u"], 0, "страница вверх", "page up"),
    row(A::PageDown, LISTS, &["pgdn", "ctrl-d"], 0, "страница вниз", "page down"),
    row(A::BesideDown, BESIDE, &["J"], 0, "карточка ниже", "the card down"),
    row(A::BesideUp, BESIDE, &["K"], 0, "карточка выше", "the card up"),
    row(A::Top, LISTS, &["home", "g"], 0, "в начало", "to the top"),
    row(A::Bottom, LISTS, &["end", "G"], 0, "в конец", "to the end"),
    row(
        A::Back,
        &[P::Card, P::Help, P::History, P::Prep, P::Compare, P::Merges, P::Phone],
        &["esc", "q", "backspace", "ctrl-c"],
        9,
        "закрыть",
        "close",
    ),
    row(A::Open, &[P::Prep], &["enter"], 1, "записать итог", "write it down"),
    row(A::EntryForm, &[P::Prep], &["C"], 0, "запись по полям", "entry form"),
    row(A::NextField, &[P::Prep], &["tab"], 2, "список", "checklist"),
    row(A::Edit, &[P::Prep], &["e"], 3, "изменить", "edit"),
    row(A::Toggle, &[P::Prep], &["space"], 5, "отметить", "tick"),
    row(A::Question, &[P::Prep], &["w"], 4, "вопрос", "question"),
    row(A::Save, &[P::Form], &["enter", "ctrl-s", "f10"], 1, "сохранить", "save"),
    row(A::Save, &[P::TextField], &["ctrl-s", "f10"], 1, "сохранить", "save"),
    row(A::NextField, &[P::Form, P::TextField], &["tab"], 2, "дальше", "next"),
    row(A::NextField, &[P::Form], &["down"], 0, "следующее поле", "next field"),
    row(A::PreviousField, &[P::Form, P::TextField], &["backtab"], 0, "предыдущее поле", "previous field"),
    row(A::PreviousField, &[P::Form], &["up"], 0, "предыдущее поле", "previous field"),
    row(A::Choose, &[P::Form, P::TextField], &["f3"], 3, "выбрать", "choose"),
    row(A::Account, &[P::Form, P::TextField], &["f4"], 4, "клиент", "account"),
    row(A::Extract, &[P::TextField], &["f7"], 10, "сделать из выделенного", "make of selection"),
    row(A::TakeTheirs, &[P::Form, P::TextField], &["f6"], 0, "взять из другого окна", "take the other version"),
    row(A::Clear, &[P::Form, P::TextField], &["f8"], 0, "забыть черновик", "drop the draft"),
    row(A::Back, &[P::Form, P::TextField], &["esc", "ctrl-c"], 9, "закрыть", "close"),
    row(A::Open, &[P::Picker], &["enter", "tab"], 1, "выбрать", "choose"),
    row(A::Open, &[P::PickerOfMany], &["enter"], 1, "выбрать", "choose"),
    row(A::Toggle, &[P::PickerOfMany], &["tab"], 2, "отметить", "mark"),
    row(A::Create, &[P::Picker, P::PickerOfMany], &["f7"], 3, "создать", "create"),
    row(A::Up, &[P::Picker, P::PickerOfMany, P::Filter, P::ImportFile], &["up"], 0, "вверх", "up"),
    row(A::Down, &[P::Picker, P::PickerOfMany, P::Filter, P::ImportFile], &["down"], 0, "вниз", "down"),
    row(A::Back, &[P::Picker, P::PickerOfMany, P::ImportFile], &["esc", "ctrl-c"], 9, "закрыть", "close"),
    row(A::Open, &[P::Filter], &["enter"], 1, "открыть", "open"),
    row(A::NextField, &[P::Filter], &["tab"], 2, "к списку", "to the list"),
    row(A::Save, &[P::Capture], &["f10", "ctrl-s"], 3, "сохранить и открыть", "save and open"),
    row(A::Open, &[P::Capture], &["enter"], 1, "сохранить", "save"),
    row(A::NextField, &[P::Capture], &["tab"], 2, "дополнить", "complete"),
    row(A::Choose, &[P::Capture], &["f3"], 4, "исправить", "correct"),
    row(A::Apart, &[P::Capture], &["f7"], 5, "закрыть или оставить", "close or keep"),
    row(A::Done, &[P::Capture], &["f8"], 6, "контакт был", "there was a contact"),
    row(A::Open, &[P::Find], &["enter"], 1, "открыть", "open"),
    row(A::Prep, &[P::Find], &["f5"], 2, "подготовка", "prep"),
    row(A::Record, &[P::Find], &["f4"], 3, "запись", "record"),
    row(A::Copy, &[P::Find], &["f9", "ctrl-y"], 4, "телефон в буфер", "copy the phone"),
    row(A::NextTab, &[P::Find], &["tab"], 5, "имена или записи", "names or notes"),
    row(A::Sort, &[P::Find], &["f7"], 6, "порядок записей", "order of notes"),
    row(A::PageUp, &[P::Find], &["pgup"], 0, "страница вверх", "page up"),
    row(A::PageDown, &[P::Find], &["pgdn"], 0, "страница вниз", "page down"),
    row(A::Up, &[P::Find, P::Capture], &["up"], 0, "вверх", "up"),
    row(A::Down, &[P::Find, P::Capture], &["down"], 0, "вниз", "down"),
    row(A::Back, &[P::Find, P::Capture], &["esc", "ctrl-c"], 9, "закрыть", "close"),
    row(A::Back, &[P::Filter], &["esc", "ctrl-c"], 3, "показать всё", "show all"),
    row(A::Open, &[P::Welcome], &["enter"], 1, "выбрать", "choose"),
    row(A::Quit, &[P::Welcome], &["esc", "q", "ctrl-c"], 2, "выйти", "quit"),
    row(A::Open, &[P::ImportFile], &["enter"], 1, "прочитать", "read"),
    row(A::NextField, &[P::ImportFile], &["tab"], 2, "дополнить имя", "complete the name"),
    row(A::Toggle, &[P::Money], &["i", "enter"], 1, "из чего сложилось", "what it is made of"),
    row(A::Begin, &[P::ImportPreview], &["enter"], 1, "внести", "take in"),
    row(A::Column, &[P::ImportPreview], &["c"], 2, "столбцы", "columns"),
    row(A::Encoding, &[P::ImportPreview, P::ImportReport], &["e"], 3, "кодировка", "encoding"),
    row(A::Separator, &[P::ImportPreview], &["s"], 4, "разделитель", "separator"),
    row(A::Headings, &[P::ImportPreview], &["h"], 5, "заголовки", "headings"),
    row(A::Back, &[P::ImportPreview], &["esc", "ctrl-c"], 9, "закрыть", "close"),
    row(A::Begin, &[P::ImportReport], &["enter"], 1, "внести", "take in"),
    row(A::Toggle, &[P::ImportReport], &["tab"], 2, "чего нет в отчёте", "what is not in it"),
    row(A::Back, &[P::ImportReport], &["esc", "ctrl-c"], 9, "закрыть", "close"),
    row(A::Begin, &[P::ImportMeetings], &["enter"], 1, "внести", "take in"),
    row(A::Toggle, &[P::ImportMeetings], &["space"], 2, "верно", "agree"),
    row(A::Account, &[P::ImportMeetings], &["f4", "c"], 3, "чей клиент", "whose client"),
    row(A::Apart, &[P::ImportMeetings], &["x"], 4, "не наш", "not ours"),
    row(A::Back, &[P::ImportMeetings], &["esc", "ctrl-c"], 9, "закрыть", "close"),
    row(A::Open, &[P::ImportChoice], &["enter"], 1, "прочитать так", "read it so"),
    row(A::Back, &[P::ImportChoice], &["esc", "ctrl-c"], 9, "назад", "back"),
    row(A::Filter, &[P::ImportColumns], &["/", "f"], 3, "искать", "filter"),
    row(A::Right, &[P::ImportColumns], &["right", "l", "space"], 1, "другое поле", "another field"),
    row(A::Left, &[P::ImportColumns], &["left", "h"], 0, "предыдущее поле", "previous field"),
    row(A::Open, &[P::ImportColumns], &["enter"], 2, "готово", "done"),
    row(A::Back, &[P::ImportColumns], &["esc", "ctrl-c"], 9, "назад", "back"),
    row(A::Back, &[P::ImportProgress], &["esc", "ctrl-c"], 9, "прервать", "stop"),
    row(A::Open, &[P::ImportDone], &["enter"], 1, "закрыть", "close"),
    row(A::Back, &[P::ImportDone], &["esc", "ctrl-c"], 9, "закрыть", "close"),
];

/// The rows that hold in a place.
pub fn rows(place: Place) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.places.contains(&place))
}

/// The action of a key in a place.
pub fn resolve(key: Key, place: Place) -> Option<Action> {
    rows(place).find(|row| row.keys.iter().any(|written| Key::parse(written) == Some(key))).map(|row| row.action)
}

/// The first key of an action in a place, as it is shown.
pub fn key_of(action: Action, place: Place) -> Option<Key> {
    rows(place).find(|row| row.action == action).and_then(|row| Key::parse(row.keys.first()?))
}

#[cfg(test)]
mod tests;
