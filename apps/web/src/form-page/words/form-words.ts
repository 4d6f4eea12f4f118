/**
 * Everything that the page of a form says in its own name, in one language. They are plain texts, so that the server can hand one
 * language to the browser; `{name}` is a place for {@link fillIn}.
 */
export interface FormWords {
  language: string;
  allNeeded: string;
  optional: string;
  ifItApplies: string;
  changed: string;
  choose: string;
  agree: string;
  timeZone: string;
  yourTimeZone: string;
  error: string;
  files: { limits: string; keep: string };
  sender: {
    heading: string;
    name: string;
    email: string;
    signedInAs: string;
    signOut: string;
    signedOut: string;
  };
  send: string;
  sending: string;
  solving: string;
  leaveEmpty: string;
  tryAgain: string;
  forget: string;
  forgotten: string;
  restored: string;
  offline: string;
  moreQuestions: string;
  fewerQuestions: string;
  newer: { offer: string; use: string; keep: string; inUse: string; dropped: string };
  refused: {
    problems: string;
    busy: string;
    busyText: string;
    limited: string;
    limitedText: string;
    signInText: string;
    unreachable: string;
    unreachableText: string;
    failed: string;
    failedText: string;
    declined: string;
    alreadySent: string;
    alreadySentText: string;
    sendAsNew: string;
    outdated: string;
  };
  problems: {
    missing: string;
    tick: string;
    tooShort: string;
    tooLong: string;
    characters: string;
    pattern: string;
    number: string;
    atLeast: string;
    atMost: string;
    earliest: string;
    latest: string;
    step: string;
    option: string;
    fewOptions: string;
    manyOptions: string;
    date: string;
    dateTime: string;
    timeZone: string;
    url: string;
    email: string;
    phone: string;
    manyFiles: string;
    fileSize: string;
    fileKind: string;
    fileRefused: string;
  };
  closed: { heading: string; text: string; opens: string };
  signIn: { heading: string; text: string; link: string };
  sent: {
    title: string;
    heading: string;
    reference: string;
    received: string;
    older: string;
    next: string;
    steps: [string, string, string];
    another: string;
  };
}

/** Puts values into the places of a sentence, each isolated, so that none turns the words around it. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/gu, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : `\u2068${value}\u2069`;
  });
}
