export * from "./form/demo/acme-it-support.ts";
export * from "./form/demo/globex-contact.ts";
