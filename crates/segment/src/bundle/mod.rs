//! Which files belong together: the parts of one segment, in their order, told by names and folders.
//!
//! Customer Insights writes `…/HighValueSegment/2020/08/24/1433/HighValueSegment_1.csv`, `_2`, … with a `model.json`
//! above that names the columns; Spark writes `…/VIP/part-00000-….csv`. Files of other names are each a segment of
//! their own, until a person says that they are one.

mod model;

pub use model::{Entity, Model};

use crate::sorted::sorted;

/// Files that are one segment, or seem so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The name that the files share, without number and ending; the folder's, where the files have none of their own.
    pub name: String,
    /// When it was exported, where the folders say so: `2020-08-24 14:33`.
    pub exported: Option<String>,
    /// Which of the files brought, in the order of their numbers.
    pub files: Vec<usize>,
    /// Numbers that lack between the first and the last part.
    pub missing: Vec<u32>,
}

/// A path taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Parts<'p> {
    folder: &'p str,
    stem: &'p str,
    number: Option<u32>,
}

/// Whether a file that came in a folder may hold people: what systems and export tools put beside does not.
pub fn is_data(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let beside = ["Thumbs.db", "desktop.ini", "_SUCCESS", "_committed", "_started"];
    let ending = name.rsplit('.').next().unwrap_or_default();
    !name.starts_with('.') && !["json", "crc"].contains(&ending) && !beside.iter().any(|other| name.starts_with(other))
}

/// Whether a file is the `model.json` of an export.
pub fn is_model(path: &str) -> bool {
    path.rsplit(['/', '\\']).next() == Some("model.json")
}

/// The number of the part that a file is by its name, if it is one.
pub fn part_of(path: &str) -> Option<u32> {
    apart(path).number
}

/// A part's number, and which of the files it is.
type Numbered = (Option<u32>, usize);

/// Sorts files into bundles, in the order in which they were brought. Paths have `/` or `\` between folders.
pub fn bundles(paths: &[&str]) -> Vec<Bundle> {
    let mut groups: Vec<(Parts<'_>, Vec<Numbered>)> = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let parts = apart(path);
        let same = |group: &&mut (Parts<'_>, _)| {
            parts.number.is_some() && group.0.folder == parts.folder && group.0.stem == parts.stem
        };
        match groups.iter_mut().filter(|group| group.0.number.is_some()).find(same) {
            Some((_, files)) => files.push((parts.number, index)),
            None => groups.push((Parts { ..parts }, vec![(parts.number, index)])),
        }
    }
    let mut bundles = Vec::new();
    for (parts, files) in groups {
        if are_parts(&parts, &files) {
            bundles.push(bundle(&parts, files));
        } else {
            // Each by itself, under its whole name.
            bundles.extend(files.into_iter().map(|(_, index)| {
                let (folder, stem) = folder_and_stem(paths[index]);
                bundle(&Parts { folder, stem, number: None }, vec![(None, index)])
            }));
        }
    }
    bundles
}

/// Whether files with numbers are parts of one segment: they lie in a folder of their name, or count from the beginning.
/// `Top_10` and `Top_20` are two segments.
fn are_parts(parts: &Parts<'_>, files: &[Numbered]) -> bool {
    let numbers = || files.iter().filter_map(|(number, _)| *number);
    let (Some(first), Some(last)) = (numbers().min(), numbers().max()) else { return false };
    let is_own_folder = parts.folder.split(['/', '\\']).any(|folder| folder == parts.stem);
    let many = u32::try_from(files.len()).unwrap_or(u32::MAX);
    is_own_folder || parts.stem == SPARK || many > 1 && (first <= 1 || first == 2 && many * 2 > last)
}

fn bundle(parts: &Parts<'_>, files: Vec<Numbered>) -> Bundle {
    let files = sorted(files, Numbered::lt);
    let folders = || parts.folder.split(['/', '\\']).filter(|folder| !folder.is_empty());
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let name = if parts.stem.is_empty() || parts.stem == SPARK {
        folders().rfind(|folder| !is_digits(folder)).unwrap_or(parts.stem)
    } else {
        parts.stem
    };
    let last: Vec<&str> = folders().collect();
    let exported = last.iter().rev().take(4).rev().copied().collect::<Vec<_>>();
    let exported = match exported.as_slice() {
        [year, month, day, time]
            if exported.iter().all(|part| is_digits(part)) && year.len() == 4 && time.len() == 4 =>
        {
            Some(format!("{year}-{month}-{day} {}:{}", &time[..2], &time[2..]))
        }
        _ => None,
    };
    let numbers: Vec<u32> = files.iter().filter_map(|(number, _)| *number).collect();
    let missing = match (numbers.first(), numbers.last()) {
        // A lone part 1 may be all there is; a lone part 2 in a folder of its name is not.
        (Some(&first), Some(&last)) if last < 1_000 => {
            (first.min(1)..last).filter(|number| !numbers.contains(number)).collect()
        }
        _ => Vec::new(),
    };
    Bundle { name: name.to_string(), exported, files: files.into_iter().map(|(_, index)| index).collect(), missing }
}

