//! The stacked bar: shares of a whole, and the key that says what they are and how many.

use markup::prelude::*;

/// What a share means, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// What goes on: ready.
    Accent,
    /// What arrived: accepted.
    Good,
    /// What needs no one: already sent.
    Wash,
    /// What does not count: duplicates.
    Quiet,
    /// What asks for a look: an unknown outcome.
    Look,
    /// What failed: needs fixing, refused.
    Bad,
    /// What was left: left out, not sent.
    Line,
}

impl Tint {
    /// The class that colours it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Accent => "t-accent",
            Self::Good => "t-good",
            Self::Wash => "t-wash",
            Self::Quiet => "t-quiet",
            Self::Look => "t-look",
            Self::Bad => "t-bad",
            Self::Line => "t-line",
        }
    }
}

/// One share of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// The number as people write it.
    pub number: String,
    /// What they are.
    pub word: &'static str,
    /// The colour.
    pub tint: Tint,
}

/// Properties of [`ShareBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareBarProps {
    /// The shares, in order.
    pub shares: Vec<Share>,
    /// The bar in words: all counts.
    pub label: String,
}

/// The bar alone. Shares keep a width that can be seen, however small they are.
#[part]
pub fn ShareBar(props: &ShareBarProps) -> Html {
    let spans = spans(&props.shares.iter().map(|share| share.count).collect::<Vec<_>>());
    html! {
        <svg class="stack" role="img" aria-label={props.label.clone()} viewBox="0 0 1000 12" preserveAspectRatio="none">
            for (share, (from, width)) in props.shares.iter().zip(spans).filter(|(_, (_, width))| *width > 0) {
                <rect class={share.tint.class()} x={from.to_string()} y="0" width={width.to_string()} height="12" />
            }
        </svg>
    }
}

/// Where each share begins and how wide it is, in thousandths of the bar; a gap of three between two.
fn spans(counts: &[u64]) -> Vec<(u64, u64)> {
    const LEAST: u64 = 8;
    const GAP: u64 = 3;
    let total: u64 = counts.iter().sum();
    let shown = counts.iter().filter(|count| **count > 0).count() as u64;
    let room = 1000 - GAP * shown.saturating_sub(1);
    let natural =
        |count: u64| u64::try_from(u128::from(count) * u128::from(room) / u128::from(total.max(1))).unwrap_or(0);
    let mut widths: Vec<u64> =
        counts.iter().map(|count| if *count == 0 { 0 } else { natural(*count).max(LEAST) }).collect();
    // What the smallest were given too much, or rounding left over, is the widest one's.
    let taken: u64 = widths.iter().sum();
    if let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > 0) {
        *widest = (*widest + room).saturating_sub(taken);
    }
    let mut from = 0;
    widths
        .into_iter()
        .map(|width| {
            let at = from;
            if width > 0 {
                from += width + GAP;
            }
            (at, width)
        })
        .collect()
}

/// Properties of [`ShareKey`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareKeyProps {
    /// The shares, in order.
    pub shares: Vec<Share>,
    /// What stands at the end of the line.
    #[prop_or_default]
    pub children: Html,
}

/// The key of a bar: every count with its word, zeros too, so that the sum can be seen.
#[part]
pub fn ShareKey(props: &ShareKeyProps) -> Html {
    html! {
        <dl class="key">
            for share in &props.shares {
                <div>
                    <dt><i class={classes!("dot", share.tint.class())} aria-hidden="true" />{ share.word }</dt>
                    <dd>{ &share.number }</dd>
                </div>
            }
            { props.children.clone() }
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::spans;

    fn end(counts: &[u64]) -> u64 {
        spans(counts).into_iter().filter(|(_, width)| *width > 0).map(|(from, width)| from + width).max().unwrap_or(0)
    }

    #[test]
    fn the_bar_is_filled_to_its_end() {
        for counts in [&[47_911, 0, 214, 96, 12][..], &[1], &[1, 1, 1], &[0, 7, 0], &[u64::MAX / 2, 1]] {
            assert_eq!(end(counts), 1000, "{counts:?}");
        }
        assert_eq!(end(&[0, 0]), 0);
    }

    #[test]
    fn a_single_row_of_a_million_can_be_seen() {
        let spans = spans(&[999_999, 0, 1]);
        assert!(spans[2].1 >= 8);
        assert_eq!(spans[1].1, 0);
        assert_eq!(spans[2].0, spans[0].1 + 3);
    }
}
