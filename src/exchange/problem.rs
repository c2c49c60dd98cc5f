//! What of a file cannot be taken in, and why.

listed! {
    /// Why a row or card was not taken in, or not all of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Reason {
        /// The card has no end.
        Unended,
        /// The same, and what stands in it was read all the same.
        EndMissing,
        /// Lines outside of any card.
        Stray,
        /// Neither a name nor a phone nor an e-mail.
        Nameless,
        /// A distribution list, which is neither person nor company.
        Group,
        /// The header once more, as on each page of a printed report.
        HeaderAgain,
        /// A quotation mark is never closed.
        OpenQuote,
        /// The name is longer than a name can be.
        TooLong,
        /// A phone that is none.
        NoPhone,
        /// A phone of which a spreadsheet has left a rounded number.
        Rounded,
        /// An e-mail that is none.
        NoEmail,
        /// A birthday of which nothing tells what is the day and what the month.
        UnclearDay,
        /// A birthday that is none.
        NoBirthday,
        /// A month or day that is none.
        NoDay,
        /// A month of which a spreadsheet may have dropped the last nought.
        UnclearMonth,
        /// Another sheet of the workbook with data, of which nothing is taken in.
        Sheet,
        /// A sheet of the workbook that by its words has no sales, beside those that have.
        UnsoldSheet,
        /// A sheet of the workbook that nobody sees, and that was read as the others.
        HiddenSheet,
        /// An amount that is none.
        NoAmount,
        /// An amount of which nothing tells whether its mark parts thousands or kopecks.
        UnclearAmount,
        /// A row of which nothing tells whether it is a sale or a return.
        UnclearKind,
        /// A row of a state, or of a scenario, of which it is not known that it is that of a sale.
        UnclearState,
        /// A payment, an order, a receipt, a plan: a document of no sale.
        NoSale,
        /// A currency that nobody here knows, or another one in the cell than in the row.
        NoCurrency,
        /// A cost that is none; the row is taken in without it.
        NoCost,
        /// A row of a report that says no month.
        NoMonth,
        /// A row of a report that says no client.
        NoClient,
        /// A tax id of which a spreadsheet has left a rounded number.
        RoundedTaxId,
        /// Two tax ids in one cell: nothing tells which is meant.
        SeveralTaxIds,
        /// More cells than the table has columns: nothing tells which of them is the amount.
        MoreCells,
        /// A tax id with letters that none has, or as long as a Russian one with another check figure.
        OddTaxId,
        /// A count that is none: words, a part in per cent, nothing at all.
        NoCount,
        /// A part that is greater than its whole.
        MoreThanAll,
        /// A debt of which nothing tells when it is to be paid.
        NoDue,
        /// Ages that do not come to the whole debt.
        Uneven,
        /// A sum below nought, which is owed to the client: no debt.
        Prepaid,
        /// Bytes that make no letter.
        Garbled,
        /// A character set that nobody knows.
        UnknownCharset,
        /// What other rows come to.
        Total,
        /// What a report says of itself: who made it and when, the number of a page.
        OfReport,
        /// A contract, an invoice, a tender: with whom is not said there.
        Document,
        /// A mark that says the same as the row above.
        Same,
        /// No company is said below a row that says one.
        NoCompany,
        /// The heading of a group, it seems.
        Heading,
        /// A name with letters of two alphabets in a word.
        Mixed,
        /// A name of which some letters cannot be read.
        Unreadable,
        /// A phone, an e-mail or a whole row where the name of a company is looked for; nothing else names one there.
        NoName,
        /// The same beside somebody who is taken in.
        NoCompanyName,
        /// What names no person: a whole row, signs without a letter, a bracket without the other.
        Nobody,
        /// A special category of personal data (M16), taken in for oneself alone.
        Special,
        /// A remark that would not be said to a face (M16), taken in for oneself alone.
        Insult,
        /// What is told in a note accuses somebody of a crime.
        Accusation,
    }
}

impl Reason {
    /// What programs read of it.
    pub fn code(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// Whether somebody may be left out with the row. Else it is taken in, and what is wrong with it is kept beside; or it
    /// is nobody for certain.
    pub fn leaves_out(self) -> bool {
        #[allow(clippy::enum_glob_use, reason = "each of them is named below")]
        use Reason::*;
        match self {
            Unended | Stray | Nameless | Group | OpenQuote | TooLong | Heading | Unreadable | NoDay | NoAmount | NoName | Nobody => true,
            UnclearAmount | UnclearKind | UnclearState | UnclearMonth | Sheet | NoCurrency | NoMonth | NoClient | MoreCells | NoCount
            | MoreThanAll | NoDue | Uneven => true,
            EndMissing | Same | NoPhone | Rounded | NoEmail | UnclearDay | NoBirthday | Garbled | UnknownCharset | Total | OfReport
            | HiddenSheet | UnsoldSheet | Document | NoSale | NoCompany | HeaderAgain | Mixed | NoCost | RoundedTaxId | SeveralTaxIds
            | OddTaxId | Prepaid | NoCompanyName | Special | Insult | Accusation => false,
        }
    }
}

/// A row or card that was not taken in, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: Reason,
    /// What it is wrong with, where a person would look for it.
    pub value: String,
}

impl Problem {
    /// A problem of a whole line.
    pub fn of(line: u64, reason: Reason) -> Problem {
        Problem { line, reason, value: String::new() }
    }
}
