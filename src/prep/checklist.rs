//! The checklist shown before a contact, by its kind (M20, M21).

/// A point to see to before a contact.
#[derive(Debug)]
pub struct Point {
    /// Stable name, under which a tick is kept.
    pub id: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

/// The points for a kind of contact.
pub fn points(_kind: &str) -> &'static [Point] {
    &[]
}
