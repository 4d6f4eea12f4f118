/** Something that a layer may not import, and what to use instead. */
export type Ban = {
  readonly target: RegExp;
  readonly useInstead: string;
  readonly areTypesAllowed?: true;
  readonly areTestsFree?: true;
};

type Layer = { readonly files: RegExp; readonly bans: readonly Ban[] };

const sqlClients: Ban = {
  target: /^(?:@prisma\/|prisma$|pg(?:-boss)?(?:\/|$))/,
  useInstead: "Only packages/db knows Prisma and pg: call a function of @portal/db (in tests, of @portal/db/testing).",
};
const databaseAdmin: Ban = {
  target: /^@portal\/db\/(?:admin|testing)$/,
  useInstead: "Only packages/cli, scripts and tests act as the database's owner: use @portal/db.",
  areTestsFree: true,
};
const webFrameworks: Ban = {
  target: /^(?:next|next-auth|react|react-dom)(?:\/|$)/,
  useInstead: "Packages know no web framework: take what you need from apps/web as a parameter.",
};
const apps: Ban = {
  target: /^(?:apps\/|@portal\/(?:web|worker)(?:\/|$))/,
  useInstead: "Packages do not know the apps that use them: take what you need as a parameter.",
};
const environment: Ban = {
  target: /^(?:node:)?process$/,
  useInstead: "Read the environment with readSettings of @portal/settings; the rest of process is a global.",
};

function onlyZod(packageName: string): Ban {
  return {
    target: new RegExp(`^(?!zod(?:/|$)|packages/${packageName}/)`),
    useInstead: `@portal/${packageName} runs everywhere, browsers included: it imports zod and its own files only.`,
    areTestsFree: true,
  };
}

// Of the form's folder the browser runs everything but the action and what only the action calls.
const portalFormInBrowser = String.raw`portal-form\/(?!submit-request\.ts$|files\/receive-files\.ts$)`;

function browserCode(alsoAllowed: readonly string[]): Ban[] {
  const allowed = ["@portal/(?:contract|api)", "react", "react-dom", "next", ...alsoAllowed].join("|");
  return [
    {
      target: /^@portal\/contract\/open-api$/,
      useInstead:
        "The OpenAPI document brings every schema and its generator along: let the page hand over what it needs.",
      areTestsFree: true,
    },
    {
      target: /^@portal\/api(?:\/|$)/,
      useInstead: "Browser code takes only types from @portal/api (import type): call it through tRPC.",
      areTypesAllowed: true,
    },
    {
      target: /^apps\/web\/src\/(?:server\/|portal-form\/files\/receive-files\.ts$)/,
      useInstead: "Browser code cannot run src/server: call it through tRPC, or let the page hand the result over.",
      areTypesAllowed: true,
    },
    {
      target: new RegExp(`^(?!(?:${allowed})(?:/|$)|apps/web/)`),
      useInstead:
        "Browser code is made of @portal/contract, react, next and its own files: let the page hand over the rest.",
      areTestsFree: true,
    },
  ];
}

// The first layer that holds a file decides. What is in none (bench, the root's configuration) is free.
const layers: readonly Layer[] = [
  // Behind a door of its own, which no page opens.
  {
    files: /^packages\/contract\/src\/api\//,
    bans: [{ ...onlyZod("contract"), target: /^(?!zod(?:-openapi)?(?:\/|$)|packages\/contract\/)/ }],
  },
  { files: /^packages\/contract\//, bans: [onlyZod("contract")] },
  { files: /^packages\/settings\//, bans: [onlyZod("settings")] },
  {
    files: /^packages\/client\/src\//,
    bans: [
      {
        target: /^(?!packages\/client\/)/,
        useInstead:
          "@portal/client is installed without the rest of us, in any runtime: it imports its own files only.",
        areTestsFree: true,
      },
    ],
  },
  {
    files: /^packages\/db\//,
    bans: [
      {
        target: /^@portal\/(?:api|web|cli|worker)(?:\/|$)/,
        useInstead: "packages/db does not know the product: take what you need as a parameter.",
      },
      webFrameworks,
      apps,
      environment,
    ],
  },
  { files: /^packages\/api\//, bans: [webFrameworks, apps, sqlClients, databaseAdmin, environment] },
  { files: /^packages\/cli\//, bans: [sqlClients, apps, environment] },
  { files: /^apps\/web\/src\/(?:components\/|app\/.*\.client\.tsx$)/, bans: browserCode([]) },
  {
    files: new RegExp(String.raw`^apps\/web\/src\/${portalFormInBrowser}`),
    bans: browserCode(["@trpc/client", "altcha-lib"]),
  },
  { files: /^apps\/web\/src\/form-page\//, bans: browserCode([]) },
  {
    files: /^apps\/web\/src\/docs-pages\/browser\//,
    bans: [
      {
        target: /^(?!apps\/web\/src\/docs-pages\/(?:browser\/|search\/find-entries\.ts$))/,
        useInstead:
          "The documentation's script is a few kilobytes without a framework: it imports its own files and the search only.",
        areTestsFree: true,
      },
    ],
  },
  { files: /^apps\/web\/src\/server\//, bans: [sqlClients, databaseAdmin, environment] },
  {
    files: /^apps\/web\//,
    bans: [
      {
        target: /^@portal\/db$/,
        useInstead: "Only apps/web/src/server hands the database over: call a procedure of @portal/api.",
        areTestsFree: true,
      },
      sqlClients,
      databaseAdmin,
      environment,
    ],
  },
  { files: /^apps\/worker\//, bans: [webFrameworks, sqlClients, databaseAdmin, environment] },
  { files: /^scripts\//, bans: [sqlClients, apps] },
];

const tests = /\.(?:test|spec)\.tsx?$|(?:^|\/)(?:test|tests|testing|e2e)\/|(?:^|\/)playwright\.config\.ts$/;

/** What the file at this path, seen from the repository root, may not import. */
export function bansFor(file: string): readonly Ban[] {
  const bans = layers.find((layer) => layer.files.test(file))?.bans ?? [];
  return tests.test(file) ? bans.filter((ban) => ban.areTestsFree !== true) : bans;
}
