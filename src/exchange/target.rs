//! The fields to which the columns of a table can go.

listed! {
    /// Where the values of a column go.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Target {
        /// No field: kept with the record under the column's name.
        Leftover,
        /// A person's whole name.
        FullName,
        /// Family name.
        Family,
        /// Given name.
        Given,
        /// Middle name.
        Middle,
        /// A phone: of the person, or of the company where the table has no persons.
        Phone,
        /// An e-mail, likewise.
        Email,
        /// A site, likewise.
        Site,
        /// What the phone, e-mail or site in the next such column is called.
        Label,
        /// Birthday.
        Birthday,
        /// A note on the person, or on the company where the table has no persons.
        Note,
        /// The company, or the organisation where the person works.
        Organisation,
        /// Department of the person.
        Department,
        /// Position of the person.
        Position,
        /// A phone of the company, also where the rows are persons.
        CompanyPhone,
        /// An e-mail of the company, likewise.
        CompanyEmail,
        /// A site of the company, likewise.
        CompanySite,
        /// The company's name with its legal form.
        LegalName,
        /// The company's tax id.
        TaxId,
        /// The company's industry.
        Industry,
        /// How many work there.
        Headcount,
        /// Region.
        Region,
        /// City.
        City,
        /// Address.
        Address,
        /// The identity the other program gave the row.
        ForeignId,
    }
}

impl Target {
    /// Whether the values of several columns find room in the field.
    pub fn takes_several(self) -> bool {
        use Target::{
            CompanyEmail, CompanyPhone, CompanySite, Department, Email, Label, Leftover, Note, Organisation, Phone, Position, Site,
        };
        matches!(
            self,
            Leftover
                | Label
                | Phone
                | Email
                | Site
                | CompanyPhone
                | CompanyEmail
                | CompanySite
                | Note
                | Organisation
                | Department
                | Position
        )
    }

    /// Whether the column makes the rows persons.
    pub fn names_a_person(self) -> bool {
        matches!(self, Target::FullName | Target::Family | Target::Given | Target::Middle)
    }
}
