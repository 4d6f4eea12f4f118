/** Crockford's base 32: no I, L, O or U, so that a reference survives being read aloud. */
export const displayIdAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A tenant's prefix and eight characters in two groups, e.g. `REQ-7Q4M-2XKD`. */
export const displayIdPattern = /^[A-Z]{2,6}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u;
