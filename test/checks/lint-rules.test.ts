import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const cwd = resolve(import.meta.dirname, '../..');
/** Rules that need types are tried under the name of a file that is there. */
const typed = new ESLint({ cwd });
const untyped = new ESLint({ cwd, overrideConfig: [{ ...tseslint.configs.disableTypeChecked, files: ['**/*.{ts,tsx}'] }] });

async function rulesHit(eslint: ESLint, filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(cwd, filePath), warnIgnored: true });
  return (result?.messages ?? []).map((m) => m.ruleId ?? m.message);
}

const SYNTAX = 'no-restricted-syntax';
const bad: [why: string, file: string, code: string, rule: string][] = [
  ['a barrel', 'src/score/all.ts', "export { a } from './a.ts';\nexport * from './b.ts';\n", 'own/no-barrel'],
  ['a barrel that imports first', 'web/src/cards/all.ts', "import { a } from './a.ts';\nexport { a };\n", 'own/no-barrel'],
  ['a vague file name', 'src/words/utils.ts', 'export const a = 1;\n', 'own/file-names'],
  ['a vague ending of a file name', 'test/laws/order-helpers.ts', 'export const a = 1;\n', 'own/file-names'],
  ['a vague folder', 'src/shared/days.ts', 'export const a = 1;\n', 'own/file-names'],
  ['camel case in a file name', 'src/score/computeScore.ts', 'export const a = 1;\n', 'own/file-names'],
  ['now() in a template', 'src/engine/a.ts', 'export const sql = `SELECT 1 WHERE at < now()`;\n', 'own/no-sql-clock'],
  ['today() in a text', 'src/sql/a.ts', "export const sql = 'day <= today()';\n", 'own/no-sql-clock'],
  ['current_timestamp', 'src/records/a.ts', "export const sql = 'insert into a values (current_timestamp)';\n", 'own/no-sql-clock'],
  ['now() in an .sql file', 'src/records/a.sql', 'SELECT 1\nWHERE at < now();\n', 'own/no-sql-clock'],
  ['a value written into SQL', 'src/engine/a.ts', "export const sql = (cellValue: string) => `SELECT * FROM t WHERE a = '${cellValue}'`;\n", 'own/no-value-in-sql'],
  ['a value quoted by hand', 'src/engine/a.ts', 'export const sql = (q: (s: string) => string, input: string) => `WITH a AS (SELECT ${q(input)}) SELECT 1`;\n', 'own/no-value-in-sql'],
  ['a part of a request in SQL', 'src/http/a.ts', 'export const sql = (request: { shop: string }) => `DELETE FROM t WHERE a = ${request.shop}`;\n', 'own/no-value-in-sql'],
  ['a value added to SQL', 'src/engine/a.ts', "export const sql = (value: string) => 'select * from t where a = ' + value;\n", 'own/no-value-in-sql'],
  ['Date.now', 'src/engine/a.ts', 'export const a = Date.now();\n', SYNTAX],
  ['new Date()', 'test/laws/a.test.ts', 'export const a = new Date();\n', SYNTAX],
  ['performance.now', 'bench/a.ts', 'export const a = performance.now();\n', SYNTAX],
  ['Math.random', 'web/src/a.ts', 'export const a = Math.random();\n', SYNTAX],
  ['process.env', 'src/http/a.ts', 'export const a = process.env.HOME;\n', SYNTAX],
  ['an import without its ending', 'src/http/a.ts', "import { a } from './b';\nexport const c = a;\n", SYNTAX],
  ['an async function in a pure room', 'src/score/a.ts', 'export const a = async () => undefined;\n', SYNTAX],
  ['process in a pure room', 'src/words/a.ts', 'export const a = process.pid;\n', 'no-restricted-globals'],
  ['console', 'src/engine/a.ts', "console.log('a');\n", 'no-console'],
  ['any', 'src/engine/a.ts', 'export const a = (b: any): unknown => b;\n', '@typescript-eslint/no-explicit-any'],
  ['501 lines', 'src/engine/a.ts', `export const a = 1;\n${'// a\n'.repeat(500)}`, 'max-lines'],
  ['a function of 71 lines', 'src/engine/a.ts', `export function a(): void {\n${'  // a\n'.repeat(69)}}\n`, 'max-lines-per-function'],
  ['a disabling that disables nothing', 'src/engine/a.ts', '// eslint-disable-next-line no-console\nexport const a = 1;\n', "Unused eslint-disable directive (no problems were reported from 'no-console')."],
];

const good: [why: string, file: string, code: string][] = [
  ['a fixed Date', 'src/engine/a.ts', 'export const a = new Date(0);\n'],
  ['the clock in clock.ts', 'src/clock.ts', 'export const a = Date.now();\n'],
  ['process.env in config.ts', 'src/config.ts', 'export const a = process.env.HOME;\n'],
  ['identifiers in SQL', 'src/engine/a.ts', 'export const sql = (table: string) => `SELECT * FROM ${table} WHERE a = {a:String}`;\n'],
  ['prose that begins like SQL', 'src/engine/a.ts', 'export const say = (value: string) => `With ${value} it works`;\n'],
  ['one export passed on beside code', 'src/engine/a.ts', "export { a } from './b.ts';\nexport const c = 1;\n"],
  ['now() in a migration', 'src/warehouse/migrations/000002.sql', 'SELECT now();\n'],
  ['a long test', 'test/laws/a.test.ts', `export function a(): void {\n${'  // a\n'.repeat(80)}}\n`],
];

describe('the lint rules', () => {
  it.each(bad)('find %s', async (_why, file, code, rule) => {
    expect(await rulesHit(untyped, file, code)).toContain(rule);
  });

  it.each(good)('leave %s alone', async (_why, file, code) => {
    expect((await rulesHit(untyped, file, code)).filter((rule) => !rule.startsWith('File ignored'))).toEqual([]);
  });
});

describe('the rules that know types', () => {
  it.each([
    ['a promise that nobody waits for', "export function a(): void {\n  Promise.resolve('a');\n}\n", '@typescript-eslint/no-floating-promises'],
    ['a promise returned out of a try', 'export async function a(b: Promise<string>): Promise<string> {\n  try {\n    return b;\n  } catch {\n    return await b;\n  }\n}\n', '@typescript-eslint/return-await'],
    ['a case forgotten', "export function a(b: 'x' | 'y'): number {\n  switch (b) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n}\n", '@typescript-eslint/switch-exhaustiveness-check'],
    ['an import of types only that is not written so', "import { Failure } from './words/failure.ts';\nexport const a = (b: Failure): string => b.hint;\n", '@typescript-eslint/consistent-type-imports'],
  ])('find %s', async (_why, code, rule) => {
    expect(await rulesHit(typed, 'src/load-rulebooks.ts', code)).toContain(rule);
  });
});
