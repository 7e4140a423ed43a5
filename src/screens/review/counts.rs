//! Rows by what becomes of them.

use markup::prelude::*;
use segment::Verdict;
use texts::Texts;

use crate::parts::{Share, ShareBar, ShareKey, Tint, fate_word};

/// Properties of [`VerdictCounts`].
#[derive(Clone, PartialEq, Properties)]
pub struct VerdictCountsProps {
    /// Sentences.
    pub t: Texts,
    /// Rows by verdict.
    pub counts: segment::Counts,
}

/// Rows by verdict: the bar and its key, whose sum is the number of rows.
#[part]
pub fn VerdictCounts(props: &VerdictCountsProps) -> Html {
    let VerdictCountsProps { t, counts } = props.clone();
    let shares: Vec<Share> = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let count = counts.of(verdict);
            let tint = match verdict {
                Verdict::Ready => Tint::Accent,
                Verdict::Unchanged => Tint::Wash,
                Verdict::Duplicate => Tint::Quiet,
                Verdict::Invalid => Tint::Bad,
                Verdict::LeftOut => Tint::Line,
            };
            Share { count, number: t.number(count), word: fate_word(t, verdict), tint }
        })
        .collect();
    html! {
        <section class="sheet pad counts" aria-labelledby="counts-title">
            <h2 id="counts-title" class="hidden">{ t.counts_title() }</h2>
            <ShareBar shares={shares.clone()} label={counts_in_words(t, counts)} />
            <ShareKey {shares} />
        </section>
    }
}

/// All counts in one line: "47,911 ready, 214 duplicates, 96 need fixing".
pub fn counts_in_words(t: Texts, counts: segment::Counts) -> String {
    let words = [
        (counts.ready, t.count_ready(counts.ready)),
        (counts.unchanged, t.count_unchanged(counts.unchanged)),
        (counts.duplicate, t.count_duplicate(counts.duplicate)),
        (counts.invalid, t.count_invalid(counts.invalid)),
        (counts.left_out, t.count_left_out(counts.left_out)),
    ];
    let said: Vec<String> = words.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    said.join(", ")
}
