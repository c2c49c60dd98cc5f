//! Where a client would put us, by how they behave (M9).

/// How many answers suggest a level.
const ENOUGH: usize = 4;

/// The level from 1 to 4 that answers suggest: of each question whether it speaks for us, `None` where nobody knows. None where too few
/// are answered.
pub fn suggested(favourable: &[Option<bool>]) -> Option<i64> {
    let known = favourable.iter().flatten();
    (known.clone().count() >= ENOUGH).then(|| match known.filter(|favourable| **favourable).count() {
        0 | 1 => 1,
        2 | 3 => 2,
        4 | 5 => 3,
        _ => 4,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_the_ladder() {
        let of = |text: &str| {
            let answers: Vec<_> = text
                .chars()
                .map(|sign| match sign {
                    '+' => Some(true),
                    '-' => Some(false),
                    _ => None,
                })
                .collect();
            suggested(&answers)
        };
        assert_eq!(
            [of("------"), of("+-----"), of("++----"), of("+++---"), of("++++--"), of("+++++-"), of("++++++")],
            [1, 1, 2, 2, 3, 3, 4].map(Some)
        );
        assert_eq!(of("+-+++-"), Some(3));
        assert_eq!([of("+++???"), of("??????"), of("")], [None; 3], "three answers suggest nothing");
        assert_eq!(of("++++??"), Some(3));
    }
}
