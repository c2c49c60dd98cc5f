//! Why rows and cards of a file are not taken in, or not wholly.

use crate::domain::Words;
use crate::domain::words::w;
use crate::exchange::Reason;

/// Why a row was not read.
pub fn reason(reason: Reason) -> Words {
    match reason {
        Reason::Unended => w("у карточки нет конца (END:VCARD)", "the card has no end (END:VCARD)"),
        Reason::EndMissing => w(
            "у карточки нет конца (END:VCARD): внесено то, что прочлось, — проверьте",
            "the card has no end (END:VCARD): what could be read is taken in; look at it",
        ),
        Reason::Same => w("то же, что строкой выше: взято оттуда", "the same as in the row above: taken from there"),
        Reason::NoCompany => w(
            "дальше компания не указана, внесено без неё; если та же, впишите её в каждую строку",
            "no company is said from here on, taken in without it; if it is the same, write it in each row",
        ),
        Reason::Stray => w("текст вне карточек", "text outside of any card"),
        Reason::Nameless => w("нет ни имени, ни телефона, ни почты", "neither a name nor a phone nor an e-mail"),
        Reason::Group => w("список рассылки, а не человек", "a distribution list, not a person"),
        Reason::OpenQuote => w("кавычка открыта и не закрыта", "a quotation mark is never closed"),
        Reason::NoPhone => w("не телефон; сохранено рядом", "not a phone; kept beside"),
        Reason::Rounded => {
            w("телефон округлён таблицей до вида 7,9E+10; сохранено рядом", "the spreadsheet rounded the phone, as in 7.9E+10; kept beside")
        }
        Reason::NoEmail => w("не адрес почты; сохранено рядом", "not an e-mail address; kept beside"),
        Reason::UnclearDay => {
            w("неясно, где день, а где месяц; сохранено рядом", "unclear which is the day and which the month; kept beside")
        }
        Reason::NoBirthday => w("не день рождения; сохранено рядом", "not a birthday; kept beside"),
        Reason::NoDay => w("не месяц и не день с годом, не внесено", "neither a month nor a day with its year, not taken in"),
        Reason::Sheet => w(
            "лист книги не внесён: в нём другие столбцы; внесите его отдельным файлом",
            "a sheet of the workbook is not taken in: its columns are others; take it in as a file of its own",
        ),
        Reason::UnsoldSheet => w(
            "лист книги не внесён: по его словам, в нём не продажи",
            "a sheet of the workbook is not taken in: by its words it has no sales",
        ),
        Reason::HiddenSheet => w(
            "лист скрыт в книге, прочитан как остальные: проверьте, нужен ли он",
            "the sheet is hidden in the workbook and was read as the others: see whether it is wanted",
        ),
        Reason::UnclearMonth => w(
            "январь или октябрь: таблица теряет ноль в конце числа; не внесено",
            "January or October: a spreadsheet drops the last nought of a number; not taken in",
        ),
        Reason::UnclearAmount => {
            w("неясно, тысячи или копейки за знаком; не внесено", "unclear whether thousands or cents stand behind the mark; not taken in")
        }
        Reason::UnclearKind => w("неясно, продажа это или возврат; не внесено", "unclear whether it is a sale or a return; not taken in"),
        Reason::UnclearState => w(
            "неясно, что значит этот статус или сценарий и продажа ли это; не внесено",
            "nothing tells what this status or scenario means and whether it is a sale; not taken in",
        ),
        Reason::NoSale => w(
            "не продажа, а план, платёж, аванс, заказ, счёт на оплату, поступление или документ без силы; не внесено",
            "no sale but a plan, a payment, an advance, an order, a pro forma, a receipt or a void document; not taken in",
        ),
        Reason::NoCurrency => w("неизвестная или другая валюта, не внесено", "an unknown or another currency, not taken in"),
        Reason::NoCost => w("себестоимость не прочитана, внесено без неё", "the cost cannot be read, taken in without it"),
        Reason::NoMonth => w("нет месяца, не внесено", "no month, not taken in"),
        Reason::NoClient => w("нет клиента, не внесено", "no client, not taken in"),
        Reason::RoundedTaxId => w(
            "ИНН округлён таблицей до вида 7,7E+09, внесено без него",
            "the spreadsheet rounded the tax id, as in 7.7E+09; taken in without it",
        ),
        Reason::SeveralTaxIds => w(
            "в ячейке два ИНН, и неясно, чей это клиент: внесено по названию",
            "two tax ids in a cell, and nothing tells which is meant: taken in by the name",
        ),
        Reason::MoreCells => w(
            "значений больше, чем столбцов: проверьте, не разделила ли сумму запятая; не внесено",
            "more values than columns: see whether a comma has parted the amount; not taken in",
        ),
        Reason::OddTaxId => {
            w("похоже на ошибку в ИНН, внесено как есть: проверьте", "the tax id seems to be wrong, taken in as it is: look at it")
        }
        Reason::NoAmount => w("не сумма, не внесено", "no amount, not taken in"),
        Reason::NoCount => w("не целое число, не внесено", "no whole number, not taken in"),
        Reason::NoDue => w("срок оплаты не указан, не внесено", "nothing says when it is due, not taken in"),
        Reason::Uneven => w("колонки возраста не дают всего долга, не внесено", "the ages do not come to the debt, not taken in"),
        Reason::Prepaid => w("аванс или переплата, а не долг", "paid ahead, no debt"),
        Reason::MoreThanAll => w("в срок или полностью больше, чем всего; не внесено", "more on time or in full than in all; not taken in"),
        Reason::Unreadable => w("имя не читается (�), не внесено", "the name cannot be read (�), not taken in"),
        Reason::Garbled => w("часть букв не читается (�)", "some letters cannot be read (�)"),
        Reason::UnknownCharset => w("неизвестная кодировка; сохранено рядом", "an unknown character set; kept beside"),
        Reason::Mixed => {
            w("латинские и русские буквы в одном слове, записано одними", "Latin and Russian letters in a word, written in one of them")
        }
        Reason::HeaderAgain => w("заголовки столбцов ещё раз, не внесены", "the headings of columns once more, not taken in"),
        Reason::Total => w("строка итога, не внесена", "a row of totals, not taken in"),
        Reason::OfReport => w("строка об отчёте, не внесена", "a line about the report, not taken in"),
        Reason::Document => w("документ, а не компания; не внесено", "a document, not a company; not taken in"),
        Reason::Heading => w("похоже на заголовок группы, не внесено", "it seems to be the heading of a group, not taken in"),
        Reason::NoName => w(
            "телефон, почта или целая строка вместо названия компании, не внесено",
            "a phone, an e-mail or a whole row instead of a company's name, not taken in",
        ),
        Reason::NoCompanyName => w(
            "телефон, почта или целая строка вместо названия компании; сохранено рядом",
            "a phone, an e-mail or a whole row instead of a company's name; kept beside",
        ),
        Reason::Nobody => w("не похоже на имя человека, человек не внесён", "not the name of a person, nobody taken in"),
        Reason::Special => w(
            "похоже на особую категорию личных данных; внесено только для вас",
            "it looks like a special category of personal data; taken in for you alone",
        ),
        Reason::Insult => w("так не говорят в лицо; внесено только для вас", "this is not said to a face; taken in for you alone"),
        Reason::Accusation => w("обвинение; внесено только для вас", "an accusation; taken in for you alone"),
        Reason::TooLong => w("имя длиннее 500 знаков", "a name of more than 500 characters"),
    }
}
