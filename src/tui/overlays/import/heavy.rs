//! What is so large that the drawing thread must not even drop it.

use std::ops::Deref;

/// Something large, dropped on a thread of its own.
#[derive(Debug)]
pub(super) struct Heavy<T: Send + 'static>(Option<T>);

impl<T: Send + 'static> Heavy<T> {
    pub(super) fn new(large: T) -> Heavy<T> {
        Heavy(Some(large))
    }

    /// Takes it out; `None` where it was taken before.
    pub(super) fn take(&mut self) -> Option<T> {
        self.0.take()
    }
}

impl<T: Send + 'static> Drop for Heavy<T> {
    fn drop(&mut self) {
        if let Some(large) = self.0.take() {
            // Without a thread it is dropped here.
            let _ = std::thread::Builder::new().name("dropping".into()).spawn(move || drop(large));
        }
    }
}

impl<T: Send + 'static> Deref for Heavy<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}
