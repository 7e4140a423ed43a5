//! The export's file: read, and what is wrong with it in sentences.

use std::path::Path;

use export::definition::{Flaw, Wanted};
use export::{Definition, Time};
use texts::Texts;

use super::stop::Stop;

/// Reads the file at `path`.
pub(super) fn read(path: &Path, now: Time, texts: Texts) -> Result<Definition, Stop> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|_| Stop::failed(texts.run_unreadable(&name)))?;
    let definition = Definition::read(&text).map_err(|flaw| Stop::failed(sentence(&name, &flaw, texts)))?;
    match definition.future_date(now) {
        Some(at) => Err(Stop::failed(texts.run_future(&name, at))),
        None => Ok(definition),
    }
}

fn sentence(path: &str, flaw: &Flaw, texts: Texts) -> String {
    match flaw {
        Flaw::NotJson { line, column } => texts.run_not_json(path, &line.to_string(), &column.to_string()),
        Flaw::Version { found } => texts.run_version(path, if found.is_empty() { "?" } else { found }),
        Flaw::Unknown { at } => texts.run_field_unknown(path, at),
        Flaw::Twice { at } => texts.run_field_twice(path, at),
        Flaw::Missing { at } => texts.run_field_missing(path, at),
        Flaw::Value { at, found, wanted } => {
            let (at, why) = (if at.is_empty() { "{}" } else { at }, why(*wanted, texts));
            if found.is_empty() {
                texts.run_field_value(path, at, &why)
            } else {
                texts.run_field_value_shown(path, at, found, &why)
            }
        }
    }
}

fn why(wanted: Wanted, texts: Texts) -> String {
    let plain = match wanted {
        Wanted::OneOf(words) => return texts.wanted_one_of(&words.join(", ")),
        Wanted::Object => texts.wanted_object(),
        Wanted::List => texts.wanted_list(),
        Wanted::Text => texts.wanted_text(),
        Wanted::Brand => texts.wanted_brand(),
        Wanted::Segments => texts.wanted_segments(),
        Wanted::Tag => texts.wanted_tag(),
        Wanted::OtherTag => texts.wanted_other_tag(),
        Wanted::Filling => texts.wanted_filling(),
        Wanted::Column => texts.wanted_column(),
        Wanted::SameOrder => texts.wanted_same_order(),
        Wanted::Separator => texts.wanted_separator(),
        Wanted::Mend => texts.wanted_mend(),
        Wanted::Domain => texts.wanted_domain(),
        Wanted::Field => texts.wanted_field(),
        Wanted::Code => texts.wanted_code(),
        Wanted::Country => texts.wanted_country(),
        Wanted::Day => texts.wanted_day(),
        Wanted::Words => texts.wanted_words(),
        Wanted::Share => texts.wanted_share(),
    };
    plain.to_owned()
}