/// The stem of `part-00003-<id>-c000`, as Spark writes it.
const SPARK: &str = "part";

/// Folder, name and number of a file.
fn apart(path: &str) -> Parts<'_> {
    let (folder, stem) = folder_and_stem(path);
    if let Some(rest) = stem.strip_prefix("part-") {
        let digits = rest.split('-').next().unwrap_or_default();
        if let Some(number) = part_number(digits, 8) {
            return Parts { folder, stem: SPARK, number: Some(number) };
        }
    }
    if let Some((before, digits)) = stem.rsplit_once(['_', '-'])
        && let Some(number) = part_number(digits, 3)
        // The end of a date is no part: `VIP_2026-11-23`.
        && !before.ends_with(|letter: char| letter.is_ascii_digit())
        && !before.is_empty()
    {
        return Parts { folder, stem: before, number: Some(number) };
    }
    Parts { folder, stem, number: None }
}

/// Folder and name of a file, the name without its endings.
fn folder_and_stem(path: &str) -> (&str, &str) {
    let (folder, mut stem) = path.rfind(['/', '\\']).map_or(("", path), |at| (&path[..at], &path[at + 1..]));
    while let Some((before, ending)) = stem.rsplit_once('.') {
        if !["csv", "txt", "tsv", "tab", "gz"].iter().any(|known| ending.eq_ignore_ascii_case(known)) {
            break;
        }
        stem = before;
    }
    (folder, stem)
}

/// A number of at most `length` digits.
fn part_number(digits: &str, length: usize) -> Option<u32> {
    ((1..=length).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[&str]) -> Vec<(String, Vec<usize>, Vec<u32>)> {
        bundles(paths).into_iter().map(|bundle| (bundle.name, bundle.files, bundle.missing)).collect()
    }

    #[test]
    fn parts_stand_in_numeric_order() {
        let paths = ["a/VIP_10.csv", "a/VIP_2.csv.gz", "a/VIP_1.csv", "a/VIP_3.csv"];
        assert_eq!(names(&paths), [("VIP".into(), vec![2, 1, 3, 0], vec![4, 5, 6, 7, 8, 9])]);
        let spark = ["out/Lapsed/part-00001-ab12-c000.csv", "out/Lapsed/part-00000-ab12-c000.csv"];
        assert_eq!(names(&spark), [("Lapsed".into(), vec![1, 0], vec![])]);
        assert_eq!(names(&["VIP/2026/11/23/0400/VIP_2.csv"]), [("VIP".into(), vec![0], vec![1])]);
        assert_eq!(names(&["VIP_2.csv"]), [("VIP_2".into(), vec![0], vec![])], "its own name, for all that is known");
        assert_eq!(names(&["VIP_5.csv", "VIP_2.csv", "VIP_4.csv"]), [("VIP".into(), vec![1, 2, 0], vec![1, 3])]);
    }

    #[test]
    fn a_name_tells_which_part_it_is() {
        let numbers = ["a/VIP_10.csv.gz", "part-00003-ab-c000.csv", "VIP.csv", "VIP_2026-11-23.csv"].map(part_of);
        assert_eq!(numbers, [Some(10), Some(3), None, None]);
    }

    #[test]
    fn other_names_are_other_segments() {
        let paths = ["VIP.csv", "Lapsed.csv", "x/VIP_1.csv", "y/VIP_2.csv"];
        assert_eq!(names(&paths).len(), 4);
        assert_eq!(names(&["Top_10.csv", "Top_20.csv"]).len(), 2);
        assert_eq!(names(&["VIP_2026-11-23.csv", "VIP_1613059542.csv"]).len(), 2);
        assert_eq!(names(&["VIP_2026-11-23.csv"])[0].2, Vec::<u32>::new());
    }

    #[test]
    fn leaves_out_what_lies_beside_in_folders() {
        assert!(is_data("export/VIP/VIP_1.csv") && is_data("VIP"));
        for path in ["export/model.json", "VIP/.DS_Store", "VIP/_SUCCESS", "VIP/.part-0.csv.crc"] {
            assert!(!is_data(path), "{path}");
        }
        assert!(is_model("a/b/model.json") && !is_model("a/mymodel.json"));
    }

    #[test]
    fn folders_tell_when_it_was_exported() {
        let path = "CustomerInsights_ab/BlobExport/HighValueSegment/2020/08/24/1433/HighValueSegment_1.csv";
        let bundle = &bundles(&[path])[0];
        assert_eq!((bundle.name.as_str(), bundle.exported.as_deref()), ("HighValueSegment", Some("2020-08-24 14:33")));
        assert_eq!(bundles(&["VIP.csv"])[0].exported, None);
    }
}
