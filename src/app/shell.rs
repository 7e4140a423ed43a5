//! What is around every screen: the bar, the practice banner, the steps.

use markup::prelude::*;
use texts::{Lang, Texts};

use crate::parts::{Step, Stepper, TopBar};

/// Properties of [`Shell`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// Sentences.
    pub t: Texts,
    /// The screen that is shown.
    pub step: Step,
    /// Whether everything goes to the practice store.
    pub practice: bool,
    /// Whether the way back is open.
    pub back: bool,
    /// Another language was chosen.
    pub on_lang: Callback<Lang>,
    /// A step that is done was chosen.
    pub on_step: Callback<Step>,
    /// Whether the steps are shown: they are not where one is beside them.
    #[prop_or(true)]
    pub steps: bool,
    /// What this browser keeps is to be shown; none where that is shown, or cannot be now.
    #[prop_or_default]
    pub on_kept: Option<Callback<()>>,
    /// The screen.
    pub children: Html,
}

/// The frame. The report is what the steps lead to, so it shows none.
#[part]
pub fn Shell(props: &ShellProps) -> Html {
    let ShellProps { t, step, practice, back, on_lang, on_step, steps, on_kept, children } = props.clone();
    html! {
        <div class="segue" lang={t.lang.tag()}>
            <header>
                <TopBar {t} {on_lang} />
                if practice {
                    <p class="practice">{ t.practice() }</p>
                }
            </header>
            <main>
                if steps && step != Step::Report {
                    <Stepper {t} here={step} {back} {on_step} />
                }
                { children }
            </main>
            if let Some(on_kept) = on_kept {
                <footer class="bottom">
                    <button type="button" class="btn plain small" onclick={on_kept.reform(|_| ())}>{ t.kept_title() }</button>
                </footer>
            }
        </div>
    }
}
