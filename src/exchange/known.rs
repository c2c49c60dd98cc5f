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
    (
        "реквизит (россия): полное наименование организации|полное наименование|юридическое название|юр. название|юрлицо|юридическое лицо|юр. лицо",
        Target::LegalName,
        "",
    ),
    ("реквизит (россия): полное наименование|legal name|legal entity", Target::LegalName, ""),
    ("отдел|подразделение|department|organization department|organization - department|abteilung", Target::Department, ""),
    (
        "должность|должность контакта|job title|jobtitle|title|position|organization title|organization - title|berufsbezeichnung",
        Target::Position,
        "",
    ),
    ("реквизит (россия): инн|инн|tax id|vat id|inn|ust-idnr.|ust-id", Target::TaxId, ""),
    ("сфера деятельности|отрасль|вид деятельности|industry|branche", Target::Industry, ""),
    ("кол-во сотрудников|количество сотрудников|число сотрудников|сотрудников", Target::Headcount, ""),
    ("employees|headcount|number of employees|numberofemployees|mitarbeiter|anzahl mitarbeiter", Target::Headcount, ""),
    ("регион|область|region|state/region|state|billing state/province|mailing state/province", Target::Region, ""),
    ("region geschäftlich|bundesland", Target::Region, ""),
    ("город|city|billing city|billingcity|mailing city|mailingcity|ort|ort geschäftlich", Target::City, ""),
    ("адрес|юридический адрес|фактический адрес|почтовый адрес|адрес компании|address", Target::Address, ""),
    ("street address|billing street|billingstreet|mailing street|mailingstreet|straße|straße geschäftlich", Target::Address, ""),
    (
        "телефон|phone|phone number|phone - value|telephone|телефоны и почта|phones and e-mail|основной телефон|primary phone|контактный телефон",
        Target::Phone,
        "",
    ),
    ("номер телефона|телефон клиента|телефон контрагента|тел. клиента|telefon|rufnummer", Target::Phone, ""),
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
    "долг",
    "задолж",
    "просроч",
    "поступлен",
    "списан",
    "взаиморасч",
    "дебитор",
    "debt",
    "overdue",
    "receivable",
    "outstanding",
    "owed",
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
    let named = |name: &str| BY_NAME.get(name).copied().or_else(|| abbreviated(name));
    // «Telefon (geschäftlich)» is said without brackets too.
    let unbracketed = || bare.contains('(').then(|| bare.replace(['(', ')'], "")).and_then(|bare| named(&bare));
    let (target, label) = named(bare).or_else(unbracketed).or_else(|| either(bare, named)).or_else(worded)?;
    let target = match (target, of_company) {
        (Target::Phone, true) => Target::CompanyPhone,
        (Target::Email, true) => Target::CompanyEmail,
        (Target::Site, true) => Target::CompanySite,
        (target, _) => target,
    };
    Some((target, label))
}

/// Where a header goes that is called by several words for one thing: «Company / Account», «Фамилия / Имя».
fn either(header: &str, named: impl Fn(&str) -> Option<(Target, &'static str)>) -> Option<(Target, &'static str)> {
    let sides: Vec<_> = header.split('/').map(|side| named(side.trim())).collect::<Option<_>>()?;
    let (first, label) = *sides.first().filter(|_| sides.len() > 1)?;
    let is_part = |target: Target| matches!(target, Target::Family | Target::Given | Target::Middle);
    match first {
        _ if sides.iter().all(|(target, _)| *target == first) => {
            Some((first, if sides.iter().all(|side| side.1 == label) { label } else { "" }))
        }
        _ if sides.iter().all(|(target, _)| is_part(*target)) => Some((Target::FullName, "")),
        _ => None,
    }
}

/// Where a header goes that people have made up of short words: «моб. тел.», «тел. раб.», «эл. почта клиента».
fn abbreviated(header: &str) -> Option<(Target, &'static str)> {
    let words = header.split([' ', '.', ',', '/', '-', '(', ')']).filter(|word| !word.is_empty());
    // «сот.» is no «сотрудник», and «тел.» begins more than a telephone.
    const SHORT: [(&str, &str); 3] = [("сот", "сотов"), ("тел", "телефон"), ("tel", "telefon")];
    let whole = |word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, whole)| *whole);
    let words: Vec<&str> = words.map(whole).collect();
    let any = |beginnings: &[&str]| words.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)));
    let only = |known: &[&str]| words.iter().all(|word| known.iter().any(|beginning| word.starts_with(beginning)));
    const WHERE: [&str; 24] = [
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
        "mobil",
        "handy",
        "gesch",
        "dienst",
        "buro",
        "privat",
        "business",
    ];
    let label = if any(&["моб", "сотов", "mobil", "cell", "handy"]) {
        "cell"
    } else if any(&["раб", "служ", "work", "office", "gesch", "dienst", "buro", "business"]) {
        "work"
    } else if any(&["дом", "home", "privat"]) {
        "home"
    } else if any(&["факс"]) {
        "fax"
    } else {
        ""
    };
    // «Моб. (личный)», `Mobil (privat)`; «Mobilität» is another thing.
    let carried = words.iter().any(|word| ["mobil", "mobile", "handy", "cell"].contains(word)) || any(&["моб", "сотов"]);
    let with = |own: &[&'static str]| [own, &WHERE[..]].concat();
    if any(&["телефон", "phone", "telefon"]) && only(&with(&["телефон", "phone", "telefon", "номер", "number", "no", "nr", "nummer"]))
        || carried && only(&WHERE)
    {
        Some((Target::Phone, label))
    } else if any(&["почт", "mail", "email"]) && only(&with(&["эл", "почт", "e", "mail", "email", "адрес", "address", "adresse"]))
    {
        Some((Target::Email, label))
    } else {
        None
    }
}

