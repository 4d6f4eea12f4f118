/** Pages that belong to no form, as the server alone makes them. */
export const pages = {
  busy: {
    heading: "Please try again shortly",
    text: "This help center is busy or being worked on. It should be back in a moment.",
  },
  pageNotFound: {
    heading: "Page not found",
    text: "There is nothing at this address. Check it for typing mistakes, or start from the top of this page.",
  },
  requestNotFound: {
    title: "Request not found",
    heading: "We cannot find this request",
    text: "There is no request at this address. Copy the whole address from where you had it, or send your request again from the top of this page.",
  },
  helpCenterNotFound: {
    title: "Help center not found",
    heading: "There is no help center at this address",
    text: "Check the address for typing mistakes. If you followed a link from a website or a mail, tell whoever runs it that the link is out of date.",
    find: "Find a help center",
  },
  landing: {
    title: "Find a help center",
    heading: "Which help center are you looking for?",
    name: "Name",
    hint: "The short name in the address that you were given.",
    problem: "Enter a name of small letters, digits and hyphens, such as example-shop",
    go: "Go to help center",
  },
  refusedPosts: {
    broken: {
      heading: "Your form did not arrive whole",
      text: "Go back to the form, where your text still is, and send it again.",
    },
    elsewhere: {
      heading: "This form was sent from another site",
      text: "For your safety it was not accepted. Open the help center itself and send it from there.",
    },
    tooLarge: {
      heading: "Your text and files are too large to be sent",
      text: "Go back to the form, where your text still is, and shorten it, or choose smaller files: 24 MB together.",
    },
    crowded: {
      heading: "Many files are being sent just now",
      text: "Go back to the form, where your text still is, and send it again in a minute.",
    },
  },
};
