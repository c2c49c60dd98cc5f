use super::*;
use crate::exchange::purchases::units::{BILLION, MILLION, THOUSAND};

fn minor(cell: &str) -> Option<i64> {
    amount(cell, WHOLE).ok().map(|read| read.minor)
}

#[test]
fn amounts_as_reports_write_them() {
    for (cell, kept) in [
        ("707 103,63", 70_710_363),
        ("707\u{a0}103,63", 70_710_363),
        ("1,234.50", 123_450),
        ("1.234,50", 123_450),
        ("1 234", 123_400),
        ("1,234", 123_400),
        ("1,234,567", 123_456_700),
        ("1 234,567", 123_457),
        ("0,125", 13),
        (",5", 50),
        ("12,5", 1_250),
        ("-15", -1_500),
        ("15-", -1_500),
        ("−15 000,00", -1_500_000),
        ("(1 200,00)", -120_000),
        ("1 200,00 руб.", 120_000),
        ("1,5 тыс. руб.", 150_000),
        ("2 т.р.", 200_000),
        ("4650.125", 465_013),
        ("0", 0),
    ] {
        assert_eq!(minor(cell), Some(kept), "{cell}");
    }
    for cell in [
        "",
        "нет",
        "12 шт",
        "x",
        "-",
        "01.02.2026",
        "1 200 руб 50 коп",
        "(5",
        "1200,-",
        "1,2,3",
        "5 т",
        "12%",
        "12 %",
        "~12",
        "12?",
        "5 m",
        "5/2",
    ] {
        assert_eq!(amount(cell, WHOLE), Err(Wrong::NoAmount), "{cell}");
    }
}

#[test]
fn a_unit_is_reckoned_with_before_anything_is_rounded() {
    for (cell, unit, kept) in [("1,234567", MILLION, 123_456_700), ("12,5", THOUSAND, 1_250_000), ("(0,5)", THOUSAND, -50_000)] {
        assert_eq!(amount(cell, unit).unwrap().minor, kept, "{cell}");
    }
    assert_eq!(amount("10 000 000 000 000", WHOLE), Err(Wrong::NoAmount));
    assert_eq!(amount("1,5 млн", THOUSAND).unwrap().minor, 150_000_000);
}

/// 123 456 kopecks were roubles.
#[test]
fn kopecks_are_kopecks() {
    for (cell, kept) in [("123456", 123_456), ("123 456", 123_456), ("123,456", 123_456), ("-5", -5), ("123456,00", 123_456)] {
        assert_eq!(amount(cell, KOPECK).map(|read| (read.minor, read.other)), Ok((kept, None)), "{cell}");
    }
    assert_eq!(amount("1234,56", KOPECK), Err(Wrong::Unclear));
    assert_eq!(minor("12 345 коп."), Some(12_345));
    assert_eq!(minor("1234 руб."), Some(123_400));
}

#[test]
fn the_currency_of_a_cell_is_taken() {
    for (cell, minor, code) in [
        ("10,00 €", 1_000, "EUR"),
        ("$1.50", 150, "USD"),
        ("1,234.56 USD", 123_456, "USD"),
        ("USD 5", 500, "USD"),
        ("-$5", -500, "USD"),
        ("5 ₽", 500, "RUB"),
        ("7 бел. руб.", 700, "BYN"),
        ("£2.50", 250, "GBP"),
        ("5 GBP", 500, "GBP"),
        ("12 фунтов стерлингов", 1_200, "GBP"),
    ] {
        let read = amount(cell, WHOLE).unwrap();
        assert_eq!((read.minor, read.currency), (minor, Some(code)), "{cell}");
    }
    for cell in ["CHF 2.50", "5 тугриков", "5 у.е.", "₺5", "1 канадский доллар", "5 египетских фунтов"]
    {
        assert_eq!(amount(cell, WHOLE), Err(Wrong::NoCurrency), "{cell}");
    }
}

