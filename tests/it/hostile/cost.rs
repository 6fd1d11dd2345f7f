//! What a piece of work costs, in processor time, so that a busy machine does not spoil the comparison.

use std::fs;
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

/// How often each size is measured before they are compared, and how often at most.
const ROUNDS: std::ops::RangeInclusive<usize> = 1..=40;
/// Twice as much of the same may take a little more than twice as long; quadratic would be four times.
const MOST_GROWTH: f64 = 2.9;

/// Fails where a size costs more than about twice as much as half of it. Of each size the best measurement counts, since a
/// machine may be busy with something else, but is never too fast.
pub(super) fn assert_linear(name: &str, sizes: [impl Fn() + Sync; 2]) {
    let mut best = [Duration::MAX; 2];
    for _ in ROUNDS {
        for (best, work) in best.iter_mut().zip(&sizes) {
            *best = cost(work).min(*best);
        }
        if best[1].as_secs_f64() < best[0].as_secs_f64() * MOST_GROWTH {
            return;
        }
    }
    panic!("{name}: a size took {:?}, twice the size {:?}", best[0], best[1]);
}

/// The processor time of one thread that does all of the work.
pub(super) fn cost(work: impl Fn() + Sync) -> Duration {
    alone().install(|| {
        let start = (processor_time(), Instant::now());
        work();
        match (start.0, processor_time()) {
            (Some(before), Some(after)) => after - before,
            _ => start.1.elapsed(),
        }
    })
}

fn alone() -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be had")
}

/// How long this thread has had a processor, where the system tells.
fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split_whitespace().next()?.parse().ok()?))
}
