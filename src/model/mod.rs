//! The words of the domain, as authors wrote them: no disk, no HTML.

pub(crate) mod also;
pub(crate) mod amendment;
pub(crate) mod entry;
pub(crate) mod manual;
pub(crate) mod moment;
pub(crate) mod number;
pub(crate) mod outline;
pub(crate) mod prose;
pub(crate) mod section;
pub(crate) mod status;
