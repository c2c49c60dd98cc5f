//! What is said of all accounts beside one another.

use crate::domain::day;
use crate::domain::money::said::{percent, short, unit};
use crate::domain::rules::abc::Class;
use crate::domain::rules::part;
use crate::domain::rules::tender::{LEAST, Tally};
use crate::domain::rules::xyz::{Rated, Step};
use crate::domain::words::{Counted, Lang, Words, counted, thousands};
use crate::portfolio::{Bids, By, Period, Place, Portfolio, Row, Steady, Unknown};

crate::sentences! {
    /// The views that the list of accounts turns to.
    ABC_XYZ: "ABC–XYZ" / "ABC–XYZ";
    PROFIT: "Доход против оборота" / "Income against turnover";
    NET_PROFIT: "Чистая прибыль против оборота" / "Net profit against turnover";
    NET_HEAD: "Чистая прибыль" / "Net profit";
    BENEFIT: "Выгода и усилия" / "Benefit and effort";
    /// By what accounts are compared.
    BY_INCOME: "по доходу" / "by income";
    BY_NET: "по чистой прибыли" / "by net profit";
    BY_TURNOVER: "по обороту" / "by turnover";
    OF_INCOME: "дохода" / "of income";
    OF_TURNOVER: "оборота" / "of turnover";
    /// Headings of columns and lines.
    INCOME_HEAD: "Доход" / "Income";
    TURNOVER_HEAD: "Оборот" / "Turnover";
    SHARE: "Доля" / "Share";
    ACCOUNT: "Клиент" / "Account";
    SHARE_OF_INCOME: "Доля дохода" / "Share of income";
    SHARE_OF_TURNOVER: "Доля оборота" / "Share of turnover";
    TOTAL: "Всего" / "All";
    CATEGORY: "Категория" / "Category";
    CLASS: "Класс" / "Class";
    STEADINESS: "Ровность" / "Steadiness";
    STEP: "Шаг" / "Step";
    COMPANIES: "Компании" / "Companies";
    CURRENCY: "Валюта" / "Currency";
    TWELVE: "12 месяцев" / "12 months";
    fn year(year: &str): "{year} год" / "{year}";
    /// How steadily is bought: the heads of columns.
    STEADY: "X ровно" / "X steady";
    VARIES: "Y колеблется" / "Y varies";
    ERRATIC: "Z рвано" / "Z erratic";
    NOT_RATED: "не оценены" / "not rated";
    /// The row of those who have no class.
    NO_CLASS: "?" / "?";
    /// The steps.
    BY_MONTH: "по месяцам" / "by month";
    BY_QUARTER: "по кварталам" / "by quarter";
    BY_HALF: "по полугодиям" / "by half-year";
    EACH_MONTH: "каждый месяц" / "every month";
    EACH_QUARTER: "раз в квартал" / "once a quarter";
    EACH_HALF: "раз в полгода" / "twice a year";
    /// Why there is no figure.
    NOT_TOLD: "за это время закупок в файле нет" / "the file has no purchases of that time";
    NEVER_BOUGHT: "ещё не покупал" / "has not bought yet";
    OTHER_CURRENCY: "покупает в другой валюте" / "buys in another currency";
    LOST: "потерян и ничего не купил" / "lost, and bought nothing";
    NO_COST: "себестоимость не указана" / "the cost of goods is not known";
    PARTLY: "себестоимость известна не у всех закупок" / "the cost of some of the purchases is not known";
    /// What the shell says where nothing is known.
    NOT_TOLD_YET: "За это время закупок в файле нет: внесите отчёт о закупках." / "The file has no purchases of that time: take in a report on purchases.";
    /// What an empty view says.
    NO_PURCHASES: "За это время закупок в файле нет. I — внести отчёт из учётной системы; месяц по одному клиенту — в «Деньгах», «Закупки», n. Период — y." / "The file has no purchases of that time. I takes in a report; a month of one account is written in its Money, Purchases, by n. y changes the period.";
    NO_COSTS: "Себестоимость закупок нигде не указана, поэтому дохода нет: d — по обороту. Себестоимость вносит отчёт (I) или поле «Себестоимость» у закупки." / "No purchase has a cost, so there is no income: d compares by turnover. The cost comes with a report (I) or is written in the field Cost of goods.";
    NO_OPPORTUNITIES: "Возможностей в работе нет. Откройте клиента: вкладка «План», v — возможности, там n — записать." / "There are no open opportunities. Open an account: tab Plan, v turns to opportunities, n writes one.";
    /// Nothing leads further.
    NOT_JUDGED: "не оценено" / "not judged";
    /// Where the share is of the clients in the file.
    OF_FILE: "Доли — от клиентов этого файла." / "Shares are of the accounts in this file.";
    fn behind(month: &str): "по {month}: дальше отчётов нет" / "until {month}: no reports after it";
    fn known_from(month: &str): "Закупки известны только с {month}." / "Purchases are known from {month} only.";
    fn exceed(names: &str): "Возвраты больше закупок: {names}." / "More came back than was bought: {names}.";
    fn pareto_said(few: &str, of: &str, share: &str, bring: &str, what: &str): "{few} из {of} ({share}) {bring} {what}." / "{few} of {of} ({share}) {bring} {what}.";
    fn and_more(names: &str, more: &str): "{names} и ещё {more}" / "{names} and {more} more";
    fn reckoned(steps: &str): "Ровность считаем {steps}." / "Steadiness is reckoned {steps}.";
    fn of_a_part(who: &str): "Доход — с той части закупок, где известна себестоимость: {who}." / "Income is of that part of the purchases of which the cost is known: {who}.";
    fn others_in(sums: &str): "В других валютах, отдельно: {sums}." / "In other currencies, apart: {sums}.";
    fn rest(sum: &str, share: &str): "Остальные клиенты компании: {sum}, это {share} целого." / "The company’s other clients: {sum}, {share} of the whole.";
    fn without(parts: &str): "Без класса (?): {parts}." / "Without a class (?): {parts}.";
    fn all_here(count: &str): "всего {count}" / "{count} in all";
    fn more_here(count: &str): "ещё {count}" / "{count} more";
    fn place_of(rank: &str, of: &str): "{rank}-й из {of}" / "{rank} of {of}";
    fn costed(share: &str): "известен для {share} оборота" / "known for {share} of turnover";
    fn spread(step: &str, cv: &str): "{step}, разброс {cv}" / "{step}, spread {cv}";
    fn would_be(step: &str, class: &str, cv: &str): "{step} была бы {class} ({cv})" / "{step} it would be {class} ({cv})";
    fn too_few(step: &str): "покупает {step}, шагов пока меньше трёх" / "buys {step}; fewer than three steps so far";
    fn up(places: &str): "↑ {places}" / "↑ {places}";
    fn down(places: &str): "↓ {places}" / "↓ {places}";
    /// Under two rankings in which somebody stands in another place.
    SAME_ORDER: "По доходу порядок тот же, что и по обороту." / "By income the order is the same as by turnover.";
    SAME_BY_NET: "По чистой прибыли порядок тот же, что и по обороту." / "By net profit the order is the same as by turnover.";
    /// Of what the second ranking is.
    NO_EXPENSES: "Расходы на клиентов не записаны: сравниваем доход." / "No expenses of the accounts are written: income is compared.";
    fn without_expenses(names: &str): "Расходы, кроме товара, не записаны: {names}." / "No expenses beside the goods: {names}.";
    fn no_net_of(names: &str): "Нет себестоимости всех закупок: {names}." / "The cost of all purchases is not known: {names}.";
    fn fallen(names: &str): "Покупают много, оставляют меньше: {names}." / "They buy much and leave less: {names}.";
    fn risen(names: &str): "Оставляют больше, чем видно по обороту: {names}." / "They leave more than turnover shows: {names}.";
    fn no_income_of(names: &str): "Нет себестоимости: {names}." / "No cost known: {names}.";
    fn not_judged_of(count: &str): "Без оценки выгоды или усилий: {count}. e — оценить." / "Without benefit or effort: {count}. e judges them.";
    fn expected(expected: &str, whole: &str): "Ожидаем {expected} из {whole}." / "Expected {expected} of {whole}.";
    fn unlikely(count: &str): "Без вероятности: {count}, в ожидание не входят." / "Without a probability: {count}, not in what is expected.";
    /// How offers and tenders ended.
    fn tenders_won(won: &str, of: &str, percent: &str): "Тендеры: выиграно {won} из {of}, {percent}." / "Tenders: {won} of {of} won, {percent}.";
    fn offers_taken(won: &str, of: &str, percent: &str): "Предложения: принято {won} из {of}, {percent}." / "Offers: {won} of {of} accepted, {percent}.";
    fn few_tenders(of: &str, least: &str): "Тендеры: — решено {of}, доля считается от {least}." / "Tenders: — {of} decided, a rate is told from {least} on.";
    fn few_offers(of: &str, least: &str): "Предложения: — решено {of}, доля считается от {least}." / "Offers: — {of} decided, a rate is told from {least} on.";
    fn price_above(gap: &str): "Наша цена выше победителя на {gap}." / "Our price was {gap} above the winner’s.";
    fn price_below(gap: &str): "Наша цена ниже победителя на {gap}." / "Our price was {gap} below the winner’s.";
    /// The axes of opportunities.
    BENEFIT_AXIS: "Выгода" / "Benefit";
    EFFORT_HEAD: "Усилия" / "Effort";
    SUM: "Сумма" / "Value";
    fn axes(): "Сверху вниз — выгода, слева направо — усилия." / "From top to bottom the benefit, from left to right the effort.";
    /// What turns from view to view.
    TO_PORTFOLIO: "классы" / "classes";
    TO_PROFIT: "рейтинги" / "rankings";
    TO_BENEFIT: "возможности" / "opportunities";
    TO_CATEGORIES: "категории" / "categories";
    TO_POSITIONS: "кто мы для них" / "what we are to them";
    TO_LIST: "список" / "list";
    /// What crosses in the categories of the portfolio, and among suppliers.
    CATEGORIES: "Категории портфеля" / "Portfolio categories";
    POSITIONS: "Кто мы для клиентов" / "What we are to them";
    THEY_ATTRACT: "важен нам" / "matters to us";
    THEY_LESS: "не очень" / "less so";
    WE_ATTRACT: "Мы им важны" / "We matter to them";
    WE_LESS: "Мы им не очень" / "We matter less";
    SUPPLY_VITAL: "поставка важна" / "supply is vital";
    SUPPLY_LESS: "не очень" / "less so";
    WE_BRING: "Даём много" / "We bring much";
    WE_BRING_LESS: "Даём немного" / "We bring little";
    UNDECIDED: "Не решено" / "Undecided";
    fn not_decided(count: &str): "Не решено: {count}, разобрать — e." / "Undecided: {count}; e judges them.";
    GUESSED: "Со знаком вопроса — подсказка по оценкам: решать вам." / "With a question mark: suggested by the judgements; it is for you to say.";
    /// A shell command that shows nothing but names to others.
    FOR_ME_ALONE: "Деньги и оценки видны только вам: --visibility private." / "Money and judgements are for you alone: --visibility private.";
    /// The heading of the command.
    PORTFOLIO: "Портфель" / "Portfolio";
}

