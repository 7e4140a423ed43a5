//! Sentences of what is known of a segment from its last file.

use crate::lang::{filled, plain};

plain! {
    recalled_title: "Filled in as for the last file of this segment", "Täidetud nagu selle segmendi eelmise faili puhul";
    recalled_text: "The matching and the corrections are those that you chose then. Change what is different now.",
        "Vastendus ja parandused on need, mille toona valisid. Muuda, mis nüüd on teisiti.";
    gone_no: "No, it is another", "Ei, see on teine veerg";
    gone_understood: "Understood", "Selge";
    remember_choices: "Remember the matching and the corrections for the next file of this segment",
        "Jäta vastendus ja parandused meelde selle segmendi järgmise faili jaoks";
    remember_about: "On this computer only, until you take the tick away. No row is kept, and an address only where a correction names it.",
        "Ainult selles arvutis, kuni märke eemaldad. Ühtegi rida ei hoita ja aadressi ainult siis, kui parandus seda nimetab.";
}

filled! {
    gone_title(label): "{0} is gone", "Veergu {0} enam pole";
    gone_renamed(label, field): "It filled {1}. Is it now {0}?", "Sellest täideti väli {1}. Kas see on nüüd {0}?";
    gone_lost(field): "It filled {0}, which stays empty now. Choose another column, or go on without.",
        "Sellest täideti väli {0}, mis jääb nüüd tühjaks. Vali teine veerg või jätka ilma.";
    gone_yes(label): "Yes, use {0}", "Jah, kasuta veergu {0}";
}
