import { readdir, readFile } from 'node:fs/promises';
import { Failure } from '../words/failure.ts';
import { contentHash } from '../words/hash.ts';
import type { Warehouse } from './warehouse.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

const LOG = `CREATE TABLE IF NOT EXISTS migration (name String, content_hash String)
ENGINE = ReplacingMergeTree ORDER BY name SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`;

/**
 * Applies the numbered migrations that this warehouse has not seen. Forward only. Each statement must bear being run
 * again, for a crash can fall between a statement and its mark. A newer warehouse is refused.
 */
export async function migrateWarehouse(warehouse: Warehouse): Promise<string[]> {
  await warehouse.run('migrate', LOG);
  const applied = new Map((await warehouse.rows<{ name: string; content_hash: string }>('migrate', 'SELECT name, content_hash FROM migration FINAL')).map((m) => [m.name, m.content_hash]));
  const names = (await readdir(FOLDER)).filter((name) => /^\d{6}\.sql$/.test(name)).sort();
  const unknown = [...applied.keys()].filter((name) => !names.includes(name)).sort();
  if (unknown.length > 0) {
    throw new Failure('conflict', `The warehouse was written by a newer Tiyan (it has migration ${unknown[0]})`, { hint: 'Update Tiyan, or open another data folder' });
  }
  const done: string[] = [];
  for (const name of names) {
    const text = await readFile(new URL(name, FOLDER), 'utf8');
    const hash = contentHash(text);
    if (applied.has(name)) {
      if (applied.get(name) !== hash) throw new Error(`bug: migration ${name} was changed after it was applied`);
      continue;
    }
    for (const statement of statements(text)) await warehouse.run(`migrate ${name}`, statement);
    await warehouse.run('migrate', 'INSERT INTO migration VALUES ({name:String}, {hash:String})', { name, hash });
    done.push(name);
  }
  return done;
}

/** Statements end with `;` at the end of a line; comment lines are dropped. */
function statements(text: string): string[] {
  const code = text.split('\n').filter((line) => !line.startsWith('--')).join('\n');
  return code.split(/;\s*\n/).map((part) => part.trim()).filter((part) => part !== '');
}