/// Clients counted: those who bring.
const CLIENTS_OF: Counted = counted(["клиента", "клиентов", "клиентов"], ["account", "accounts"]);
const CLIENTS: Counted = counted(["клиент", "клиента", "клиентов"], ["account", "accounts"]);
const BRING: Counted = counted(["даёт", "дают", "дают"], ["brings", "bring"]);
const OPPORTUNITIES: Counted = counted(["возможность", "возможности", "возможностей"], ["opportunity", "opportunities"]);
/// So many names stand in a sentence.
const NAMES: usize = 3;

/// «12 клиентов».
pub fn clients(count: usize, lang: Lang) -> String {
    CLIENTS.with(lang, count as u64)
}

/// By what accounts are compared, as it follows a comma: «по доходу».
pub fn compared(by: By) -> Words {
    if by == By::Income { BY_INCOME } else { BY_TURNOVER }
}

/// The other way to compare, as a key names it.
pub fn other(by: By) -> Words {
    if by == By::Income { BY_TURNOVER } else { BY_INCOME }
}

/// A period of a portfolio: «12 месяцев», «2025 год».
pub fn period(period: Period, portfolio: &Portfolio, lang: Lang) -> String {
    match period {
        Period::Trailing => TWELVE.get(lang).to_owned(),
        Period::Year | Period::YearBefore => year(lang, portfolio.months.0.get(..4).unwrap_or_default()),
    }
}

