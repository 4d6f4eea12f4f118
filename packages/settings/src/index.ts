export { type DatabaseSettings, type Environment, readSettings, settingNames, type Settings } from "./read-settings.ts";
export { SettingsError } from "./settings-error.ts";
