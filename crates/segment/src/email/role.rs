//! The local parts that Omnisend blocks.

/// Whether Omnisend blocks the (lower-case) local part: its own list of 40, "Blocked email addresses", support
/// article 1061861. `sales`, `support`, `admin` and `contact` are not on it.
pub(super) fn is_blocked(local: &[u8]) -> bool {
    matches!(
        local,
        b"abuse"
            | b"abuses"
            | b"compliance"
            | b"devnull"
            | b"dns"
            | b"domains"
            | b"donotreply"
            | b"ftp"
            | b"hostmaster"
            | b"info"
            | b"inoc"
            | b"ispfeedback"
            | b"ispsupport"
            | b"list"
            | b"list-request"
            | b"maildaemon"
            | b"no-reply"
            | b"no_reply"
            | b"noc"
            | b"noreply"
            | b"null"
            | b"paypal"
            | b"phish"
            | b"phishing"
            | b"post"
            | b"postmaster"
            | b"privacy"
            | b"registrar"
            | b"reportabuse"
            | b"root"
            | b"security"
            | b"spam"
            | b"sysadmin"
            | b"tech"
            | b"undisclosed-recipients"
            | b"unsubscribe"
            | b"usenet"
            | b"uucp"
            | b"webmaster"
            | b"www"
    )
}
