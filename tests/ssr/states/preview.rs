//! Preview changes.

use app::parts::Step;
use app::screens::report::{Preview, PreviewView};
use app::screens::review::Download;
use app::screens::send::Tag;
use export::{ChannelChoice, ChannelForm};
use markup::prelude::*;
use segment::{ContactField, Counts, Refusal, SaysNo};
use texts::Texts;

use super::consent::{WORDS, by_default, chosen, form};
use super::people::COUNTS;
use super::{LONG, State, state};

pub(super) fn preview(t: Texts) -> Vec<State> {
    let show = |name, view| {
        let screen = html! {
            <Preview {t} {view} on_requests={Callback::noop()} on_invalid={Callback::noop()} on_back={Callback::noop()} />
        };
        state(t, name, Step::Review, false, screen)
    };
    let view = PreviewView {
        store: Some("Minu Pood".into()),
        people: 47_911,
        fields: vec![ContactField::Email, ContactField::FirstName, ContactField::LastName, ContactField::City],
        properties: vec!["TotalPrice".into()],
        stay: vec!["ContactId".into(), LONG.into()],
        tag: Tag::With("VIP".into()),
        consent: Some(by_default(47_911)),
        share: 50,
        seconds: 145,
        rows: COUNTS,
        downloads: [Download::Idle, Download::Idle],
    };
    let columns = form(ChannelChoice::FromColumns, "", "", "");
    let all = form(ChannelChoice::Subscribed, "2025-10-04", WORDS, "45999");
    let bare = PreviewView {
        store: None,
        fields: vec![ContactField::Email],
        properties: Vec::new(),
        stay: Vec::new(),
        tag: Tag::Without(String::new()),
        downloads: [Download::Preparing, Download::Refused(Refusal::Gone)],
        ..view.clone()
    };
    let nobody = PreviewView { people: 0, rows: Counts { rows: 3, invalid: 3, ..Counts::default() }, ..view.clone() };
    let consent = Some(chosen(columns.clone(), columns, SaysNo::Unchanged));
    let subscribed = Some(chosen(all, ChannelForm::default(), SaysNo::Unsubscribed));
    vec![
        show("preview", view.clone()),
        show("preview-open", PreviewView { consent: None, tag: Tag::Untouched, ..view.clone() }),
        show("preview-columns", PreviewView { consent, ..view.clone() }),
        show("preview-subscribed", PreviewView { consent: subscribed, ..view }),
        show("preview-bare", bare),
        show("preview-nobody", nobody),
    ]
}
