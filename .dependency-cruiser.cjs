/** The rules between the rooms: CONTRIBUTING.md. `tests/contract/layout.test.ts` plants forbidden imports and expects the failures. */
const crm = ['catalog', 'customers', 'activities', 'opportunities', 'leads', 'marketing', 'service', 'privacy'];
const inside = '\\.(rules|loader|query|access|jobs)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'API types name each other by thunks, and a compiler of nested selections calls itself; both are round by nature.',
      severity: 'error',
      from: { pathNot: '\\.type\\.ts$|^src/platform/reading/compile/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform' },
      to: { path: '^src/(crm|mis|industries|app|main|commands|demo)' },
    },
    {
      name: 'crm-does-not-know-mis',
      severity: 'error',
      from: { path: '^src/crm' },
      to: { path: '^src/(mis|industries|app|main|commands|demo)' },
    },
    {
      name: 'mis-does-not-know-trades',
      severity: 'error',
      from: { path: '^src/mis' },
      to: { path: '^src/(industries|app|main|commands|demo)' },
    },
    {
      name: 'the-client-stands-alone',
      comment: 'It is a package of its own, for browsers and phones.',
      severity: 'error',
      from: { path: '^client' },
      to: { path: '^(src|tests|web)/|^node:' },
    },
    {
      name: 'the-server-needs-no-client',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/commands/watch' },
      to: { path: '^client' },
    },
    ...crm.map((area, i) => ({
      name: `${area}-comes-before`,
      severity: 'error',
      from: { path: `^src/crm/${area}/` },
      to: { path: `^src/crm/(${crm.slice(i + 1).join('|') || 'none'})/` },
    })),
    {
      name: 'an-area-keeps-its-inside',
      comment: 'Areas import each other’s entities, types, verbs and events; never rules, loaders, access or SQL.',
      severity: 'error',
      from: { path: '^src/(crm|mis|industries)/([^/]+)/' },
      to: { path: `^src/(crm|mis|industries)/.*${inside}`, pathNot: '^src/$1/$2/' },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true },
};
