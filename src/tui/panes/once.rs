//! What a pane reads once, and anew where it would be read from something else.

use crate::store::Result;
use std::cell::RefCell;
use std::rc::Rc;

/// What was read last, with what it was read from: the state of the file, and what was asked of it.
#[derive(Debug)]
pub(super) struct Once<F, T>(RefCell<Option<(F, Rc<T>)>>);

impl<F, T> Default for Once<F, T> {
    fn default() -> Self {
        Once(RefCell::default())
    }
}

impl<F: PartialEq, T> Once<F, T> {
    /// What there is, read where it was read from something else; none where there is nothing to read.
    ///
    /// # Errors
    /// Those of reading: what was read before is kept then.
    pub fn read(&self, from: F, read: impl FnOnce() -> Result<Option<T>>) -> Result<Option<Rc<T>>> {
        let known = self.0.borrow().as_ref().filter(|(known, _)| *known == from).map(|(_, read)| Rc::clone(read));
        if known.is_some() {
            return Ok(known);
        }
        let read = read()?.map(Rc::new);
        *self.0.borrow_mut() = read.clone().map(|read| (from, read));
        Ok(read)
    }

    /// What was read last.
    pub fn shown(&self) -> Option<Rc<T>> {
        self.0.borrow().as_ref().map(|(_, read)| Rc::clone(read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_again_only_from_something_else() {
        let (once, times) = (Once::default(), std::cell::Cell::new(0));
        let read = |from: i32, found: Option<i32>| {
            let read = once.read(from, || {
                times.set(times.get() + 1);
                Ok(found)
            });
            (read.unwrap().as_deref().copied(), times.get())
        };
        assert_eq!([read(1, Some(10)), read(1, Some(11)), read(2, Some(12))], [(Some(10), 1), (Some(10), 1), (Some(12), 2)]);
        assert_eq!((read(3, None), once.shown()), ((None, 3), None));
    }
}
