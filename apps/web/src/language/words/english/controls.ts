/** What stands at fields, buttons and refusals of any page. */
export const controls = {
  error: "Error",
  optional: "optional",
  problems: "There is a problem",
  sending: "Sending…",
  tryAgain: "Try again",
  email: "Email address",
  emailMissing: "Enter your email address",
  emailMalformed: "Enter an email address in the form {example}",
  charactersLeft: "Characters left: {count}",
  charactersTooMany: "Characters too many: {count}",
};
