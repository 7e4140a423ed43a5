//! The table in which a person moves freely through any number of rows, by wheel, scroll bar and keys. Some rows are at
//! hand; what the others would take of the height stands before and after them.

use std::rc::Rc;

use markup::prelude::*;
use segment::preview::{Query, RowView};
use web_sys::{Element, HtmlElement, Node};

use super::row::{Columns, Marks, row};
use super::rows::{PAGE, RowsView, Window};
use super::track::{HEAD, Position, ROW, Track, wanted};
use crate::parts::UNRECORDED;

/// The rows that are drawn, and their place among those looked for.
#[derive(Clone, Default)]
struct Drawn {
    query: Query,
    start: u64,
    rows: Rc<Vec<RowView>>,
}

/// What the table keeps from one rendering to the next.
#[derive(Default)]
struct Kept {
    position: Position,
    is_placed: bool,
    drawn: Drawn,
    /// How far the area is still to be scrolled, in px.
    scroll: Option<f64>,
}

/// A table in its place: what it needs to be moved.
#[derive(Clone)]
pub(super) struct Table {
    node: NodeRef,
    kept: Rc<std::cell::RefCell<Kept>>,
    /// Where the keyboard is, among the rows looked for (0-based).
    here: UseStateHandle<Option<u64>>,
    track: Track,
    total: u64,
    loading: bool,
    on_start: Callback<u64>,
}

impl Table {
    fn drawn(&self) -> Drawn {
        self.kept.borrow().drawn.clone()
    }

    /// Rows that fit in sight.
    fn in_sight(&self) -> f64 {
        let height = self.node.cast::<Element>().map_or(0, |area| area.client_height());
        ((f64::from(height) - HEAD) / ROW).max(1.0)
    }

    /// Rows in sight are asked for if they are not at hand. One answer is waited for at a time.
    fn ask(&self) {
        if self.loading {
            return;
        }
        let (drawn, row) = (self.drawn(), self.kept.borrow().position.row());
        // Rows are positive, and their number is exact in an f64.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
        let (first, in_sight) = (row as u64, self.in_sight().ceil() as u64 + 1);
        let at_hand = drawn.start..drawn.start + drawn.rows.len() as u64;
        let wanted = wanted(self.total, first, in_sight, at_hand, u64::from(PAGE));
        if let Some(start) = wanted.filter(|start| *start != drawn.start || drawn.rows.is_empty()) {
            self.on_start.emit(start);
        }
    }

    fn scroll_to(&self, top: f64) {
        if let Some(area) = self.node.cast::<Element>() {
            #[allow(clippy::cast_possible_truncation, reason = "the area is lower than an i32 counts")]
            area.set_scroll_top(top as i32);
        }
    }

    /// The area was scrolled.
    fn scrolled(&self) {
        if let Some(area) = self.node.cast::<Element>() {
            self.kept.borrow_mut().position.scrolled(self.track, f64::from(area.scroll_top()));
            self.ask();
        }
    }

    /// The keyboard goes to a row, which comes into sight.
    pub(super) fn go(&self, to: u64) {
        let to = to.min(self.total.saturating_sub(1));
        let drawn = self.drawn();
        let mut kept = self.kept.borrow_mut();
        let (first, fit) = (kept.position.row(), self.in_sight().floor());
        let at = to as f64;
        let is_at_hand = to >= drawn.start && to < drawn.start + drawn.rows.len() as u64;
        let top = if !is_at_hand && (at - first).abs() > 3.0 * fit {
            Some(kept.position.go(self.track, to))
        } else if at < first {
            Some(kept.position.place(to))
        } else {
            (at + 1.0 > first + fit).then(|| kept.position.place(to) - (fit - 1.0) * ROW)
        };
        drop(kept);
        self.here.set(Some(to));
        if let Some(top) = top {
            self.scroll_to(top);
        }
    }

    /// The area takes the focus.
    pub(super) fn focus(&self) {
        if let Some(area) = self.node.cast::<HtmlElement>() {
            area.focus().ok();
        }
    }

    /// Where a key leads from here.
    fn key(&self, key: &str) -> Option<u64> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows, positive")]
        let page = self.in_sight().floor() as u64;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of a row")]
        let first = self.kept.borrow().position.row().ceil() as u64;
        Some(match (key, *self.here) {
            ("ArrowDown", Some(here)) => here + 1,
            ("ArrowUp", Some(here)) => here.saturating_sub(1),
            ("ArrowDown" | "ArrowUp", None) => first,
            ("PageDown", here) => here.unwrap_or(first) + page,
            ("PageUp", here) => here.unwrap_or(first).saturating_sub(page),
            ("Home", _) => 0,
            ("End", _) => self.total.saturating_sub(1),
            _ => return None,
        })
    }
}

