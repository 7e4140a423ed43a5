//! The wasm module's root. The page calls what the library exports; starting does nothing, in page and worker alike.

use app as _;

fn main() {}
