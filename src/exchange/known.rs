//! The headers of columns that are known: those of address books and of programs for customers, in three languages.

use super::{Target, worded};
use crate::domain::name::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Headers folded and without figures, where they go, and what phones in them are called. Parted by `|`.
const KNOWN: &[(&str, Target, &str)] = &[
    ("фамилия|last name|lastname|family name|surname|nachname|familienname", Target::Family, ""),
    ("имя|first name|firstname|given name|vorname", Target::Given, ""),
    ("отчество|middle name|middlename|additional name|weitere vornamen|zweiter vorname", Target::Middle, ""),
    ("фио|ф.и.о.|ф. и. о.|фамилия имя отчество|фамилия, имя, отчество|фамилия имя|фио контакта|фио сотрудника", Target::FullName, ""),
    ("полное имя|полное имя контакта|контактное лицо|контакт. лицо|конт. лицо|контакт|основной контакт|сотрудник", Target::FullName, ""),
    ("full name|fullname|display name|contact|contact name|primary contact|vollständiger name|ansprechpartner", Target::FullName, ""),
    ("организация|компания|название компании|название организации|клиент|контрагент|предприятие|место работы", Target::Organisation, ""),
    ("компания контакта|наименование компании|наименование организации|заказчик", Target::Organisation, ""),
    ("company|company name|companyname|organization|organization name|organization - name|organisation", Target::Organisation, ""),
    ("account|account name|accountname|account.name|associated company|primary associated company", Target::Organisation, ""),
    ("firma|firmenname|unternehmen", Target::Organisation, ""),
    ("реквизит (россия): полное наименование организации|полное наименование|юридическое название|юр. название", Target::LegalName, ""),
    ("реквизит (россия): полное наименование|legal name", Target::LegalName, ""),
    ("отдел|подразделение|department|organization department|organization - department|abteilung", Target::Department, ""),
    ("должность|job title|jobtitle|title|position|organization title|organization - title|berufsbezeichnung", Target::Position, ""),
    ("реквизит (россия): инн|инн|tax id|vat id|inn|ust-idnr.|ust-id", Target::TaxId, ""),
    ("сфера деятельности|отрасль|вид деятельности|industry|branche", Target::Industry, ""),
    ("кол-во сотрудников|количество сотрудников|число сотрудников|сотрудников", Target::Headcount, ""),
    ("employees|headcount|number of employees|numberofemployees|mitarbeiter|anzahl mitarbeiter", Target::Headcount, ""),
    ("регион|область|region|state/region|state|billing state/province|mailing state/province", Target::Region, ""),
    ("region geschäftlich|bundesland", Target::Region, ""),
    ("город|city|billing city|billingcity|mailing city|mailingcity|ort|ort geschäftlich", Target::City, ""),
    ("адрес|юридический адрес|фактический адрес|почтовый адрес|адрес компании|address", Target::Address, ""),
    ("street address|billing street|billingstreet|mailing street|mailingstreet|straße|straße geschäftlich", Target::Address, ""),
    ("телефон|phone|phone number|phone - value|telephone|основной телефон|primary phone|контактный телефон", Target::Phone, ""),
    ("номер телефона|telefon|rufnummer", Target::Phone, ""),
    ("рабочий телефон|рабочий прямой телефон|телефон рабочий|business phone|work phone|telefon geschäftlich", Target::Phone, "work"),
    ("телефон переносной|мобильный телефон|сотовый телефон|мобильный|mobile phone|mobilephone|mobile", Target::Phone, "cell"),
    ("mobile phone number|cell phone|mobiltelefon|handy|mobil", Target::Phone, "cell"),
    ("домашний телефон|телефон домашний|телефон дом.|home phone|homephone|telefon privat", Target::Phone, "home"),
    ("рабочий факс|факс|домашний факс|business fax|home fax|fax|fax number|fax geschäftlich|fax privat", Target::Phone, "fax"),
    ("другой телефон|телефон другой|other phone|otherphone|weiteres telefon", Target::Phone, "other"),
    ("телефон компании|телефон организации|company main phone|company phone|телефон фирмы", Target::CompanyPhone, ""),
    ("telefon firma|hauptnummer firma", Target::CompanyPhone, ""),
    ("адрес эл. почты|адрес электронной почты|эл. почта|электронная почта|почта|e-mail|email", Target::Email, ""),
    ("e-mail - value|e-mail address|email address|e-mail-adresse|e-mail adresse", Target::Email, ""),
    ("рабочий e-mail|рабочий email|work e-mail|work email", Target::Email, "work"),
    ("частный e-mail|личный e-mail|личный email|личная почта|home e-mail|home email|e-mail privat", Target::Email, "home"),
    ("другой e-mail|другой email|other e-mail|other email", Target::Email, "other"),
    ("почта компании|email компании|e-mail компании|company email", Target::CompanyEmail, ""),
    ("веб-страница|сайт|веб-сайт|web page|website|website - value|site|web|webseite", Target::Site, ""),
    ("корпоративный сайт|сайт компании|website url|company domain name|company website|billing website", Target::CompanySite, ""),
    ("e-mail - label|e-mail - type|phone - label|phone - type|website - label|website - type", Target::Label, ""),
    ("день рождения|дата рождения|birthday|birthdate|date of birth|geburtstag|geburtsdatum", Target::Birthday, ""),
    ("заметки|заметка|комментарий|комментарии|примечание|примечания|notes|note|comment|comments|notizen", Target::Note, ""),
    ("description|beschreibung", Target::Note, ""),
    ("record id|contact id|account id|company id", Target::ForeignId, ""),
];
/// What programs write after the name of a field that belongs to the person or to the company of a row.
const WHOSE: &[(&str, bool)] =
    &[("(контакт)", false), ("(контакта)", false), ("(contact)", false), ("(компания)", true), ("(компании)", true), ("(company)", true)];
