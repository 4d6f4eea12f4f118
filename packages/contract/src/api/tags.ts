/** The chapters of the reference, in their order. */
export const tags = [
  { name: "Conversations", description: "Submit a request, and find out whether it landed." },
  { name: "Attachments", description: "Upload files and give them to a request." },
  { name: "Forms", description: "The published forms of a help center, by version." },
  { name: "Help center", description: "Which help center an address belongs to, and what it takes." },
  { name: "Sign-in", description: "Tokens for end users, by a link that is mailed to them." },
  { name: "Mail", description: "What the links in the portal's mails call." },
  { name: "Service", description: "How the process is, the public keys of its tokens, and this document." },
] as const;

export type TagName = (typeof tags)[number]["name"];
