//! What is worth knowing about the files, before anything is matched.

use markup::prelude::*;
use texts::Texts;
use texts::codes::Family;

use super::MatchingProps;
use crate::parts::{Notice, Tone};
use crate::screens::files::{Unusable, Why};

/// The notices; a place for them where there are none.
pub(super) fn notices(props: &MatchingProps) -> Html {
    let t = props.t;
    let unreadable = props.files.iter().find(|file| {
        let cells = file.first_rows.iter().flatten();
        let labels = file.columns.iter().flat_map(|column| column.samples.iter().chain([&column.label]));
        cells.chain(labels).any(|text| text.contains('\u{FFFD}'))
    });
    html! {
        <div class="notices">
            if !props.missing.is_empty() {
                <Notice tone={Tone::Look} title={t.missing_title(&props.missing)} text={t.missing_text(&props.missing)} />
            }
            if let Some(file) = unreadable {
                <Notice tone={Tone::Look} title={t.unreadable_title()} text={t.unreadable(file.encoding.name())} />
            }
            if let Some(file) = &props.unread {
                <Notice tone={Tone::Bad} alert={true} title={t.unread_title()} text={unread(t, file, props.files.len())} />
            }
            if !props.waiting.is_empty() {
                <p class="small muted">{ t.then_segments(&props.waiting.join(", ")) }</p>
            }
        </div>
    }
}

/// Why the files stay as they were read before; which of them, where there are several.
fn unread(t: Texts, file: &Unusable, files: usize) -> String {
    let mut text = match &file.why {
        Why::Refused(refusal) => {
            let what = t.said(Family::Refusal, refusal.name()).what;
            if files > 1 { format!("{}: {what}.", file.name) } else { format!("{what}.") }
        }
        Why::OtherColumns(first) => t.unread_other_columns(&file.name, first),
    };
    text.push(' ');
    text.push_str(t.unread_stays());
    text
}
