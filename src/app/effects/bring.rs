//! Bringing files: sorted into segments, asked about where names leave it open, read, and read once more as chosen.

use segment::Choice;
use segment::bundle::{Model, bundles, is_model};
use segment::sorted::sorted;
use wasm_bindgen_futures::spawn_local;

use super::Effects;
use crate::app::state::{Action, Brought, Files, Generation, Origin};
use crate::screens::files::Offer;
use crate::screens::send::Tag;
use crate::services::blob::size;
use crate::services::clock::written;
use crate::services::{Picked, recipes, sample};

/// Files of one segment that were brought and are not read yet.
#[derive(Clone, Default)]
pub(super) struct Waiting {
    name: String,
    /// Names of the segments that were joined to this one, it among them.
    segments: Vec<String>,
    picked: Vec<Picked>,
    models: Vec<Picked>,
    missing: Vec<u32>,
    exported: Option<String>,
}

impl Waiting {
    fn offer(&self) -> Offer {
        let last = self.picked.iter().map(|picked| picked.file.last_modified()).fold(0.0, f64::max);
        Offer {
            name: self.name.clone(),
            parts: self.picked.len(),
            size: self.picked.iter().map(|picked| size(&picked.file)).sum(),
            when: self.exported.clone().unwrap_or_else(|| written(last)),
            older: false,
            used: true,
        }
    }
}

impl Effects {
    /// Takes files that a person brought. Those of one segment are read; of several, it is asked first.
    pub(in crate::app) fn open(&self, picked: Vec<Picked>, origin: Origin) {
        if !self.state().may_go_back() {
            return;
        }
        let (models, picked): (Vec<Picked>, Vec<Picked>) =
            picked.into_iter().partition(|picked| is_model(&picked.path) && picked.path.contains('/'));
        if picked.is_empty() {
            return;
        }
        let paths: Vec<&str> = picked.iter().map(|picked| picked.path.as_str()).collect();
        let brought: Vec<Waiting> = bundles(&paths)
            .into_iter()
            .map(|bundle| Waiting {
                segments: vec![bundle.name.clone()],
                name: bundle.name,
                picked: bundle.files.iter().map(|at| picked[*at].clone()).collect(),
                models: models.clone(),
                missing: bundle.missing,
                exported: bundle.exported,
            })
            .collect();
        if brought.len() == 1 || self.are_asked_for(&picked) {
            let all = joined(&brought);
            self.0.waiting.take();
            return self.begin(all, origin);
        }
        // The newest export of a segment first; those before it are not used unless the person says so.
        let brought = sorted(brought, |one, other| (&one.name, &other.exported) < (&other.name, &one.exported));
        let mut offers: Vec<Offer> = brought.iter().map(Waiting::offer).collect();
        for at in 1..brought.len() {
            if brought[at].name == brought[at - 1].name && brought[at].exported.is_some() {
                (offers[at].older, offers[at].used) = (true, false);
            }
        }
        self.0.waiting.replace(brought);
        self.act(Action::Asked(offers));
    }

    /// Whether these are the files that are asked for after a reload.
    fn are_asked_for(&self, picked: &[Picked]) -> bool {
        let state = self.state();
        let Files::Again(kept) = &state.files else { return false };
        kept.names.len() == picked.len() && picked.iter().all(|picked| kept.names.contains(&picked.file.name()))
    }

    /// Reads what is used of the files that were asked about, as one segment.
    pub(in crate::app) fn as_one(&self) {
        let used = self.used();
        if !used.is_empty() {
            self.begin(joined(&used), Origin::Own);
        }
    }

    /// Reads the first of them; the others wait for their turn.
    pub(in crate::app) fn as_several(&self) {
        let used = self.used();
        if !used.is_empty() {
            self.0.waiting.replace(used);
            self.begin_next();
        }
    }

    /// After a report: the next segment that waits. The connection stays.
    pub(in crate::app) fn next_segment(&self) {
        self.0.run.take();
        self.0.report.take();
        self.act(Action::Another);
        self.begin_next();
    }

    fn begin_next(&self) {
        let next = {
            let mut waiting = self.0.waiting.borrow_mut();
            if waiting.is_empty() {
                return;
            }
            waiting.remove(0)
        };
        self.begin(next, Origin::Own);
    }

    fn used(&self) -> Vec<Waiting> {
        let state = self.state();
        let Files::Asked(offers, _) = &state.files else { return Vec::new() };
        if offers.iter().all(|offer| !offer.used) {
            return Vec::new();
        }
        self.0
            .waiting
            .take()
            .into_iter()
            .zip(offers)
            .filter(|(_, offer)| offer.used)
            .map(|(waiting, _)| waiting)
            .collect()
    }

