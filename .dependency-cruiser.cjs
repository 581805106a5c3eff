/** Which room (src/<room>) or file of src may import which. Low rooms first: imports point down only. */
const mayImport = {
  words: [],
  facts: ['words'],
  rulebook: ['words', 'facts'],
  score: ['words', 'facts', 'rulebook'],
  sql: ['words', 'facts', 'rulebook'],
  workflow: ['words', 'facts', 'rulebook', 'score'],
  warehouse: ['words', 'facts', 'rulebook', 'sql', 'clock.ts'],
  records: ['words', 'facts', 'clock.ts'],
  sources: ['words', 'facts'],
  sample: ['words', 'facts'],
  channels: ['words', 'facts'],
  jobs: ['words', 'facts', 'rulebook', 'score', 'sql', 'workflow', 'warehouse', 'records', 'sources', 'channels', 'clock.ts'],
  engine: ['words', 'facts', 'rulebook', 'score', 'sql', 'workflow', 'warehouse', 'records', 'sources', 'channels', 'sample', 'jobs', 'clock.ts', 'system.ts'],
  'clock.ts': ['words'],
  'config.ts': ['words'],
  'load-rulebooks.ts': ['words', 'rulebook'],
  'turns.ts': [],
  'system.ts': ['words', 'facts', 'rulebook', 'warehouse', 'records', 'clock.ts', 'config.ts', 'load-rulebooks.ts', 'turns.ts'],
};
const lower = Object.keys(mayImport);
mayImport.http = lower;
mayImport.cli = [...lower, 'http'];

const pure = '^src/(words|facts|rulebook|score|sql|workflow)/';
const tests = '\\.test\\.tsx?$';
const escaped = (name) => name.replace('.', '\\.') + (name.includes('.') ? '$' : '/');
const anyOf = (names) => `(${names.map(escaped).join('|')})`;

/** `import type` from the API's schemas is open to those that make or show what the API says. */
const API_TYPES = '^src/http/schemas\\.ts$';
const takesApiTypes = ['engine', 'cli'];

const rooms = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `imports-of-${room.replace('.ts', '')}`,
  severity: 'error',
  comment: `src/${room} may import only: ${allowed.join(', ') || 'nothing'} (see .dependency-cruiser.cjs)`,
  from: { path: `^src/${escaped(room)}`, pathNot: tests },
  to: { path: '^(src|web|test|bench|scripts)/', pathNot: [`^src/${anyOf([room, ...allowed])}`, ...(takesApiTypes.includes(room) ? [API_TYPES] : [])] },
}));

module.exports = {
  forbidden: [
    ...rooms,
    { name: 'room-in-the-table', severity: 'error', comment: 'A room or file of src that the table does not know', from: { path: `^src/(?!${anyOf(Object.keys(mayImport))})`, pathNot: tests }, to: {} },
    { name: 'api-types-only', severity: 'error', comment: 'Only types come from the schemas of the API', from: { path: '^(src/engine/|web/src/)' }, to: { path: API_TYPES, dependencyTypesNot: ['type-only'] } },
    { name: 'pure-rooms', severity: 'error', comment: 'The pure rooms import nothing of Node', from: { path: pure, pathNot: tests }, to: { dependencyTypes: ['core'] } },
    { name: 'web', severity: 'error', comment: 'The page shares score and words with the server, and the types of the API', from: { path: '^web/src/', pathNot: tests }, to: { path: '^(src|test|bench|scripts)/', pathNot: ['^src/(score|words)/', API_TYPES] } },
    { name: 'no-cycles', severity: 'error', comment: 'Not even by types', from: { path: '^src/' }, to: { circular: true } },
    { name: 'no-cycles-at-run-time', severity: 'error', from: { pathNot: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'not-from-tests', severity: 'error', comment: 'What runs for a shop does not need the development dependencies', from: { path: '^src/', pathNot: tests }, to: { dependencyTypes: ['npm-dev'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
