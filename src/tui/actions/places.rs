//! Where keys hold, and which places have keys in common.

listed! {
    /// Where a row of the table holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[allow(missing_docs, reason = "the names are those of the panes and overlays")]
    pub enum Place {
        Today,
        Week,
        Accounts,
        Portfolio,
        Profit,
        Benefit,
        Dossier,
        People,
        Diary,
        Plan,
        Records,
        Money,
        WhiteSpace,
        Month,
        Time,
        Team,
        Settings,
        Doubts,
        Reports,
        Answers,
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

use Place as P;

/// Every pane that is not an overlay.
pub(super) const PANES: &[Place] = &[
    P::Today,
    P::Week,
    P::Accounts,
    P::Portfolio,
    P::Profit,
    P::Benefit,
    P::Dossier,
    P::People,
    P::Map,
    P::Grid,
    P::Coverage,
    P::Diary,
    P::Plan,
    P::Records,
    P::Money,
    P::WhiteSpace,
    P::Month,
    P::Time,
    P::Team,
    P::Settings,
    P::Doubts,
    P::Reports,
    P::Answers,
];
/// Every place.
pub(super) const EVERYWHERE: &[Place] = &Place::ALL;
/// Where a question mark may be text, and help has its other key alone.
pub(super) const TYPED: &[Place] =
    &[P::Form, P::TextField, P::Picker, P::PickerOfMany, P::Filter, P::ImportFile, P::Capture, P::Find, P::Prompt, P::Menu, P::Erase];
/// Pages over a pane, with help by both keys.
pub(super) const PAGES: &[Place] = &[
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
pub(super) const TABS: &[Place] = &[P::Dossier, P::People, P::Diary, P::Plan, P::Records, P::Money];
/// Panes with rows to walk.
pub(super) const LISTS: &[Place] = &[
    P::Today,
    P::Week,
    P::Accounts,
    P::Portfolio,
    P::Profit,
    P::Benefit,
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
    P::WhiteSpace,
    P::Month,
    P::Time,
    P::Team,
    P::Settings,
    P::Doubts,
    P::Reports,
    P::Answers,
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
pub(super) const TABLES: &[Place] = &[
    P::Today,
    P::Accounts,
    P::Dossier,
    P::People,
    P::Diary,
    P::Plan,
    P::Records,
    P::Month,
    P::Time,
    P::Team,
    P::Doubts,
    P::Reports,
    P::Answers,
];
/// Lists with a page beside or below them.
pub(super) const BESIDE: &[Place] = &[
    P::Today,
    P::Week,
    P::Accounts,
    P::Portfolio,
    P::Profit,
    P::Benefit,
    P::Dossier,
    P::People,
    P::Diary,
    P::Plan,
    P::Records,
    P::WhiteSpace,
    P::Month,
    P::Time,
    P::Team,
];
/// Places where an account is at hand.
pub(super) const AT_ACCOUNT: &[Place] = &[
    P::Today,
    P::Week,
    P::Accounts,
    P::Portfolio,
    P::Profit,
    P::Benefit,
    P::Dossier,
    P::People,
    P::Map,
    P::Grid,
    P::Coverage,
    P::Diary,
    P::Plan,
    P::Records,
    P::Money,
    P::WhiteSpace,
    P::Month,
    P::Time,
];
/// Those of them where the price of a concession has its own key, and no place on the bottom line.
pub(super) const PRICED: &[Place] = &[
    P::Today,
    P::Accounts,
    P::Portfolio,
    P::Profit,
    P::Benefit,
    P::Dossier,
    P::People,
    P::Grid,
    P::Coverage,
    P::Diary,
    P::Plan,
    P::Records,
    P::Month,
    P::Time,
];
/// Where something of a client is read.
pub(super) const READ: &[Place] = &[P::Card, P::Prep];
/// The looks of the map.
pub(super) const SEATS: &[Place] = &[P::Map, P::Grid, P::Coverage];
/// The looks on all accounts.
pub(super) const PICTURES: &[Place] = &[P::Portfolio, P::Profit, P::Benefit];
/// Where a file can be taken in.
pub(super) const IMPORTS: &[Place] = &[
    P::Today,
    P::Week,
    P::Accounts,
    P::Portfolio,
    P::Profit,
    P::Benefit,
    P::Dossier,
    P::People,
    P::Diary,
    P::Plan,
    P::Records,
    P::Money,
    P::WhiteSpace,
    P::Month,
    P::Time,
    P::Team,
    P::Settings,
    P::Doubts,
    P::Reports,
    P::Answers,
    P::Welcome,
];
/// Where records are made, changed and deleted.
pub(super) const RECORDS: &[Place] =
    &[P::Accounts, P::Dossier, P::People, P::Map, P::Grid, P::Coverage, P::Diary, P::Plan, P::Records, P::WhiteSpace, P::Team];