    fn begin(&self, files: Waiting, origin: Origin) {
        let waiting = self.0.waiting.borrow().iter().map(|waiting| waiting.name.clone()).collect();
        let brought = Brought {
            names: files.picked.iter().map(|picked| picked.file.name()).collect(),
            origin,
            missing: files.missing.clone(),
            segments: files.segments.clone(),
            waiting,
            // A part's name without its number; a single file is named by itself.
            segment: (files.picked.len() > 1 || files.exported.is_some()).then(|| files.name.clone()),
        };
        let generation = self.reading(brought);
        let effects = self.clone();
        spawn_local(async move { effects.read(generation, files).await });
    }

    /// Loads and reads the sample.
    pub(in crate::app) fn sample(&self) {
        self.0.waiting.take();
        let names = vec![sample::NAME.into()];
        let generation = self.reading(Brought { names, origin: Origin::Sample, ..Brought::default() });
        let effects = self.clone();
        spawn_local(async move {
            match sample::load(&effects.0.setting).await {
                Some(picked) => effects.read(generation, alone(vec![picked])).await,
                None => effects.act(Action::SampleLost(generation)),
            }
        });
    }

    /// Goes on with the files that are open; where some were refused, with the others.
    pub(in crate::app) fn go_on(&self) {
        let state = self.state();
        let Files::Refused(_, good, _) = &state.files else { return self.act(Action::GoOn) };
        let mut files = self.0.brought.borrow().clone();
        files.picked = good.iter().filter_map(|(at, _)| files.picked.get(*at).cloned()).collect();
        self.begin(files, state.origin);
    }

    fn reading(&self, brought: Brought) -> Generation {
        // A key for the practice store is none for a real one, and the other way round.
        self.0.key.borrow_mut().take_if(|(of, _)| *of != brought.origin);
        let generation = self.next();
        self.act(Action::Reading { generation, brought });
        generation
    }

    async fn read(&self, generation: Generation, files: Waiting) {
        let begun = |effects: &Self| {
            effects.0.alive.get() && matches!(effects.state().files, Files::Reading(begun, ..) if begun == generation)
        };
        let mut models = Vec::new();
        for model in &files.models {
            models.extend(model.text().await.and_then(|text| Model::read(text.as_bytes())));
        }
        if !begun(self) {
            return;
        }
        let names = |picked: &Picked| models.iter().find_map(|model| model.columns(&picked.path, &files.name));
        self.0.names.replace(files.picked.iter().map(names).collect());
        self.0.brought.replace(files.clone());
        let names: Vec<String> = files.picked.iter().map(|picked| picked.file.name()).collect();
        let opened = self.0.desk.open(files.picked, self.choices(&self.state().choice)).await;
        let recipe = self.segment(&names).and_then(|segment| recipes::load(&self.0.setting, &segment)).map(Box::new);
        let files = names.into_iter().zip(opened.files).collect();
        self.act(Action::Opened { generation, files, suggestions: opened.suggestions, recipe });
    }

    /// The segment of which files of these names are, as its tag would be suggested.
    fn segment(&self, names: &[String]) -> Option<String> {
        match &self.state().tag {
            Tag::With(tag) | Tag::Without(tag) => Some(tag.clone()),
            Tag::Untouched => names.first().map(|name| export::tag::suggest(name)),
        }
    }

    /// A person's choice for each of the files, with the names of columns that were told beside them.
    pub(super) fn choices(&self, choice: &Choice) -> Vec<Choice> {
        let names = self.0.names.borrow();
        names.iter().map(|names| Choice { names: names.clone(), ..choice.clone() }).collect()
    }

    /// Reads the open files once more, as chosen.
    pub(in crate::app) fn read_as(&self, choice: Choice) {
        let generation = self.next();
        let choices = self.choices(&choice);
        self.act(Action::ReadAs(generation, choice));
        let picked = self.0.brought.borrow().picked.clone();
        let names: Vec<String> = picked.iter().map(|picked| picked.file.name()).collect();
        let effects = self.clone();
        spawn_local(async move {
            let opened = effects.0.desk.open(picked, choices).await;
            let files = names.into_iter().zip(opened.files).collect();
            effects.act(Action::ReadAgain { generation, files, suggestions: opened.suggestions });
        });
    }
}

fn alone(picked: Vec<Picked>) -> Waiting {
    Waiting { picked, ..Waiting::default() }
}

/// All of them as one segment, named by the first.
fn joined(brought: &[Waiting]) -> Waiting {
    let mut all = alone(brought.iter().flat_map(|waiting| waiting.picked.clone()).collect());
    if let Some(first) = brought.first() {
        all.name.clone_from(&first.name);
        all.segments = brought.iter().flat_map(|waiting| waiting.segments.clone()).collect();
        all.models.clone_from(&first.models);
        all.exported.clone_from(&first.exported);
        all.missing = brought.iter().flat_map(|waiting| waiting.missing.clone()).collect();
    }
    all
}