#[test]
fn a_cell_of_a_currency_names_one_that_is_known_or_none() {
    for (cell, code) in [("", None), ("-", None), ("643", Some("RUB")), ("840", Some("USD")), ("978", Some("EUR"))] {
        assert_eq!(currency_of(cell), Ok(code), "{cell}");
    }
    for (cell, code) in [("руб.", "RUB"), ("Российский рубль", "RUB"), ("евро", "EUR"), ("US dollar", "USD"), ("Белорусский рубль", "BYN")]
    {
        assert_eq!(currency_of(cell), Ok(Some(code)), "{cell}");
    }
    for cell in ["тугрики", "у.е.", "999", "CHF", "нет", "руб. и евро"] {
        assert_eq!(currency_of(cell), Err(Wrong::NoCurrency), "{cell}");
    }
}

#[test]
fn a_heading_says_the_unit_and_the_currency() {
    for (heading, unit, code) in [
        ("Сумма, тыс.руб.", Some(THOUSAND), Some("RUB")),
        ("Выручка, тыс. руб.", Some(THOUSAND), Some("RUB")),
        ("Выручка, млн руб", Some(MILLION), Some("RUB")),
        ("Amount (thousand RUB)", Some(THOUSAND), Some("RUB")),
        ("Amount (kEUR)", Some(THOUSAND), Some("EUR")),
        ("Amount (RUB '000)", Some(THOUSAND), Some("RUB")),
        ("Amount ('000 RUB)", Some(THOUSAND), Some("RUB")),
        ("Amount (000s)", Some(THOUSAND), None),
        ("Amount, $000s", Some(THOUSAND), Some("USD")),
        ("Amount, $'000", Some(THOUSAND), Some("USD")),
        ("Amount, RUB 000 000", Some(MILLION), Some("RUB")),
        ("Amount, in thousands", Some(THOUSAND), None),
        ("Amount, thous. EUR", Some(THOUSAND), Some("EUR")),
        ("Amount (m EUR)", Some(MILLION), Some("EUR")),
        ("Amount (mEUR)", Some(MILLION), Some("EUR")),
        ("Amount, EURm", Some(MILLION), Some("EUR")),
        ("Amount, €m", Some(MILLION), Some("EUR")),
        ("Amount $m", Some(MILLION), Some("USD")),
        ("Amount ($MM)", Some(MILLION), Some("USD")),
        ("Amount, USD bn", Some(BILLION), Some("USD")),
        ("Umsatz (TEUR)", Some(THOUSAND), Some("EUR")),
        ("Umsatz, T€", Some(THOUSAND), Some("EUR")),
        ("Umsatz, Mio. EUR", Some(MILLION), Some("EUR")),
        ("Сумма, 1000 руб.", Some(THOUSAND), Some("RUB")),
        ("Сумма (x1000)", Some(THOUSAND), None),
        ("Сумма, коп.", Some(KOPECK), None),
        ("Сумма, копеек", Some(KOPECK), None),
        ("Сумма в копейках", Some(KOPECK), None),
        ("Amount (cents)", Some(KOPECK), None),
        ("Amount (euro cents)", Some(KOPECK), Some("EUR")),
        ("Amount, US cents", Some(KOPECK), None),
        // Roubles with kopecks behind the comma.
        ("Сумма, руб. коп.", None, Some("RUB")),
        ("Сумма, руб., коп.", None, Some("RUB")),
        ("Сумма в рублях и копейках", None, Some("RUB")),
        ("Amount, dollars and cents", None, Some("USD")),
        ("Сумма, без НДС 20%", None, None),
        ("Amount (m)", None, None),
        ("Сумма в тысячах рублей", Some(THOUSAND), Some("RUB")),
        ("Amount (EUR)", None, Some("EUR")),
        ("Сумма", None, None),
        ("Сумма продаж", None, None),
    ] {
        let named = named(heading);
        assert_eq!((named.unit, named.currency, named.foreign, named.odd), (unit, code, None, false), "{heading}");
    }
    for heading in
        ["Сумма, сотни руб.", "Сумма, дес. тыс. руб.", "Amount (lakh)", "Amount, crores", "Сумма, 100 руб.", "Сумма, тыс. млн руб."]
    {
        assert!(named(heading).odd, "{heading}");
    }
    assert_eq!(named("Сумма, фунты стерлингов").currency, Some("GBP"));
    for (heading, code) in [("Сумма, CHF", "CHF"), ("Сумма, тыс. гривен", "UAH"), ("Сумма, у.е.", ""), ("Сумма, руб. и евро", "")]
    {
        assert_eq!(named(heading).foreign, Some(code), "{heading}");
    }
}
