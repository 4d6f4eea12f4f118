import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { importRule } from "./scripts/lint/import-rule.ts";

const unsafeSql = ["$queryRawUnsafe", "$executeRawUnsafe"].map((property) => ({
  property,
  message: "Values go into SQL as parameters: use $queryRaw or $executeRaw.",
}));
const environmentMessage = "Use readSettings of @portal/settings: it is the one place that reads the environment.";
const noEnvironment = [
  // Next replaces these two when it builds: they are constants of the build, not settings.
  ':not(MemberExpression[property.name=/^NODE_ENV$|^NEXT_RUNTIME$/]) > MemberExpression[object.name="process"][property.name="env"]',
  'VariableDeclarator[init.name="process"] Property[key.name="env"]',
].map((selector) => ({ selector, message: environmentMessage }));

export default defineConfig(
  globalIgnores([
    "**/generated/",
    "**/dist/",
    "**/.next/",
    "**/next-env.d.ts",
    ".data/",
    "**/test-results/",
    "**/playwright-report/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.ts"], defaultProject: "tsconfig.base.json" },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { portal: { rules: { imports: importRule } } },
    rules: {
      "portal/imports": "error",
      "no-restricted-properties": ["error", ...unsafeSql],
      "no-restricted-syntax": ["error", ...noEnvironment],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/max-params": ["error", { max: 3 }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    files: ["packages/*/src/**", "apps/*/src/**"],
    ignores: ["**/*.test.ts", "**/*.test.tsx"],
    rules: { "no-console": "error" },
  },
  {
    files: ["packages/settings/**", "scripts/**", "bench/**", "**/*.config.{js,ts}"],
    rules: { "no-restricted-syntax": "off" },
  },
  // These have their names checked by TypeScript, as the other files have.
  { files: ["scripts/*.mjs"], rules: { "no-undef": "off" } },
  {
    files: ["packages/db/src/testing/**", "packages/db/src/admin.ts", "packages/db/src/admin/**"],
    rules: { "no-restricted-properties": "off" },
  },
  { files: ["apps/web/**"], extends: [reactHooks.configs.flat["recommended-latest"]] },
);
