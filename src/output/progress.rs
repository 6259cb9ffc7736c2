//! How far a long piece of work has come, and whether it is still wanted; shared between the thread that works
//! and the one that watches.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// A handle to the progress of one piece of work; clones watch the same work.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    /// Thousandths that are done.
    done: AtomicU32,
    cancelled: AtomicBool,
}

/// Somebody gave the work up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl From<Cancelled> for io::Error {
    fn from(cancelled: Cancelled) -> Self {
        Self::new(io::ErrorKind::Interrupted, cancelled)
    }
}

impl Progress {
    /// Says how much is done, from 0 to 1.
    ///
    /// # Errors
    /// When the work was given up: whoever works stops and leaves nothing behind.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    pub fn reach(&self, share: f64) -> Result<(), Cancelled> {
        self.0.done.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        if self.0.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// How much is done, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.0.done.load(Ordering::Relaxed)) / 1000.0
    }

    /// Gives the work up.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}
