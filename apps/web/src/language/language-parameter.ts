/** The parameter of an address that chooses the language of its page. */
export const languageParameter = "lang";
/** The cookie that remembers the language that somebody chose; it holds nothing else. */
export const languageCookie = "portal.language";
/** How the proxy tells a page the language that its visitor wants, if that is one of ours. */
export const languageHeader = "x-portal-language";
/** How the proxy tells what stands in for a page which tenant's segment it is of. */
export const segmentHeader = "x-portal-segment";
