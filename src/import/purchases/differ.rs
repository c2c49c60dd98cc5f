//! What a report says otherwise than reports before it.

use super::{MOST_OTHERS, Other, Plan, Share, Was, Whose};
use crate::domain::Entity;
use crate::exchange::purchases::{Bought, Client, When};
use crate::store::purchases::{Buyer, Imported};
use crate::store::{Result, Store};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// One difference.
pub(super) enum Difference<'a> {
    /// A row that is new.
    New(Buyer, &'a Bought),
    /// A row of which the sums change.
    Changed(&'a Imported, &'a Bought),
    /// A row that the report no longer has.
    Gone(&'a Imported),
    /// A row that stands there already.
    Same(&'a Imported),
    /// A row that the report does not have, and that stays.
    Held(&'a Imported),
    /// A row that may be one that the report has and that could not be read there: it stays.
    Unread(&'a Imported),
}

/// What was bought; empty where that is not said, in whatever language it was kept.
pub(super) fn goods(title: &str) -> &str {
    Entity::Purchase.def().field("title").map_or(title, |field| field.said(title))
}

/// What reports brought before in the months of the report, by day, goods, legal entity and currency.
pub(super) struct Known {
    rows: BTreeMap<(String, String, Option<i64>, String), Vec<Imported>>,
    /// What stands in months between the first and the last of the report that it has not: it says nothing of them.
    pub(super) between: Vec<Imported>,
    /// What was written down by hand, where the report is the table that we wrote of it ourselves: it stands there already.
    typed: Vec<Imported>,
    own: bool,
}

impl Known {
    /// What is known of an account. Of a report on one client, only the months that it has.
    pub(super) fn of(store: &Store, plan: &Plan, account: i64) -> Result<Known> {
        let months = &plan.months;
        let (mut rows, mut between): (BTreeMap<_, Vec<Imported>>, _) = (BTreeMap::new(), Vec::new());
        if let (Some(first), Some(last)) = (months.first(), months.last()) {
            for row in store.imported_of(account, &first.kept(), &last.kept())? {
                if When::from_kept(&row.bought_on).is_some_and(|when| months.binary_search(&when.month()).is_ok()) {
                    let key = (row.bought_on.clone(), goods(&row.title).to_owned(), row.legal_entity, row.currency.clone());
                    rows.entry(key).or_default().push(row);
                } else if plan.within.contains(&account) {
                    between.push(row);
                }
            }
        }
        let (mut typed, own) = (Vec::new(), plan.report.columns.entity.is_some());
        if let (true, Some(first), Some(last)) = (own, months.first(), months.last()) {
            typed = store.typed_of(account, &first.kept(), &last.kept())?;
        }
        Ok(Known { rows, between, typed, own })
    }
}

impl Known {
    /// What a row of our own table was written of, taken out: one that names no company of law may be known by the client's only one.
    fn in_own_table(
        &mut self,
        (on, title, entity, currency): &(String, String, Option<i64>, String),
        sums: (i64, Option<i64>),
    ) -> Option<Imported> {
        if !self.own {
            return None;
        }
        let is_same = |known: &Imported| {
            let whose = known.legal_entity == *entity || known.legal_entity.is_none();
            known.bought_on == *on
                && goods(&known.title) == title
                && known.currency == *currency
                && whose
                && (known.amount, known.cost) == sums
        };
        std::iter::once(&mut self.typed).chain(self.rows.values_mut()).find_map(|rows| {
            let at = rows.iter().position(is_same)?;
            Some(rows.remove(at))
        })
    }
}

/// Tells each difference for an account.
pub(super) fn differences(plan: &Plan, account: i64, mut known: Known, tell: &mut dyn FnMut(Difference) -> Result<()>) -> Result<()> {
    let mut told: BTreeSet<When> = BTreeSet::new();
    let mut group: Vec<(Buyer, &Bought)> = Vec::new();
    let mut rows = plan.rows(account).peekable();
    while let Some(row) = rows.next() {
        told.insert(row.when.month());
        let Some(buyer) = plan.buyer_of(row) else { continue };
        group.push((buyer, row));
        if rows.peek().is_some_and(|next| (next.when, next.goods) == (row.when, row.goods)) {
            continue;
        }
        // All rows of a day and a group of goods: those that are the same first, the rest in their order.
        let mut left = Vec::new();
        for (buyer, row) in group.drain(..) {
            let before = known.rows.get_mut(&plan.key(buyer, row));
            let same = before.and_then(|before| {
                let same = |known: &Imported| (known.amount, known.cost) == (row.amount, row.cost());
                // A column that is not there says nothing.
                let untold = |known: &Imported| !row.tells_cost() && known.amount == row.amount;
                let at = before.iter().position(same).or_else(|| before.iter().position(untold))?;
                Some(before.remove(at))
            });
            let same = same.or_else(|| known.in_own_table(&plan.key(buyer, row), (row.amount, row.cost())));
            match same {
                Some(same) => tell(Difference::Same(&same))?,
                None => left.push((buyer, row)),
            }
        }
        for (buyer, row) in left {
            match known.rows.get_mut(&plan.key(buyer, row)).filter(|before| !before.is_empty()) {
                Some(before) => tell(Difference::Changed(&before.remove(0), row))?,
                None => tell(Difference::New(buyer, row))?,
            }
        }
    }
    let whole = plan.is_whole();
    let unread = plan.unread_of(account);
    let is_unread = |known: &Imported, when: When| {
        let same = |(title, month): &(&str, Option<When>)| *title == goods(&known.title) && month.is_none_or(|month| month == when.month());
        unread.iter().any(same)
    };
    for gone in known.rows.values().flatten() {
        let in_report = When::from_kept(&gone.bought_on).is_some_and(|when| told.contains(&when.month()));
        if When::from_kept(&gone.bought_on).is_some_and(|when| is_unread(gone, when)) {
            tell(Difference::Unread(gone))?;
        } else if whole || in_report && !plan.keeps {
            tell(Difference::Gone(gone))?;
        } else {
            tell(Difference::Held(gone))?;
        }
    }
    Ok(())
}

impl Plan {
    pub(super) fn buyer_of(&self, row: &Bought) -> Option<Buyer> {
        self.whose.get(row.client as usize)?.buyer()
    }

    /// Of what and of which months rows of an account are in the report that could not be read.
    fn unread_of(&self, account: i64) -> Vec<(&str, Option<When>)> {
        if self.report.unread.is_empty() {
            return Vec::new();
        }
        let of = |whose: &Whose| whose.buyer().is_some_and(|buyer| buyer.account == account);
        let theirs: HashSet<&Client> =
            self.report.clients.iter().zip(&self.whose).filter(|(_, whose)| of(whose)).map(|(client, _)| client).collect();
        self.report.unread.iter().filter(|(client, ..)| theirs.contains(client)).map(|(_, title, when)| (goods(title), *when)).collect()
    }

    /// What of a row is the same as long as it is the same row.
    fn key(&self, buyer: Buyer, row: &Bought) -> (String, String, Option<i64>, String) {
        (row.when.kept(), self.title(row).to_owned(), buyer.legal_entity, self.currency_of(row).to_owned())
    }

    /// What was bought by a row; empty where that is not said.
    pub(super) fn title(&self, row: &Bought) -> &str {
        self.report.goods.get(row.goods as usize).map_or("", |title| goods(title))
    }

    /// In which currency.
    pub(super) fn currency_of(&self, row: &Bought) -> &str {
        row.currency().unwrap_or(&self.currency)
    }
}

impl Share {
    /// Counts in what stays in a month that the report leaves out.
    pub(super) fn leave(&mut self, row: &Imported) {
        let Some(when) = When::from_kept(&row.bought_on) else { return };
        let stays = self.stays.entry((when.month(), row.currency.clone())).or_default();
        *stays = (stays.0 + 1, stays.1 + i128::from(row.amount));
        let sum = self.sums.entry(row.currency.clone()).or_default();
        *sum = (sum.0 + i128::from(row.amount), sum.1 + i128::from(row.amount));
    }

    fn tell(&mut self, plan: &Plan, row: &Bought, was: Was) {
        if self.others.len() < MOST_OTHERS {
            let (month, currency, title) = (row.when.month(), plan.currency_of(row).to_owned(), plan.title(row).to_owned());
            self.others.push(Other { month, currency, title, was });
        }
    }

    /// Tells of new rows those that stood there for the same sum, as other goods.
    pub(super) fn tell_goods<'a>(&mut self, plan: &Plan, news: impl Iterator<Item = &'a Bought>, mut gone: Vec<Imported>) {
        if gone.is_empty() {
            return;
        }
        for row in news {
            let (on, currency) = (row.when.kept(), plan.currency_of(row));
            let same = |known: &Imported| known.bought_on == on && known.amount == row.amount && known.currency == currency;
            if let Some(at) = gone.iter().position(same).filter(|_| self.others.len() < MOST_OTHERS) {
                let known = gone.swap_remove(at);
                self.tell(plan, row, Was::Goods(goods(&known.title).to_owned(), row.amount));
            }
        }
    }

    pub(super) fn count(&mut self, difference: &Difference, plan: &Plan) {
        let (month, currency, before, after) = match difference {
            Difference::New(_, row) => {
                self.new += 1;
                (row.when.month(), plan.currency_of(row), 0, row.amount)
            }
            Difference::Changed(known, row) => {
                self.changed += 1;
                self.uncosted += usize::from(known.cost.is_some() && row.cost().is_none());
                if known.amount == row.amount {
                    self.tell(plan, row, Was::Cost(known.cost, row.cost()));
                }
                (row.when.month(), plan.currency_of(row), known.amount, row.amount)
            }
            Difference::Gone(known) => {
                self.gone += 1;
                let Some(when) = When::from_kept(&known.bought_on) else { return };
                (when.month(), known.currency.as_str(), known.amount, 0)
            }
            Difference::Same(known) => {
                self.same += 1;
                let Some(when) = When::from_kept(&known.bought_on) else { return };
                (when.month(), known.currency.as_str(), known.amount, known.amount)
            }
            Difference::Held(known) | Difference::Unread(known) => {
                self.unread += usize::from(matches!(difference, Difference::Unread(_)));
                let Some(when) = When::from_kept(&known.bought_on) else { return };
                (when.month(), known.currency.as_str(), known.amount, known.amount)
            }
        };
        if let Some((held, new)) = match difference {
            Difference::Held(known) => Some((known.amount, 0)),
            Difference::New(_, row) => Some((0, row.amount)),
            _ => None,
        } {
            let beside = self.held.entry((month, currency.to_owned())).or_default();
            beside.0 += i128::from(held);
            beside.1 += i128::from(new);
        }
        let sums = [self.sums.entry(currency.to_owned()).or_default(), self.months.entry((month, currency.to_owned())).or_default()];
        for sum in sums {
            sum.0 += i128::from(before);
            sum.1 += i128::from(after);
        }
    }
}
