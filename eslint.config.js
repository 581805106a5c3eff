import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { fileNames } from './scripts/lint/file-names.ts';
import { noBarrel } from './scripts/lint/no-barrel.ts';
import { noSqlClock } from './scripts/lint/no-sql-clock.ts';
import { noValueInSql } from './scripts/lint/no-value-in-sql.ts';
import { sqlFiles } from './scripts/lint/sql-files.ts';

const own = {
  rules: { 'file-names': fileNames, 'no-barrel': noBarrel, 'no-sql-clock': noSqlClock, 'no-value-in-sql': noValueInSql },
  processors: { sql: sqlFiles },
};

const clock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take the Clock that is handed in (src/clock.ts)' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the Clock that is handed in (src/clock.ts)' },
  { selector: "CallExpression[callee.name='Date']", message: 'Take the Clock that is handed in (src/clock.ts)' },
  { selector: "MemberExpression[object.name='performance'][property.name='now']", message: 'Take Clock.ticks (src/clock.ts)' },
  { selector: "MemberExpression[object.name='process'][property.name='hrtime']", message: 'Take Clock.ticks (src/clock.ts)' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take a seeded generator that is handed in' },
];
const environment = [{ selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Settings are read once, in src/config.ts, and handed down' }];
const endings = [
  {
    selector: ":matches(ImportDeclaration, ExportAllDeclaration, ExportNamedDeclaration, ImportExpression)[source.value=/^\\.{1,2}\\u002F/]:not([source.value=/\\.(ts|tsx|js|cjs|css|json)$/])",
    message: 'Write the ending of the imported file',
  },
];
const waiting = [
  { selector: ':function[async=true]', message: 'The pure rooms decide; waiting is done at the rim' },
  { selector: 'AwaitExpression', message: 'The pure rooms decide; waiting is done at the rim' },
];
const restrict = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

const everyScript = ['**/*.{ts,tsx,js,cjs}'];
const tests = ['**/*.test.{ts,tsx}', 'test/**/*.ts'];
const pureRooms = ['words', 'facts', 'rulebook', 'score', 'sql', 'workflow'].map((room) => `src/${room}/**`);

const loose = Object.fromEntries(
  ['no-unsafe-argument', 'no-unsafe-assignment', 'no-unsafe-member-access', 'no-unsafe-return', 'require-await', 'restrict-template-expressions', 'unbound-method'].map((rule) => [`@typescript-eslint/${rule}`, 'off']),
);

export default defineConfig(
  globalIgnores(['web/dist/', 'data/', 'coverage/', 'test-results/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['web/vite.config.ts'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `return output.data(…)` is how a command ends early.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Types promise more than Node and JSON keep: spawnSync gives null where it could not start, JSON.stringify undefined.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // File signatures and unsafe names are made of control characters.
      'no-control-regex': 'off',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['**/*.{js,cjs}'], extends: [js.configs.recommended], languageOptions: { globals: { module: 'writable', require: 'readonly' } } },
  {
    files: everyScript,
    plugins: { own },
    rules: {
      'max-lines': ['error', 500],
      'max-lines-per-function': ['error', 70],
      'no-console': 'error',
      'own/file-names': 'error',
      'own/no-barrel': 'error',
      'own/no-sql-clock': 'error',
      'own/no-value-in-sql': 'error',
      ...restrict(clock, endings),
    },
  },
  { files: tests, rules: { 'max-lines-per-function': 'off' } },
  // What a test reads back (JSON, rows, matchers) is `any`; its expectation is the check.
  { files: tests, rules: loose },
  { files: ['src/**', 'web/src/**'], ignores: tests, rules: restrict(clock, endings, environment) },
  { files: pureRooms, ignores: tests, rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'], ...restrict(clock, endings, environment, waiting) } },
  { files: ['src/config.ts'], rules: restrict(clock, endings) },
  { files: ['src/cli/**'], rules: { 'no-console': 'off', ...restrict(clock, endings) } },
  { files: ['src/clock.ts'], rules: restrict(endings, environment) },
  // Its bad examples are texts within the test.
  { files: ['test/checks/lint-rules.test.ts'], rules: { 'own/no-sql-clock': 'off', 'own/no-value-in-sql': 'off' } },
  { files: ['**/*.sql'], ignores: ['**/migrations/**'], plugins: { own }, processor: 'own/sql' },
  { files: ['**/*.sql/*.js'], rules: { 'own/no-sql-clock': 'error', 'own/file-names': 'off' } },
);
