// Where there is a `pages` folder, Next says that a page's address can be unknown. It says so in a file that it writes when it first checks
// types; the linter reads the same types in a clone where nothing has run yet.
/// <reference types="next/navigation-types/compat/navigation" />
