//! A memory for columns that hold a few words again and again: what was found of a word is not found out twice.

use crate::Code;

/// What was found of the last words.
#[derive(Debug, Default)]
pub(super) struct Memory(Vec<Slot>);

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// Position of the column plus one; 0 where the slot is free.
    column: usize,
    length: usize,
    word: [u8; LONGEST],
    code: Option<Code>,
}

/// Longer words are not remembered.
const LONGEST: usize = 16;

const SLOTS: usize = 64;

impl Memory {
    /// What is found of a word in a column: remembered, or by `find`.
    pub(super) fn code(&mut self, column: usize, word: &str, find: impl FnOnce() -> Option<Code>) -> Option<Code> {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return find();
        }
        if self.0.is_empty() {
            self.0.resize(SLOTS, Slot::default());
        }
        let sum = bytes.iter().fold(column, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        let slot = &mut self.0[sum % SLOTS];
        if slot.column != column + 1 || &slot.word[..slot.length] != bytes {
            *slot = Slot { column: column + 1, length: bytes.len(), word: [0; LONGEST], code: find() };
            slot.word[..bytes.len()].copy_from_slice(bytes);
        }
        slot.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_out_once_a_column() {
        let mut memory = Memory::default();
        let asked = std::cell::Cell::new(0);
        let mut of = |column, word: &str, code| {
            memory.code(column, word, || {
                asked.set(asked.get() + 1);
                code
            })
        };
        assert_eq!(of(1, "yes", None), None);
        assert_eq!(of(1, "yes", Some(Code::NotYesNo)), None, "remembered");
        assert_eq!(of(2, "yes", Some(Code::GenderUnknown)), Some(Code::GenderUnknown), "another column");
        assert_eq!(of(2, "much longer than a word", Some(Code::GenderUnknown)), Some(Code::GenderUnknown));
        assert_eq!(asked.get(), 3);
    }
}
