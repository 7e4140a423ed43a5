//! `GET /contacts`: a page of people, those before and after it named by cursors.

use omnisend::{Response, Status};
use serde_json::{Value, json};

use crate::answers::{invalid, json};
use crate::audience::Audience;
use crate::person::Person;
use crate::time::{Instant, instant};

const NAMES: [&str; 11] =
    ["limit", "after", "before", "email", "phone", "status", "segmentID", "tag", "updatedAtFrom", "sort", "direction"];

/// What is wrong with a query: the parameter, and words.
type Wrong<'q> = (&'q str, &'static str);

/// Where somebody stands in the order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    moment: Instant,
    index: usize,
}

impl Place {
    /// Hex digits; what they mean is nobody's concern.
    fn cursor(self) -> String {
        let (seconds, nanoseconds) = self.moment;
        format!("{:016x}{nanoseconds:08x}{:08x}", seconds.cast_unsigned(), self.index)
    }

    fn read(cursor: &str) -> Option<Self> {
        let hex = |from: usize, to: usize| u64::from_str_radix(cursor.get(from..to)?, 16).ok();
        let moment = (hex(0, 16)?.cast_signed(), u32::try_from(hex(16, 24)?).ok()?);
        let place = Self { moment, index: usize::try_from(hex(24, cursor.len())?).ok()? };
        (place.cursor() == cursor).then_some(place)
    }
}

/// Answers `GET /contacts`.
pub(crate) fn contacts(audience: &Audience, query: &[(String, String)], instance: &str) -> Response {
    page(audience, query).map_or_else(|(name, words)| invalid(name, words, instance), |page| json(200, &page))
}

fn page<'q>(audience: &Audience, query: &'q [(String, String)]) -> Result<Value, Wrong<'q>> {
    if let Some((name, _)) = query.iter().find(|(name, _)| !NAMES.contains(&name.as_str())) {
        return Err((name, "unknown query parameter"));
    }
    let get = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let whose = whose(&get)?;
    let Ok(limit @ 1..=250) = get("limit").map_or(Ok(100), str::parse) else { return Err(("limit", "1 to 250")) };
    let by_update = match get("sort") {
        None | Some("createdAt") => false,
        Some("updatedAt") => true,
        Some(_) => return Err(("sort", "createdAt or updatedAt")),
    };
    let backwards = match get("direction") {
        None | Some("asc") => false,
        Some("desc") => true,
        Some(_) => return Err(("direction", "asc or desc")),
    };
    let place = |name| match get(name) {
        None => Ok(None),
        Some(cursor) => Place::read(cursor).map(Some).ok_or((name, "not a cursor")),
    };
    let (after, before) = (place("after")?, place("before")?);
    if after.is_some() && before.is_some() {
        return Err(("before", "cannot be combined with after"));
    }
    let mut found: Vec<(Place, &Person)> = Vec::new();
    for (index, person) in audience.people().iter().enumerate().filter(|(_, person)| whose(person)) {
        let date = if by_update { &person.updated_at } else { &person.created_at };
        found.push((Place { moment: instant(date).unwrap_or_default(), index }, person));
    }
    found.sort_by_key(|(place, _)| *place);
    if backwards {
        found.reverse();
    }
    // How many come before a place, in this order.
    let ahead = |of: Place| found.partition_point(|(place, _)| if backwards { *place > of } else { *place < of });
    let (start, end) = match (after, before) {
        (None, Some(before)) => (ahead(before).saturating_sub(limit), ahead(before)),
        (after, _) => {
            let start = after.map_or(0, |after| {
                let start = ahead(after);
                start + usize::from(found.get(start).is_some_and(|(place, _)| *place == after))
            });
            (start, (start + limit).min(found.len()))
        }
    };
    let shown = &found[start..end];
    let cursor = |there: bool, of: Option<&(Place, &Person)>| of.filter(|_| there).map(|(place, _)| place.cursor());
    let contacts: Vec<Value> = shown.iter().map(|(_, person)| person.to_json()).collect();
    let cursors = json!({"after": cursor(end < found.len(), shown.last()), "before": cursor(start > 0, shown.first())});
    Ok(json!({"contacts": contacts, "paging": {"cursors": cursors}}))
}

/// Who is asked for. `tag` and `status` cannot be combined, nor `updatedAtFrom` with anybody.
fn whose<'q, Get: Fn(&str) -> Option<&'q str>>(
    get: &Get,
) -> Result<impl Fn(&Person) -> bool + use<'q, Get>, Wrong<'q>> {
    let (email, phone, tag) = (get("email"), get("phone"), get("tag"));
    let status = get("status").map(|word| Status::from_name(word).ok_or(("status", "unknown status"))).transpose()?;
    let since =
        get("updatedAtFrom").map(|date| instant(date).ok_or(("updatedAtFrom", "not a date-time"))).transpose()?;
    if get("segmentID").is_some() {
        return Err(("segmentID", "no such segment"));
    }
    if tag.is_some() && status.is_some() {
        return Err(("tag", "cannot be combined with status"));
    }
    if since.is_some() && (email.or(phone).or(tag).is_some() || status.is_some()) {
        return Err(("updatedAtFrom", "cannot be combined with other filters"));
    }
    Ok(move |person: &Person| {
        email.is_none_or(|email| person.email == email)
            && phone.is_none_or(|phone| person.phones.iter().any(|number| number == phone))
            && tag.is_none_or(|tag| person.tags.contains(tag))
            && status.is_none_or(|status| person.status == status && !person.email.is_empty())
            && since.is_none_or(|since| instant(&person.updated_at) >= Some(since))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_a_place_and_nothing_else_is() {
        for place in [Place { moment: (1_795_510_923, 5), index: 7 }, Place { moment: (-1, 0), index: usize::MAX }] {
            let cursor = place.cursor();
            assert!(cursor.bytes().all(|byte| byte.is_ascii_hexdigit()), "{cursor}");
            assert_eq!(Place::read(&cursor), Some(place));
        }
        for text in ["", "ana@example.com", "00", &"0".repeat(31), &"F".repeat(32), &format!("+{}", "0".repeat(31))] {
            assert_eq!(Place::read(text), None, "{text}");
        }
    }
}