/// Watches over the table of a view.
#[hook]
pub(super) fn use_table(view: &RowsView, on_start: Callback<u64>) -> Table {
    let node = use_node_ref();
    let kept = use_mut_ref(Kept::default);
    let here = use_state_eq(|| None::<u64>);
    let track = Track::new(view.total);
    let (rows, loading) = match &view.window {
        Window::Shown(rows) => (Rc::clone(rows), false),
        Window::Loading(rows) => (Rc::clone(rows), true),
        Window::Refused(_) => (Rc::default(), true),
    };
    {
        let mut kept = kept.borrow_mut();
        // Other rows are shown from where they are read, be it the first time or where a person left off.
        if !kept.is_placed || kept.drawn.query != view.query {
            *kept = Kept { is_placed: true, ..Kept::default() };
            kept.scroll = Some(kept.position.go(track, view.start));
        }
        // Rows that stay until others are there keep their place.
        let start = if Rc::ptr_eq(&kept.drawn.rows, &rows) { kept.drawn.start } else { view.start };
        kept.drawn = Drawn { query: view.query.clone(), start, rows: Rc::clone(&rows) };
        if !loading {
            kept.drawn.start = view.start;
            let settled = kept.position.settle(track);
            kept.scroll = settled.or(kept.scroll);
        }
    }
    let table = Table { node, kept, here, track, total: view.total, loading, on_start };
    {
        let here = table.here.clone();
        use_effect_with(view.query.clone(), move |_| here.set(None));
    }
    {
        let table = table.clone();
        use_effect_with((Rc::as_ptr(&rows) as usize, view.start, view.total, loading), move |_| {
            let scroll = table.kept.borrow_mut().scroll.take();
            if let Some(top) = scroll {
                table.scroll_to(top);
            }
            table.scrolled();
        });
    }
    table
}

/// The table. `on_open` is told the row that a person opens (0-based over all files), `on_escape` that Escape was
/// pressed.
pub(super) fn table(
    table: &Table,
    columns: &Columns,
    selected: Option<u64>,
    on_open: &Callback<u64>,
    on_escape: &Callback<()>,
) -> Html {
    let t = columns.t;
    let drawn = table.drawn();
    let here = *table.here;
    let place = table.kept.borrow().position.place(drawn.start).clamp(0.0, table.track.height());
    let after = (table.track.height() - place - drawn.rows.len() as f64 * ROW).max(0.0);
    let at_hand = |place: u64| drawn.rows.get(usize::try_from(place.checked_sub(drawn.start)?).ok()?);
    let on_row = here.and_then(at_hand);
    let onkeydown = {
        let (table, on_open, on_escape) = (table.clone(), on_open.clone(), on_escape.clone());
        let on_row = on_row.map(|row| row.index);
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let on_area = event.target_dyn_into::<Node>() == table.node.get();
            match event.key().as_str() {
                "Escape" => return on_escape.emit(()),
                "Enter" if on_area => on_row.iter().for_each(|row| on_open.emit(*row)),
                key => match table.key(key) {
                    Some(to) => table.go(to),
                    None => return,
                },
            }
            event.prevent_default();
        })
    };
    let onscroll = {
        let table = table.clone();
        Callback::from(move |_: Event| table.scrolled())
    };
    let drawn_row = |(at, view): (usize, &RowView)| {
        let place = drawn.start + at as u64;
        let marks = Marks { here: here == Some(place), open: selected == Some(view.index) };
        let onclick = {
            let (here, on_open, index) = (table.here.clone(), on_open.clone(), view.index);
            Callback::from(move |_: MouseEvent| {
                here.set(Some(place));
                on_open.emit(index);
            })
        };
        row(columns, view, place, marks, onclick)
    };
    html! {
        <>
            <div ref={&table.node} class={classes!("scroll", "track", UNRECORDED)} role="region" tabindex="0"
                aria-label={t.review_caption()} aria-describedby="rows-keys" {onkeydown} {onscroll}
                data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true">
                <table class="people" aria-rowcount={(table.total + 1).to_string()} aria-busy={table.loading.then_some("true")}>
                    <caption class="hidden">{ t.review_caption() }</caption>
                    // What stands for rows that are not at hand is no row, so it stands beside the body.
                    <thead>{ header(columns) }{ gap(columns.count(), place) }</thead>
                    <tbody>
                        for row in drawn.rows.iter().enumerate().map(drawn_row) { { row } }
                    </tbody>
                    <tfoot>{ gap(columns.count(), after) }</tfoot>
                </table>
            </div>
            <p id="rows-keys" class="hidden">{ t.rows_keys() }</p>
            <p class={classes!("hidden", UNRECORDED)} role="status" data-private="true">{ on_row.map(|row| columns.words(row)) }</p>
        </>
    }
}

fn header(columns: &Columns) -> Html {
    let t = columns.t;
    let mut fields = columns.fields.iter().map(|(field, _)| {
        let class = if *field == segment::ContactField::Email { "email" } else { "other" };
        html! { <th scope="col" {class}>{ t.field(field.name()) }</th> }
    });
    html! {
        <tr>
            <th scope="col" class="n">{ t.row() }</th>
            if columns.several() {
                <th scope="col" class="file">{ t.file() }</th>
            }
            { fields.next() }
            <th scope="col" class="fate">{ t.fate() }</th>
            { for fields }
        </tr>
    }
}

/// The height of the rows that are not at hand. An attribute: the page's policy takes no styles.
fn gap(columns: usize, height: f64) -> Html {
    html! {
        <tr class="gap" aria-hidden="true">
            <td colspan={columns.to_string()}><svg aria-hidden="true" width="1" height={pixels(height)} /></td>
        </tr>
    }
}

/// To a hundredth, which is finer than what is drawn. All that it takes to write a float in full would be more code than
/// the table.
fn pixels(height: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height: positive, some millions")]
    let hundredths = (height * 100.0).round() as u64;
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}
