//! Words for what is counted and is no money: after figures they say what these are.

use super::name::fold;

/// Measures, and things in the forms that stand after a number. A word in its first form is no measure: «120000 упаковка» is
/// money given for packaging.
const MEASURES: &str = "\
    кг килограмм килограммов г гр грамм граммов т тн тонн тонны тонну м м2 м3 мм см км метр метра метров л литр литра литров \
    шт штук штуки уп упак упаковок упаковки пачек пачки коробок коробки паллет паллеты паллета поддонов поддона рулонов \
    рулона мешков мешка ящиков ящика бочек бочки комплектов комплекта контейнеров контейнера вагонов вагона машин машины фур \
    фуры складов склада магазинов магазина точек точки образцов образца позиций позиции чел человек человека раз раза этапа \
    этапов п.п проц процент процента процентов % сек секунд мин минут минуту минуты ч час часа часов день дня дней нед \
    неделя неделю недели недель мес месяц месяца месяцев год года лет kg g t ton tons tonne tonnes mm cm km metres meters \
    litres liters pc pcs pieces units items boxes box pallets pallet cases rolls bags sets trucks stores sites samples \
    people times percent sec seconds min mins minute minutes h hr hrs hour hours day days week weeks month months year years";

/// Whether a word after figures says that they count something else than money.
pub fn is_measure(word: &str) -> bool {
    let plain = fold(word);
    let plain = plain.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
    !plain.is_empty() && MEASURES.split(' ').any(|known| known == plain)
}

#[cfg(test)]
mod tests {
    use super::is_measure;

    #[test]
    fn what_is_counted_is_told_from_what_is_paid_for() {
        for word in ["коробок", "м", "Паллет,", "шт.", "%", "минут", "boxes", "т"] {
            assert!(is_measure(word), "{word}");
        }
        for word in ["упаковка", "руб", "млн", "выкладка", "экономия", "lunch", ""] {
            assert!(!is_measure(word), "{word}");
        }
    }
}
