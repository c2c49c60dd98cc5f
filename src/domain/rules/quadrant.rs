//! Two judgements that cross: the category of a client in the portfolio (M5), and our place among a client's suppliers (M10).

/// The judgement from which on something is high, and up to which it is low; between them is the border.
const HIGH: i64 = 4;
const LOW: i64 = 2;

/// The codes of the four fields, by whether the first and the second judgement are high.
#[derive(Debug)]
pub struct Fields {
    /// Both high.
    pub both: &'static str,
    /// The first alone.
    pub first: &'static str,
    /// The second alone.
    pub second: &'static str,
    /// Neither.
    pub neither: &'static str,
}

/// How attractive the client is to us, by how attractive we are to the client (M5).
pub const CATEGORY: Fields = Fields { both: "key", first: "developing", second: "maintained", neither: "occasional" };
/// What hangs on our supply for the client, by what we bring in all (M10).
pub const POSITION: Fields = Fields { both: "partner", first: "managed", second: "desired", neither: "independent" };

/// Whether a judgement from 1 to 5 is high; none on the border.
pub fn is_high(judged: i64) -> Option<bool> {
    (judged <= LOW || judged >= HIGH).then_some(judged >= HIGH)
}

impl Fields {
    /// The field of two judgements that are high or low.
    pub fn of(&self, first: bool, second: bool) -> &'static str {
        match (first, second) {
            (true, true) => self.both,
            (true, false) => self.first,
            (false, true) => self.second,
            (false, false) => self.neither,
        }
    }

    /// Where a field stands among rows of the first judgement and columns of the second, each the high one first.
    pub fn place(&self, code: &str) -> Option<(usize, usize)> {
        let places = [(self.both, (0, 0)), (self.first, (0, 1)), (self.second, (1, 0)), (self.neither, (1, 1))];
        places.into_iter().find_map(|(known, place)| (known == code).then_some(place))
    }

    /// The field of two judgements from 1 to 5; on the border each of the neighbours, the one with the higher judgement first. None while
    /// one of them is not judged.
    pub fn suggested(&self, first: Option<i64>, second: Option<i64>) -> Vec<&'static str> {
        let sides = |judged: i64| [true, false].into_iter().filter(move |high| if *high { judged > LOW } else { judged < HIGH });
        let (Some(first), Some(second)) = (first, second) else { return Vec::new() };
        sides(first).flat_map(|one| sides(second).map(move |other| self.of(one, other))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_the_portfolio() {
        let of = |first, second| CATEGORY.suggested(Some(first), Some(second));
        assert_eq!([of(5, 2), of(4, 4), of(2, 5), of(1, 1)], [["developing"], ["key"], ["maintained"], ["occasional"]]);
        assert_eq!(of(3, 4), ["key", "maintained"], "on the border both neighbours are named");
        assert_eq!(of(3, 3), ["key", "developing", "maintained", "occasional"]);
        assert_eq!(CATEGORY.suggested(Some(5), None), Vec::<&str>::new());
        assert_eq!([5, 3, 2].map(is_high), [Some(true), None, Some(false)]);
        assert_eq!(CATEGORY.place(CATEGORY.of(false, true)), Some((1, 0)));
    }

    #[test]
    fn the_places_among_suppliers() {
        let of = |risk, value| POSITION.of(risk, value);
        assert_eq!([of(true, false), of(true, true), of(false, true), of(false, false)], ["managed", "partner", "desired", "independent"]);
    }
}