/// Columns that make a row an event rather than somebody: parts of their headers.
pub(super) const MEASURES: &[&str] = &[
    "сумма",
    "цена",
    "стоимость",
    "себестоимость",
    "выручка",
    "оборот",
    "количество",
    "кол-во",
    "остаток",
    "скидка",
    "номенклатур",
    "артикул",
    "товар",
    "период",
    "месяц",
    "отгрузк",
    "накладн",
    "счет",
    "заказ",
    "дебет",
    "кредит",
    "сальдо",
    "приход",
    "расход",
    "платеж",
    "amount",
    "price",
    "quantity",
    "qty",
    "revenue",
    "turnover",
    "cost",
    "invoice",
    "debit",
    "credit",
    "balance",
    "payment",
    "sku",
    "product",
    "period",
    "month",
    "order",
    "betrag",
    "menge",
    "preis",
    "umsatz",
    "artikel",
    "monat",
    "saldo",
    "buchung",
    "rechnung",
];
/// Columns that make a row a deal, whoever else stands in it.
pub(super) const DEALS: &[&str] =
    &["название сделки", "сделка", "бюджет", "бюджет сделки", "этап сделки", "deal name", "deal stage", "opportunity name"];

/// Columns that say what each row is.
pub(super) const KINDS: &[&str] = &["тип", "тип записи", "type", "record type"];
/// What such a column says of a company.
pub(super) const COMPANIES: &[&str] =
    &["компания", "организация", "юр. лицо", "юрлицо", "юридическое лицо", "company", "organization", "organisation", "account", "firma"];

/// The header without what varies: case, numbers of repeated columns, underscores.
pub(super) fn plain(header: &str) -> String {
    let number = |word: &str| word.trim_matches([':', '#', '№', '.']).chars().all(|c| c.is_ascii_digit());
    fold(&header.replace('_', " ")).split(' ').filter(|word| !number(word)).collect::<Vec<_>>().join(" ")
}

