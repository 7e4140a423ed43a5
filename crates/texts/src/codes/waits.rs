//! What a run waits for, and Omnisend's reasons for refusing one person, as far as they are known.

use super::Entry;

pub(super) const WAIT: Entry = ("", ["Waiting", "It goes on by itself."], ["Ootan", "Jätkub iseenesest."]);

pub(super) const WAITS: &[Entry] = &[
    (
        "rateLimit",
        ["Omnisend asked for a pause", "Its limit is used up for the moment; it goes on by itself."],
        ["Omnisend palus pausi", "Selle piir on hetkel täis; jätkub iseenesest."],
    ),
    (
        "offline",
        ["This computer is offline", "It goes on by itself once the connection is back."],
        ["See arvuti on võrgust väljas", "Jätkub iseenesest, kui ühendus taastub."],
    ),
    (
        "retry",
        ["A request failed", "It is tried again shortly, by itself."],
        ["Üks päring ebaõnnestus", "Seda proovitakse varsti iseenesest uuesti."],
    ),
    (
        "firstBatch",
        ["A few people go first", "The others follow once Omnisend has taken them."],
        ["Kõigepealt läheb mõni inimene", "Ülejäänud järgnevad, kui Omnisend on nad vastu võtnud."],
    ),
    (
        "omnisend",
        ["Everyone is sent", "Omnisend is still taking them in, which can take a few minutes."],
        ["Kõik on saadetud", "Omnisend alles võtab neid vastu, see võib kesta mõne minuti."],
    ),
    (
        "trial",
        ["The first people are sent", "Look at them in Omnisend, then go on with the others here."],
        ["Esimesed inimesed on saadetud", "Vaata neid Omnisendis, siis jätka siin teistega."],
    ),
];

pub(super) const REASON: Entry = (
    "",
    ["Refused for a reason of Omnisend's", "Its own words are beside it. Correct the row and send it again."],
    ["Omnisend keeldus omal põhjusel", "Selle sõnad on kõrval. Paranda rida ja saada see uuesti."],
);

pub(super) const REASONS: &[Entry] = &[
    (
        "phoneTaken",
        ["The phone number belongs to somebody else", "Take the phone number out of the row and send it again."],
        ["Telefoninumber kuulub kellelegi teisele", "Võta telefoninumber reast välja ja saada uuesti."],
    ),
    (
        "addressRefused",
        ["Omnisend does not accept the address", "Ask the person for the right one and correct the row."],
        ["Omnisend ei võta seda aadressi vastu", "Küsi inimeselt õige aadress ja paranda rida."],
    ),
    (
        "contactLimit",
        [
            "Your Omnisend plan takes no more contacts",
            "Enlarge the plan or remove contacts in Omnisend, then send again.",
        ],
        [
            "Sinu Omnisendi paketti ei mahu rohkem kontakte",
            "Suurenda paketti või eemalda Omnisendis kontakte ja saada uuesti.",
        ],
    ),
    (
        "tryLater",
        ["Omnisend had trouble of its own", "Nothing is wrong with the row. Send the file again later."],
        ["Omnisendil endal oli tõrge", "Reaga on kõik korras. Saada fail hiljem uuesti."],
    ),
];
