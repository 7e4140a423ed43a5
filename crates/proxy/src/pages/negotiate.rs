//! Which form of a file a browser takes, and whether it has it already (RFC 9110, 12.5.3 and 13.1.2).

use axum::http::HeaderValue;
use axum::http::header::GetAll;

use super::file::{Asset, Encoding};

/// The smallest form that the file has and the client accepts; identity if none is.
pub(super) fn choose(accepted: &GetAll<'_, HeaderValue>, asset: &Asset) -> Encoding {
    let accepted: Vec<&str> =
        accepted.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).collect();
    let takes = |name: &str| {
        accepted.iter().any(|item| {
            let (coding, rest) = item.split_once(';').unwrap_or((item, ""));
            coding.trim().eq_ignore_ascii_case(name) && !is_refused(rest)
        })
    };
    [Encoding::Brotli, Encoding::Gzip]
        .into_iter()
        .find(|encoding| asset.has(*encoding) && encoding.name().is_some_and(takes))
        .unwrap_or(Encoding::Identity)
}

/// `q=0` says no.
fn is_refused(parameters: &str) -> bool {
    let weight = parameters.trim().strip_prefix("q=").or_else(|| parameters.trim().strip_prefix("Q="));
    weight.is_some_and(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0))
}

/// Whether the client names this entity tag (compared weakly), or any.
pub(super) fn is_known(named: &GetAll<'_, HeaderValue>, tag: &HeaderValue) -> bool {
    named
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|item| item == "*" || item.strip_prefix("W/").unwrap_or(item).as_bytes() == tag.as_bytes())
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use axum::http::HeaderMap;
    use axum::http::header::ACCEPT_ENCODING;

    use super::*;

    #[test]
    fn the_smallest_accepted_form() {
        let bytes = || Some(Bytes::from_static(b"x"));
        let both = Asset::new("a.js", Bytes::from_static(b"a"), bytes(), bytes());
        let gzip = Asset::new("a.js", Bytes::from_static(b"a"), bytes(), None);
        for (accepted, of_both, of_gzip) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli, Encoding::Gzip),
            ("gzip;q=1.0, br;q=0", Encoding::Gzip, Encoding::Gzip),
            ("GZIP", Encoding::Gzip, Encoding::Gzip),
            ("br;q=0.1", Encoding::Brotli, Encoding::Identity),
            ("identity", Encoding::Identity, Encoding::Identity),
            ("brotli, gzip2", Encoding::Identity, Encoding::Identity),
            ("", Encoding::Identity, Encoding::Identity),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            assert_eq!(choose(&headers.get_all(ACCEPT_ENCODING), &both), of_both, "{accepted}");
            assert_eq!(choose(&headers.get_all(ACCEPT_ENCODING), &gzip), of_gzip, "{accepted}");
        }
    }
}
