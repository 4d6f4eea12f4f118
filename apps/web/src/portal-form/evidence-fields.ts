/** The hidden field with what the page signed when it was rendered, and the header in which scripts send the same. */
export const formTokenField = "form_token";
export const formTokenHeader = "X-Portal-Form-Token";

/**
 * The field that no person sees, and the header that says it was filled in. Its name means nothing that a browser or a password manager
 * fills in by itself, and sounds like something that a program would not leave empty.
 */
export const trapField = "topic_details";
export const trapHeader = "X-Portal-Form-Trap";
