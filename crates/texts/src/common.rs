//! Words of the frame: steps, language, the practice store, what every screen has.

use crate::lang::plain;

plain! {
    product: "Segue", "Segue";
    steps: "Steps", "Sammud";
    step_files: "Files", "Failid";
    step_matching: "Data matching", "Andmete vastendamine";
    step_review: "Review", "Ülevaatus";
    step_send: "Send", "Saatmine";
    step_report: "Report", "Aruanne";
    step_done: "done", "tehtud";
    language: "Language", "Keel";
    practice: "Practice store: nothing leaves this computer.", "Harjutuspood: sellest arvutist ei lähe midagi välja.";
    back: "Back", "Tagasi";
    cancel: "Cancel", "Katkesta";
    try_again: "Try again", "Proovi uuesti";
    copy: "Copy", "Kopeeri";
    copied: "Copied", "Kopeeritud";
    not_copied: "The browser did not allow copying. Select the text and copy it yourself.",
        "Brauser ei lubanud kopeerida. Märgi tekst ja kopeeri see ise.";
    new_tab: "opens in a new tab", "avaneb uuel vahelehel";
    broken_title: "Something in Segue broke", "Segue läks katki";
    broken_lead: "Your file is unharmed. Reload the page to go on: what you chose and typed is kept.",
        "Sinu failiga ei juhtunud midagi. Jätkamiseks laadi leht uuesti: valitu ja sisestatu on alles.";
    unsupported_title: "This browser is too old for Segue", "See brauser on Segue jaoks liiga vana";
    unsupported_lead: "A current Chrome, Edge, Firefox or Safari works. Nothing has to be installed besides it.",
        "Sobib ajakohane Chrome, Edge, Firefox või Safari. Muud pole vaja paigaldada.";
}
