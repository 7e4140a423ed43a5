//! Files that a person chose, dropped or pasted.

use js_sys::{Array, Function, Promise};
use segment::bundle::{is_data, is_model};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList};

/// A file and where it lay.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// The file.
    pub file: File,
    /// Its path, where it came in a folder; else its name.
    pub path: String,
}

impl Picked {
    /// A file that came alone.
    pub fn new(file: File) -> Self {
        let path = file.name();
        Self { file, path }
    }

    /// What is in it, where it is text and can be read.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.file.text()).await.ok()?.as_string()
    }
}

/// Files chosen in a dialog; those of a chosen folder carry their path.
pub fn chosen(list: &FileList) -> Vec<Picked> {
    let files = (0..list.length()).filter_map(|index| list.get(index));
    files
        .map(|file| {
            let path = file.unchecked_ref::<Chosen>().relative_path().filter(|path| !path.is_empty());
            Picked { path: path.unwrap_or_else(|| file.name()), file }
        })
        .filter(|picked| is_wanted(&picked.path))
        .collect()
}

/// A file made of text, such as pasted cells. None where the browser has no room for it.
pub fn of_text(text: &str, name: &str) -> Option<Picked> {
    of_part(&text.into(), name)
}

/// A file made of text or of another file.
pub fn of_part(part: &JsValue, name: &str) -> Option<Picked> {
    File::new_with_str_sequence(&Array::of1(part), name).ok().map(Picked::new)
}

/// Files that were dropped, those within folders too. What was dropped can be looked at only during the event: this
/// has to be called within its handler, and the future it returns can be awaited later.
pub fn dropped(data: &DataTransfer) -> impl Future<Output = Vec<Picked>> + 'static {
    let items = data.items();
    let entries: Vec<_> = (0..items.length())
        .filter_map(|index| items.get(index))
        .map(JsCast::unchecked_into::<Dropped>)
        .filter(|item| item.kind() == "file")
        .map(|item| item.entry().ok_or_else(|| item.file()))
        .collect();
    async move {
        let mut files = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => files.extend(of_entry(entry).await),
                Err(file) => files.extend(file.map(Picked::new)),
            }
        }
        files
    }
}

/// All files below an entry, by path; parts are in numeric order later.
async fn of_entry(entry: Entry) -> Vec<Picked> {
    let mut files = Vec::new();
    let mut open = vec![entry];
    while let Some(entry) = open.pop() {
        if entry.is_file() {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            if !is_wanted(&path) {
                continue;
            }
            if let Ok(file) = JsFuture::from(Promise::new(&mut |take, fail| entry.file(&take, &fail))).await {
                files.push(Picked { file: file.unchecked_into(), path });
            }
        } else {
            let reader = entry.reader();
            // A reader gives a hundred at a time, and none at the end.
            while let Ok(some) = JsFuture::from(Promise::new(&mut |take, fail| reader.read(&take, &fail))).await {
                let some: Array = some.unchecked_into();
                if some.length() == 0 {
                    break;
                }
                open.extend(some.iter().map(JsCast::unchecked_into::<Entry>));
            }
        }
    }
    files
}

/// Whether a file is looked at: alone always, in a folder where it may hold people or names the columns.
fn is_wanted(path: &str) -> bool {
    !path.contains('/') || is_data(path) || is_model(path)
}

#[wasm_bindgen]
extern "C" {
    type Chosen;
    #[wasm_bindgen(method, getter, js_name = webkitRelativePath)]
    fn relative_path(this: &Chosen) -> Option<String>;

    type Dropped;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Dropped) -> String;
    #[wasm_bindgen(method, js_name = webkitGetAsEntry)]
    fn entry(this: &Dropped) -> Option<Entry>;
    #[wasm_bindgen(method, js_name = getAsFile)]
    fn file(this: &Dropped) -> Option<File>;

    type Entry;
    #[wasm_bindgen(method, getter, js_name = isFile)]
    fn is_file(this: &Entry) -> bool;
    #[wasm_bindgen(method, getter, js_name = fullPath)]
    fn full_path(this: &Entry) -> String;
    #[wasm_bindgen(method)]
    fn file(this: &Entry, take: &Function, fail: &Function);
    #[wasm_bindgen(method, js_name = createReader)]
    fn reader(this: &Entry) -> Reader;

    type Reader;
    #[wasm_bindgen(method, js_name = readEntries)]
    fn read(this: &Reader, take: &Function, fail: &Function);
}
