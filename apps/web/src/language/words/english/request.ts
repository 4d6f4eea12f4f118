/** The form that every help center has. */
export const request = {
  heading: "Send a request",
  otherForms: "Other forms",
  closed: {
    title: "Closed",
    heading: "We are not taking requests at the moment",
    text: "The request form of {title} is closed for now. Nothing is wrong with your browser or your address: please come back later.",
  },
  subject: { label: "Subject", hint: "A few words, like the subject of an email" },
  description: {
    label: "Description",
    hint: "What happened, and what did you expect? Leave out passwords and card numbers.",
  },
  category: { label: "Category", none: "Not sure" },
  priority: { label: "Priority", low: "Low", medium: "Medium", high: "High", urgent: "Urgent" },
  problems: {
    subject: {
      missing: "Enter a subject",
      tooLong: "Shorten the subject to {limit} characters or fewer",
      oneLine: "Write the subject in one line, without control characters",
      stored: "The subject has a character that cannot be stored. Remove it",
    },
    description: {
      missing: "Describe what you need help with",
      tooLong: "Shorten the description to {limit} characters or fewer",
      stored: "The description has a character that cannot be stored. Remove it",
    },
    category: { missing: "Choose a category", unknown: "Choose one of the categories in the list" },
    priority: { missing: "Choose a priority", unknown: "Choose one of the priorities" },
    name: {
      missing: "Enter your name",
      tooLong: "Shorten your name to {limit} characters or fewer",
      oneLine: "Write your name in one line, without control characters",
      stored: "Your name has a character that cannot be stored. Remove it",
    },
    other: "{field}: this was not accepted. Write it in another way",
  },
  waiting: "Waiting for your files…",
  sendsAfterFiles: "Your request is sent as soon as its files are uploaded.",
  sendingRequest: "Sending your request…",
  clear: "Clear form",
  cleared: "The form is empty now.",
  bringBack: "Bring my text back",
};
