export * from "./colour/contrast.ts";
export * from "./colour/page-backgrounds.ts";
