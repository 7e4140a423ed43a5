//! The page inside the program, with the feature `embed`.

use proxy::Pages;

#[cfg(feature = "embed")]
mod carried {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// The files that the program carries; none without the feature `embed`.
pub fn carried() -> Pages {
    #[cfg(feature = "embed")]
    return Pages::Embedded(carried::FILES);
    #[cfg(not(feature = "embed"))]
    Pages::None
}
