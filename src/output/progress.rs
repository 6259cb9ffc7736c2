//! How far a long piece of work has come, and whether it is still wanted; shared between the thread that works
//! and the one that watches.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// A handle to the progress of one piece of work; clones watch the same work.
#[derive(Debug, Clone)]
pub struct Progress {
    shared: Arc<Shared>,
    /// What 0 and 1 of this handle are in the whole.
    within: (f64, f64),
}

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

impl Default for Progress {
    fn default() -> Self {
        Self { shared: Arc::default(), within: (0.0, 1.0) }
    }
}

impl From<Cancelled> for io::Error {
    fn from(cancelled: Cancelled) -> Self {
        Self::new(io::ErrorKind::Interrupted, cancelled)
    }
}

impl Progress {
    /// A handle for a part of the work, of which it says by itself how much is done, from 0 to 1.
    #[must_use]
    pub fn part(&self, from: f64, to: f64) -> Self {
        Self { shared: Arc::clone(&self.shared), within: (self.of_whole(from), self.of_whole(to)) }
    }

    fn of_whole(&self, share: f64) -> f64 {
        let (from, to) = self.within;
        from + (to - from) * share.clamp(0.0, 1.0)
    }

    /// Says how much is done, from 0 to 1.
    ///
    /// # Errors
    /// When the work was given up: whoever works stops and leaves nothing behind.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    pub fn reach(&self, share: f64) -> Result<(), Cancelled> {
        self.shared.done.store((self.of_whole(share) * 1000.0) as u32, Ordering::Relaxed);
        if self.shared.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// How much of the whole is done, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.shared.done.load(Ordering::Relaxed)) / 1000.0
    }

    /// Gives the work up.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }
}