/// How many cells of a row are headers that are known; beside one of somebody those of figures count too.
pub fn count_known(cells: &[String]) -> usize {
    let is_known =
        |cell: &&String| ["name", "id", "название", "наименование"].contains(&plain(cell).as_str()) || known(&plain(cell)).is_some();
    match cells.iter().filter(is_known).count() {
        0 => 0,
        count => count + cells.iter().filter(|cell| !is_known(cell) && (is_measure(cell) || is_month(cell))).count(),
    }
}

/// Whether a header is of what was bought, paid or counted.
/// Whether a heading shows a table to be of debts or payments.
pub fn is_of_debts(header: &str) -> bool {
    const STEMS: &[&str] = &[
        "долг",
        "задолж",
        "просроч",
        "поступлен",
        "списан",
        "взаиморасч",
        "дебитор",
        "дебет",
        "кредит",
        "сальдо",
        "платеж",
        "debt",
        "overdue",
        "receivable",
        "outstanding",
        "owed",
        "balance",
        "payment",
    ];
    plain(header).split([' ', ',', '/']).any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}

pub(super) fn is_measure(header: &str) -> bool {
    let begins = |word: &str| MEASURES.iter().any(|measure| word.starts_with(measure));
    plain(header).split([' ', ',', '/']).any(begins)
}

/// Months as reports write them over their columns.
const MONTHS: &[&str] = &[
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "янв",
    "фев",
    "мар",
    "апр",
    "июн",
    "июл",
    "авг",
    "сен",
    "сент",
    "окт",
    "ноя",
    "нояб",
    "дек",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "januar",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "okt",
    "dez",
];

/// Whether a header is a month or a quarter: «Январь», «янв. 26», «01.2026», «1 кв.», «Q1».
pub(super) fn is_month(header: &str) -> bool {
    let folded = fold(header);
    let words: Vec<&str> = folded.split([' ', '.', '/', '-', '\'']).filter(|word| !word.is_empty()).collect();
    let figures = |word: &&&str| word.chars().all(|c| c.is_ascii_digit());
    let rest: Vec<&str> =
        words.iter().filter(|word| !figures(word) && !matches!(**word, "г" | "год" | "кв" | "квартал")).copied().collect();
    let quarter = words.iter().any(|word| matches!(*word, "кв" | "квартал")) || matches!(folded.as_str(), "q1" | "q2" | "q3" | "q4");
    match rest[..] {
        [word] => MONTHS.iter().any(|month| fold(month) == word) || quarter && words.len() == 1,
        // A month in figures has its year beside it.
        [] if !quarter => {
            matches!(words[..], [month, year] | [year, month] if month.len() < 3 && year.len() == 4 && month.parse().is_ok_and(|n: u8| (1..13).contains(&n)))
        }
        [] => words.len() > 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_headers_are_known() {
        for (header, target, label) in [
            ("Предприятие", Target::Organisation, ""),
            ("Сот.", Target::Phone, "cell"),
            ("Телефон клиента", Target::Phone, ""),
            ("Телефон контрагента", Target::Phone, ""),
            ("Сот. тел.", Target::Phone, "cell"),
            ("Раб. тел.", Target::Phone, "work"),
            ("Фамилия И.О.", Target::FullName, ""),
            ("Фамилия И. О.", Target::FullName, ""),
        ] {
            assert_eq!(known(&plain(header)), Some((target, label)), "{header}");
        }
        for (header, target, label) in [
            ("Company / Account", Target::Organisation, ""),
            ("Компания/Клиент", Target::Organisation, ""),
            ("Фамилия / Имя", Target::FullName, ""),
            ("Phone / Mobile", Target::Phone, "cell"),
            ("Тел./факс", Target::Phone, "fax"),
            ("Telefon (geschäftlich)", Target::Phone, "work"),
            ("Telefon (geschäftlich) 2", Target::Phone, "work"),
            ("Telefon (privat)", Target::Phone, "home"),
            ("Telefon (mobil)", Target::Phone, "cell"),
            ("Mobil (privat)", Target::Phone, "cell"),
            ("Fax (geschäftlich)", Target::Phone, "fax"),
            ("Tel.", Target::Phone, ""),
            ("E-Mail (geschäftlich)", Target::Email, "work"),
            ("Ort (geschäftlich)", Target::City, ""),
            ("Straße (geschäftlich)", Target::Address, ""),
        ] {
            assert_eq!(known(&plain(header)), Some((target, label)), "{header}");
        }
        for header in ["Company / City", "Name / Nummer", "Телевизоры", "Telegram", "Teltow GmbH", "Mobilität"] {
            assert_eq!(known(&plain(header)), None, "{header}");
        }
        assert_ne!(known(&plain("Сотрудники")).map(|(target, _)| target), Some(Target::Phone));
    }

    #[test]
    fn months_over_columns_are_told_from_words_that_begin_so() {
        for header in ["Январь", "янв. 26", "Янв.2026", "март 2026 г.", "01.2026", "2026-03", "1 кв.", "Q3", "Mar 26", "März", "май"]
        {
            assert!(is_month(header), "{header}");
        }
        for header in ["Марка", "Майкоп", "01.02.2026", "2026", "Мартин", "Код", "12", "13.2026", "", "Маркет 2026", "кв"]
        {
            assert!(!is_month(header), "{header}");
        }
        let row = |cells: &str| cells.split(';').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(count_known(&row("Контрагент;Январь;Февраль;Итого")), 3);
        assert_eq!(count_known(&row("Сумма технологий;Январь")), 0);
    }
}
