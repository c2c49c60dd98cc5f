//! Whose the phones, e-mails and sites of a table are that names companies and people.

use super::worded::is_contact;
use super::{Column, Target};

/// In a list of companies that names somebody to talk to, phones, e-mails and sites are the company's. Those that say whose
/// they are, that one carries along or has at home, and those that follow the person are the person's.
pub(super) fn of_companies(columns: &mut [Column], plain: &[String]) {
    let at = |wanted: &dyn Fn(Target) -> bool| columns.iter().position(|column| wanted(column.target));
    let company = at(&|target| matches!(target, Target::Organisation | Target::LegalName));
    let person = at(&Target::names_a_person);
    let (Some(company), Some(person)) = (company, person) else { return };
    if company > person || !plain.get(person).is_some_and(|header| is_contact(header)) {
        return;
    }
    let of_person = |target: Target| target.names_a_person() || matches!(target, Target::Position | Target::Department);
    let mut beside = false;
    for (column, plain) in columns.iter_mut().zip(plain) {
        let reached = match column.target {
            Target::Phone => Target::CompanyPhone,
            Target::Email => Target::CompanyEmail,
            Target::Site => Target::CompanySite,
            target => {
                beside = of_person(target);
                continue;
            }
        };
        let named = plain.contains("контакт") || plain.contains("contact") || !matches!(column.label, "" | "work" | "fax");
        if !named && !beside {
            column.target = reached;
        }
    }
}