/// The field that somebody means by this name, as headings are understood.
pub fn field_named(name: &str) -> Option<Target> {
    match plain(name).as_str() {
        "name" => Some(Target::FullName),
        "название" | "наименование" => Some(Target::Organisation),
        plain => known(plain).map(|(target, _)| target),
    }
}

/// Where a plain header goes, if it is known, and what phones under it are called.
pub(super) fn known(plain: &str) -> Option<(Target, &'static str)> {
    static BY_NAME: LazyLock<HashMap<String, (Target, &'static str)>> = LazyLock::new(|| {
        let each = |(names, target, label): &(&'static str, Target, &'static str)| {
            let (target, label) = (*target, *label);
            names.split('|').map(move |name| (fold(name), (target, label)))
        };
        KNOWN.iter().rev().flat_map(each).collect()
    });
    let (bare, of_company) =
        WHOSE.iter().find_map(|(mark, of_company)| Some((plain.strip_suffix(mark)?.trim(), *of_company))).unwrap_or((plain, false));
    let worded = || Some((worded::person(bare)?, ""));
    let (target, label) = BY_NAME.get(bare).copied().or_else(|| abbreviated(bare)).or_else(worded)?;
    let target = match (target, of_company) {
        (Target::Phone, true) => Target::CompanyPhone,
        (Target::Email, true) => Target::CompanyEmail,
        (Target::Site, true) => Target::CompanySite,
        (target, _) => target,
    };
    Some((target, label))
}

/// Where a header goes that people have made up of short words: «моб. тел.», «тел. раб.», «эл. почта клиента».
fn abbreviated(header: &str) -> Option<(Target, &'static str)> {
    let words = header.split([' ', '.', ',', '/', '-', '(', ')']).filter(|word| !word.is_empty());
    // «сот.» is no «сотрудник».
    let words: Vec<&str> = words.map(|word| if word == "сот" { "сотов" } else { word }).collect();
    let any = |beginnings: &[&str]| words.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)));
    let only = |known: &[&str]| words.iter().all(|word| known.iter().any(|beginning| word.starts_with(beginning)));
    const WHERE: [&str; 17] = [
        "моб",
        "сотов",
        "раб",
        "служ",
        "дом",
        "гор",
        "факс",
        "доп",
        "контакт",
        "осн",
        "прям",
        "личн",
        "mobile",
        "cell",
        "work",
        "office",
        "home",
    ];
    let label = if any(&["моб", "сотов", "mobile", "cell"]) {
        "cell"
    } else if any(&["раб", "служ", "work", "office"]) {
        "work"
    } else if any(&["дом", "home"]) {
        "home"
    } else if any(&["факс"]) {
        "fax"
    } else {
        ""
    };
    let with = |own: &[&'static str]| [own, &WHERE[..]].concat();
    if any(&["тел", "phone"]) && only(&with(&["тел", "phone", "номер", "number", "no"])) || only(&["моб", "сотов"]) && !words.is_empty()
    {
        Some((Target::Phone, label))
    } else if any(&["почт", "mail", "email"]) && only(&with(&["эл", "почт", "e", "mail", "email", "адрес", "address"])) {
        Some((Target::Email, label))
    } else {
        None
    }
}

/// How many cells of a row are headers that are known.
pub fn count_known(cells: &[String]) -> usize {
    cells
        .iter()
        .filter(|cell| ["name", "id", "название", "наименование"].contains(&plain(cell).as_str()) || known(&plain(cell)).is_some())
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_headers_are_known() {
        for (header, target, label) in [
            ("Предприятие", Target::Organisation, ""),
            ("Сот.", Target::Phone, "cell"),
            ("Сот. тел.", Target::Phone, "cell"),
            ("Раб. тел.", Target::Phone, "work"),
            ("Фамилия И.О.", Target::FullName, ""),
            ("Фамилия И. О.", Target::FullName, ""),
        ] {
            assert_eq!(known(&plain(header)), Some((target, label)), "{header}");
        }
        assert_ne!(known(&plain("Сотрудники")).map(|(target, _)| target), Some(Target::Phone));
    }
}