/// Its first and last months: «11.2025–10.2026».
pub fn months(portfolio: &Portfolio, lang: Lang) -> String {
    let (first, last) = &portfolio.months;
    format!("{}–{}", day::show(first, lang), day::show(last, lang))
}

/// A share without a tenth that is none: «68 %», «20,6 %».
fn share(tenths: i64, lang: Lang) -> String {
    let said = percent(tenths, lang);
    said.replace([',', '.'], "|").replace("|0 %", " %").replace('|', if lang == Lang::Ru { "," } else { "." })
}

/// The letter of a class; of those who have none a question mark.
pub fn letter(class: Option<Class>) -> &'static str {
    class.map_or(NO_CLASS.ru, Class::letter)
}

/// The letter of how steadily is bought; a dash where that is not rated.
pub fn steadiness(rated: Option<&Rated>) -> &'static str {
    rated.map_or("—", |rated| rated.class.letter())
}

/// A step, as amounts are summed by it: «по кварталам».
pub fn by_step(step: Step) -> Words {
    match step {
        Step::Month => BY_MONTH,
        Step::Quarter => BY_QUARTER,
        Step::HalfYear => BY_HALF,
    }
}

fn each_step(step: Step) -> Words {
    match step {
        Step::Month => EACH_MONTH,
        Step::Quarter => EACH_QUARTER,
        Step::HalfYear => EACH_HALF,
    }
}

