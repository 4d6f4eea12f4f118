export {
  type DatabaseSettings,
  type Environment,
  type FileStoreSettings,
  readSettings,
  type ScannerSettings,
  settingNames,
  type Settings,
} from "./read-settings.ts";
export { SettingsError } from "./settings-error.ts";
