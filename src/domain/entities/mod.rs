//! The entities, a file each with all that is particular to it, and their one registry.

pub mod account;
pub mod action;
pub mod affiliation;
pub mod audit;
pub mod audit_answer;
pub mod authority_limit;
pub mod bond;
pub mod charter;
pub mod colleague;
mod common;
pub mod communication;
pub mod communication_code;
pub mod company_total;
pub mod competitor;
pub mod complaint;
pub mod contract;
pub mod debt;
pub mod delivery;
pub mod entry;
pub mod expense;
pub mod fact;
pub mod goal;
pub mod invitation;
pub mod kpi;
pub mod legal_entity;
pub mod limit_exception;
pub mod milestone;
pub mod month_close;
pub mod month_decision;
pub mod need;
pub mod negotiation_point;
pub mod objection;
pub mod obligation;
pub mod offer;
pub mod opportunity;
pub mod person;
pub mod plan_version;
pub mod privilege;
pub mod purchase;
pub mod question;
pub mod reference;
pub mod requirement;
pub mod review;
pub mod risk_dismissal;
pub mod saved_filter;
pub mod service_standard;
pub mod signal;
pub mod stage;
pub mod stance;
pub mod standing;
pub mod strategy;
pub mod survey;
pub mod target;
pub mod tender;
pub mod term;
pub mod tie;
pub mod trouble;
pub mod usp;
pub mod value_given;
pub mod voice;

use super::schema::definition::Definition;

/// The registry: a row makes an entity known to every form, list, search, history and export.
macro_rules! entities {
    ($($(#[$said:meta])* $entity:ident => $declared:path,)*) => {
        listed! {
            /// A kind of record.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum Entity { $($(#[$said])* $entity,)* }
        }

        impl Entity {
            /// The declaration.
            pub fn def(self) -> &'static Definition {
                match self {
                    $(Entity::$entity => &$declared,)*
                }
            }
        }
    };
}

entities! {
    /// A client company (M11).
    Account => account::ACCOUNT,
    /// A person, who may act for several companies (M18).
    Person => person::PERSON,
    /// What a person is at one account (M19).
    Affiliation => affiliation::AFFILIATION,
    /// One of our own people (M36).
    Colleague => colleague::COLLEAGUE,
    /// A contact with the client, held or planned (M22).
    Entry => entry::ENTRY,
    /// An action or a promise, ours or theirs (M23, M29).
    Action => action::ACTION,
    /// A stage of the decision scheme (M13).
    Stage => stage::STAGE,
    /// A competitor at the account (M14).
    Competitor => competitor::COMPETITOR,
    /// An event of the relationship: delivery, tender, news (M12).
    Milestone => milestone::MILESTONE,
    /// A personal fact, fairly held (M16).
    Fact => fact::FACT,
    /// Something we do not know and want to (M41).
    Question => question::QUESTION,
    /// A complaint or a signal of risk heard in a contact (M24, M34).
    Signal => signal::SIGNAL,
    /// Value given beyond the goods (M32).
    ValueGiven => value_given::VALUE_GIVEN,
    /// What one person is to another, beside the reporting line (M19).
    Tie => tie::TIE,
    /// A purchase that may come (M28).
    Opportunity => opportunity::OPPORTUNITY,
    /// What a purchase changes for a person (M45).
    Stance => stance::STANCE,
    /// Money owed to us (M17).
    Debt => debt::DEBT,
    /// A contract, with the day by which notice must be given (M17).
    Contract => contract::CONTRACT,
    /// A term in force, with what it costs us (M49).
    Term => term::TERM,
    /// What an account bought in a month (M8, M33).
    Purchase => purchase::PURCHASE,
    /// A company of law that an account trades through (M52).
    LegalEntity => legal_entity::LEGAL_ENTITY,
    /// What is to be sold to an account (M33).
    Target => target::TARGET,
    /// What an account costs us beside the goods (M31).
    Expense => expense::EXPENSE,
    /// What an account needs, and who supplies it (M15, M43).
    Need => need::NEED,
    /// How we supply an account, by month (M51).
    Delivery => delivery::DELIVERY,
    /// How it is to be supplied, as it was agreed (M51).
    ServiceStandard => service_standard::SERVICE_STANDARD,
    /// What was offered, and what became of it (M48).
    Offer => offer::OFFER,
    /// A tender of an account (M12).
    Tender => tender::TENDER,
    /// A point of a negotiation (M50).
    NegotiationPoint => negotiation_point::NEGOTIATION_POINT,
    /// What our whole company brought (M2).
    CompanyTotal => company_total::COMPANY_TOTAL,
    /// What the account manager may grant alone (M35).
    AuthorityLimit => authority_limit::AUTHORITY_LIMIT,
    /// What was decided of something that changed in a month (M8, M33, M49).
    MonthDecision => month_decision::MONTH_DECISION,
    /// A month that is closed.
    MonthClose => month_close::MONTH_CLOSE,
    /// What we do about one of the four Ps (M27).
    Strategy => strategy::STRATEGY,
    /// A goal of a client with ours that mirrors it (M26).
    Goal => goal::GOAL,
    /// A plan as it stood at a review (M26).
    PlanVersion => plan_version::PLAN_VERSION,
    /// A complaint in its five steps (M24).
    Complaint => complaint::COMPLAINT,
    /// Something a client wished, remarked, proposed or praised (M25).
    Voice => voice::VOICE,
    /// One question asked of many clients (M25).
    Survey => survey::SURVEY,
    /// An event, a letter or an article for clients (M30).
    Communication => communication::COMMUNICATION,
    /// Somebody who was asked to it (M30).
    Invitation => invitation::INVITATION,
    /// An objection with our answer (M54).
    Objection => objection::OBJECTION,
    /// Leave to name a client, or a recommendation of theirs (M55).
    Reference => reference::REFERENCE,
    /// A privilege or a gift (M58).
    Privilege => privilege::PRIVILEGE,
    /// What ties a client to us (M53).
    Bond => bond::BOND,
    /// A look through an account in the review of the week (M29).
    Review => review::REVIEW,
    /// What sets us apart (M3).
    Usp => usp::USP,
    /// What a client wants of a supplier (M3).
    Requirement => requirement::REQUIREMENT,
    /// A suggested stage of loss that somebody dismissed (M34).
    RiskDismissal => risk_dismissal::RISK_DISMISSAL,
    /// A filter of the actions of all accounts under a name (M29).
    SavedFilter => saved_filter::SAVED_FILTER,
    /// An answer of an audit (M37).
    AuditAnswer => audit_answer::AUDIT_ANSWER,
    /// An audit of working with key accounts (M37).
    Audit => audit::AUDIT,
    /// Whether a typical trouble is ours (M38).
    Trouble => trouble::TROUBLE,
    /// The code of communication (M39).
    CommunicationCode => communication_code::COMMUNICATION_CODE,
    /// The account manager’s own frame (M35).
    Charter => charter::CHARTER,
    /// What a department of ours owes the account manager (M35).
    Obligation => obligation::OBLIGATION,
    /// What was allowed above the limits (M35).
    LimitException => limit_exception::LIMIT_EXCEPTION,
    /// A target of the account manager (M35).
    Kpi => kpi::KPI,
}