/// Why there is no figure.
pub fn why(unknown: Unknown) -> Words {
    match unknown {
        Unknown::NotTold => NOT_TOLD,
        Unknown::NeverBought => NEVER_BOUGHT,
        Unknown::OtherCurrency => OTHER_CURRENCY,
        Unknown::Lost => LOST,
        Unknown::NoCost => NO_COST,
        Unknown::Partly => PARTLY,
    }
}

/// A few names, and how many more there are.
pub fn names<'a>(all: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let all: Vec<&str> = all.collect();
    let first = all.iter().take(NAMES).copied().collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(NAMES) {
        0 => first,
        more => and_more(lang, &first, &thousands(more as u64)),
    }
}

/// «2 из 9 клиентов (22 %) дают 68 % дохода.» None where nobody brings anything.
pub fn pareto(portfolio: &Portfolio, by: By, lang: Lang) -> Option<String> {
    let found = portfolio.by(by).pareto?;
    let of = CLIENTS_OF.with(lang, found.all as u64);
    let few = part(found.few as i128, found.all as i128, 100)?;
    let what = if by == By::Income { OF_INCOME } else { OF_TURNOVER };
    let brought = format!("{} {}", share(found.tenths, lang), what.get(lang));
    Some(pareto_said(lang, &thousands(found.few as u64), &of, &format!("{few} %"), BRING.form(lang, found.few as u64), &brought))
}

