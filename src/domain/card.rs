//! What a card says of somebody, as one gives it to a phone.

/// The card of somebody; texts are empty where nothing is filed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonCard {
    /// Family, given and middle name.
    pub name: [String; 3],
    /// The first company that they act for.
    pub company: String,
    /// What they are there.
    pub position: String,
    /// The first phone, as it is filed.
    pub phone: String,
    /// The first address.
    pub email: String,
}
