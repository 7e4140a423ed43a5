//! One cell's text to a value as Omnisend takes it, or why not.
//!
//! What it never does: look at other rows or cells. What only a whole column can tell (the order of day and month, the
//! decimal mark, the separator of tags, which letters stand for which gender) it asks for, and says of one cell what it
//! shows. A value is never guessed: where a cell has two readings it has none. Whether a value was repaired is seen by
//! comparing it with the cell.

pub mod answer;
pub mod date;
pub mod gender;
mod hints;
pub mod length;
pub mod list;
pub mod mangled;
pub mod number;
pub mod phone;
pub mod postal;
mod words;

pub use date::DateOrder;
pub use gender::Gender;
pub use hints::Hints;
pub use phone::Phone;

/// A cell without white space and byte order marks around it.
fn trim(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}')
}