/// What is to be known of a portfolio beside who is where: the first fifth, returns, steps, what has no class, other currencies.
pub fn said(portfolio: &Portfolio, by: By, lang: Lang) -> Vec<String> {
    let mut said: Vec<String> = pareto(portfolio, by, lang).into_iter().collect();
    let ranking = portfolio.by(by);
    if let Some(sum) = ranking.rest {
        let tenths = part(sum, ranking.whole + sum, 1_000).unwrap_or(0);
        said.push(rest(lang, &short(sum, &portfolio.currency, lang), &share(tenths, lang)));
    }
    let partly = portfolio.rows.iter().filter(|row| row.income.sum.is_ok() && row.turnover.sum.ok() != Some(row.costed));
    let partly = names(partly.map(|row| row.name.as_str()), lang);
    if !partly.is_empty() && by == By::Income {
        said.push(of_a_part(lang, &partly));
    }
    let exceeding = portfolio.rows.iter().filter(|row| row.returns_exceed).map(|row| row.name.as_str());
    let exceeding = names(exceeding, lang);
    if !exceeding.is_empty() {
        said.push(exceed(lang, &exceeding));
    }
    let steps = [Step::Quarter, Step::HalfYear].into_iter().filter_map(|step| {
        let told = |row: &&Row| row.steady.step == Some(step) && row.steady.rated.is_some();
        let who = names(portfolio.rows.iter().filter(told).map(|row| row.name.as_str()), lang);
        (!who.is_empty()).then(|| format!("{}: {who}", by_step(step).get(lang)))
    });
    let steps = steps.collect::<Vec<_>>().join("; ");
    if !steps.is_empty() {
        said.push(reckoned(lang, &steps));
    }
    let reasons = [Unknown::NoCost, Unknown::NeverBought, Unknown::OtherCurrency, Unknown::Lost].into_iter().filter_map(|unknown| {
        let count = portfolio.rows.iter().filter(|row| row.by(by).sum == Err(unknown)).count();
        (count > 0).then(|| format!("{} — {}", why(unknown).get(lang), thousands(count as u64)))
    });
    let reasons = reasons.collect::<Vec<_>>().join(", ");
    if !reasons.is_empty() && !portfolio.is_idle() {
        said.push(without(lang, &reasons));
    }
    if !portfolio.others.is_empty() {
        let other = |other: &crate::portfolio::Other| {
            format!("{}, {}", short(other.turnover, &other.currency, lang), CLIENTS.with(lang, other.accounts as u64))
        };
        said.push(others_in(lang, &portfolio.others.iter().map(other).collect::<Vec<_>>().join("; ")));
    }
    said.extend(portfolio.begins.as_deref().map(|first| known_from(lang, &day::show(first, lang))));
    said
}

