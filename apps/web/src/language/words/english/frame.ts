/** What stands around every page, and in place of one that broke: every browser has these. */
export const frame = {
  language: "Language",
  skip: "Skip to main content",
  helpCenter: "Help center",
  account: "Account",
  signIn: "Sign in",
  failed: {
    title: "Something went wrong",
    heading: "Something went wrong on our side",
    text: "This page could not be shown. What you had typed is kept in this tab.",
    code: "If it happens again, tell us this code:",
  },
};
