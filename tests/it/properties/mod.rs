//! What holds for any manual, whatever stands in it.

mod escaping;
mod sites;