/// What the title line says of a view: the period, how it is compared, in what, and until when reports tell.
pub fn heading(portfolio: &Portfolio, of: Period, by: Option<By>, lang: Lang) -> String {
    let mut parts = vec![period(of, portfolio, lang)];
    parts.extend(by.map(|by| compared(by).get(lang).to_owned()));
    parts.push(unit(&portfolio.currency, lang).to_owned());
    parts.extend(portfolio.behind.as_deref().map(|month| behind(lang, &day::show(month, lang))));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A figure of an account: the sum with its share and place, or why there is none.
fn figure(place: &Place, portfolio: &Portfolio, by: By, lang: Lang) -> String {
    let sum = match place.sum {
        Ok(sum) => short(sum, &portfolio.currency, lang),
        Err(unknown) => return format!("— {}", why(unknown).get(lang)),
    };
    let place_said = place.rank.map(|rank| place_of(lang, &thousands(rank as u64 + 1), &thousands(portfolio.by(by).order.len() as u64)));
    let parts = [Some(sum), place.tenths.map(|tenths| share(tenths, lang)), place_said];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How steadily an account buys: «X по кварталам, разброс 2,4 %; по месяцам была бы Z (141,5 %)»; none where it bought in one month at
/// the most.
pub fn steady(steady: &Steady, lang: Lang) -> Option<String> {
    let step = steady.step?;
    let Some(rated) = &steady.rated else { return Some(too_few(lang, each_step(step).get(lang))) };
    let own = format!("{} {}", steadiness(Some(rated)), spread(lang, by_step(step).get(lang), &percent(rated.tenths, lang)));
    let differs = |(_, other): &&(Step, Rated)| other.class != rated.class;
    let beside = steady
        .beside
        .iter()
        .filter(differs)
        .map(|(step, other)| would_be(lang, by_step(*step).get(lang), steadiness(Some(other)), &percent(other.tenths, lang)));
    Some([own].into_iter().chain(beside).collect::<Vec<_>>().join("; "))
}

/// What is told of one account: a heading and what follows it.
pub fn card(row: &Row, portfolio: &Portfolio, net: Option<Result<i128, Unknown>>, lang: Lang) -> Vec<(Words, String)> {
    let income = figure(&row.income, portfolio, By::Income, lang);
    let known = match (row.income.sum, row.turnover.sum) {
        (Ok(_), Ok(sum)) if row.costed != sum => part(row.costed, sum, 1_000).filter(|tenths| *tenths < 1_000),
        _ => None,
    };
    let income = known.map_or_else(|| income.clone(), |tenths| format!("{income} · {}", costed(lang, &share(tenths, lang))));
    let mut told = vec![(INCOME_HEAD, income), (TURNOVER_HEAD, figure(&row.turnover, portfolio, By::Turnover, lang))];
    if let Some(net) = net {
        let net = net.map_or_else(|unknown| format!("— {}", why(unknown).get(lang)), |sum| short(sum, &portfolio.currency, lang));
        told.insert(1, (NET_HEAD, net));
    }
    let class = |by: By| row.by(by).class.map(|class| format!("{} {}", letter(Some(class)), compared(by).get(lang)));
    let classes = [By::Income, By::Turnover].into_iter().filter_map(class).collect::<Vec<_>>().join(", ");
    if !classes.is_empty() {
        told.push((CLASS, classes));
    }
    told.extend(steady(&row.steady, lang).map(|said| (STEADINESS, said)));
    if !row.companies.is_empty() {
        let parts = row.companies.iter().map(|part| format!("{} {}", part.name, short(part.turnover, "", lang)));
        told.push((COMPANIES, parts.collect::<Vec<_>>().join(", ")));
    }
    told
}

/// The same in one line: the figure that is compared, and how steadily is bought.
pub fn brief(row: &Row, portfolio: &Portfolio, by: By, lang: Lang) -> String {
    let said = format!("{}: {}", row.name, figure(row.by(by), portfolio, by, lang));
    [Some(said), steady(&row.steady, lang)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// By how many places somebody stands higher or lower; empty where it is the same.
pub fn places(moved: i64, lang: Lang) -> String {
    match moved {
        0 => String::new(),
        1.. => up(lang, &thousands(moved.unsigned_abs())),
        _ => down(lang, &thousands(moved.unsigned_abs())),
    }
}

/// A sentence about accounts.
type Say = fn(Lang, &str) -> String;

/// Under the two rankings: who stands lower by what is left, who higher, whose cost nobody knows, and what that is.
pub fn compared_said(portfolio: &Portfolio, lang: Lang) -> Vec<String> {
    let of =
        |holds: &dyn Fn(&Row) -> bool| names(portfolio.ranked(By::Turnover).filter(|row| holds(row)).map(|row| row.name.as_str()), lang);
    let has_net = portfolio.has_expenses;
    let (same, unknown): (Words, Say) = if has_net { (SAME_BY_NET, no_net_of) } else { (SAME_ORDER, no_income_of) };
    let told: [(String, Say); 2] = [(of(&|row| portfolio.moved(row) < 0), fallen), (of(&|row| portfolio.moved(row) > 0), risen)];
    let mut said: Vec<String> = told.iter().filter(|(names, _)| !names.is_empty()).map(|(names, say)| say(lang, names)).collect();
    if said.is_empty() && portfolio.ranked_by_left().next().is_some() {
        said.push(same.get(lang).to_owned());
    }
    let lacking = of(&|row| matches!(portfolio.left(row).sum, Err(Unknown::NoCost | Unknown::Partly)));
    if !lacking.is_empty() {
        said.push(unknown(lang, &lacking));
    }
    let without = of(&|row| has_net && row.net.sum.is_ok() && row.expenses.is_none());
    match (has_net, without.is_empty()) {
        (false, _) => said.push(NO_EXPENSES.get(lang).to_owned()),
        (true, false) => said.push(without_expenses(lang, &without)),
        (true, true) => {}
    }
    said
}

/// How often we win, and how far our price was from the winner's; nothing of what was never decided.
pub fn bids(bids: &Bids, lang: Lang) -> Vec<String> {
    type Words3 = fn(Lang, &str, &str, &str) -> String;
    type Words2 = fn(Lang, &str, &str) -> String;
    let rate = |tally: &Tally, said: Words3, few: Words2| {
        let (won, of) = (tally.record.won.to_string(), tally.record.decided().to_string());
        let told =
            tally.rate().map_or_else(|| few(lang, &of, &LEAST.to_string()), |percent| said(lang, &won, &of, &format!("{percent} %")));
        (tally.record.decided() > 0).then_some(told)
    };
    let gap = |(_, tenths, _): (&str, i64, u64)| {
        let by = percent(tenths.saturating_abs(), lang);
        if tenths < 0 { price_below(lang, &by) } else { price_above(lang, &by) }
    };
    let rates = [rate(&bids.tenders, tenders_won, few_tenders), rate(&bids.offers, offers_taken, few_offers)];
    rates.into_iter().flatten().chain(bids.tenders.gaps().map(gap)).collect()
}

/// So many opportunities.
pub fn opportunities(count: usize, lang: Lang) -> String {
    OPPORTUNITIES.with(lang, count as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::xyz;

    #[test]
    fn sentences_have_their_forms() {
        let mut portfolio = Portfolio::default();
        let mut told = |few, all, tenths| {
            portfolio.income.pareto = Some(crate::domain::rules::abc::Pareto { few, all, tenths });
            [Lang::Ru, Lang::En].map(|lang| pareto(&portfolio, By::Income, lang).unwrap())
        };
        assert_eq!(told(2, 9, 680), ["2 из 9 клиентов (22 %) дают 68 % дохода.", "2 of 9 accounts (22 %) bring 68 % of income."]);
        assert_eq!(told(1, 1, 1_000), ["1 из 1 клиента (100 %) даёт 100 % дохода.", "1 of 1 account (100 %) brings 100 % of income."]);
        assert_eq!(told(5, 21, 706)[0], "5 из 21 клиента (24 %) дают 70,6 % дохода.");
        assert_eq!(share(5, Lang::En), "0.5 %");
        assert_eq!(names(["а", "б", "в", "г", "д"].into_iter(), Lang::Ru), "а, б, в и ещё 2");
    }

    #[test]
    fn a_quarterly_buyer_is_told_with_its_other_classes() {
        let rated = |class, tenths| Rated { class, tenths };
        let steady_one = Steady {
            step: Some(Step::Quarter),
            rated: Some(rated(xyz::Class::X, 24)),
            beside: vec![(Step::Month, rated(xyz::Class::Z, 1_415)), (Step::HalfYear, rated(xyz::Class::X, 10))],
        };
        assert_eq!(steady(&steady_one, Lang::Ru).unwrap(), "X по кварталам, разброс 2,4 %; по месяцам была бы Z (141,5 %)");
        let few = Steady { rated: None, ..steady_one };
        assert_eq!(steady(&few, Lang::Ru).unwrap(), "покупает раз в квартал, шагов пока меньше трёх");
        assert_eq!(steady(&Steady::default(), Lang::Ru), None);
    }
}
