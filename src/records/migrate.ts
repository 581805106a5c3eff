import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { z } from 'zod';
import { Failure } from '../words/failure.ts';
import type { Db } from './records.ts';
import { inTransaction } from './transaction.ts';

export interface Migration {
  number: number;
  file: string;
  text: string;
  checksum: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number, the same in every version of Tiyan: two programs that migrate one database wait for each other. */
const ADVISORY_LOCK = 7_499_130_261;
const appliedRow = z.object({ number: z.int(), checksum: z.string() });

/** The migrations of this program, in order. A hole in the numbers is a bug. */
export async function readMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file, index) => {
      if (file !== `${String(index + 1).padStart(6, '0')}.sql`) throw new Error(`migration ${file} is out of order`);
      // Line ends are not part of a migration: git may have changed them on the way.
      const text = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n');
      return { number: index + 1, file, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Brings the database to this program's schema; returns the numbers applied now. */
export async function migrate(records: { pool: Pool; location: string }, known?: Migration[]): Promise<number[]> {
  const migrations = known ?? (await readMigrations());
  const done: number[] = [];
  for (;;) {
    const applied = await inTransaction(records, (db) => applyNext(db, migrations));
    if (applied === null) return done;
    done.push(applied);
  }
}

/** One migration in the caller's transaction. The lock is the transaction's, so that it works behind a pooler too. */
async function applyNext(db: Db, migrations: Migration[]): Promise<number | null> {
  await db.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
  await db.query("set local client_min_messages = 'warning'");
  await db.query(
    'create table if not exists migration (number integer primary key, checksum text not null)',
  );
  const { rows } = await db.query('select number, checksum from migration order by number');
  const applied = z.array(appliedRow).parse(rows);
  refuseStrangers(applied, migrations);
  const next = migrations[applied.length];
  if (!next) return null;
  await db.query(next.text);
  await db.query('insert into migration (number, checksum) values ($1, $2)', [next.number, next.checksum]);
  return next.number;
}

function refuseStrangers(applied: z.infer<typeof appliedRow>[], migrations: Migration[]): void {
  if (applied.length > migrations.length) {
    throw new Failure(
      'conflict',
      `The records are at migration ${applied.length}, but this program knows only ${migrations.length}: a newer Tiyan has used them.`,
      { hint: 'Start the newer version of Tiyan, or restore a backup made before the upgrade.' },
    );
  }
  for (const [index, row] of applied.entries()) {
    const ours = migrations[index];
    if (row.number === ours?.number && row.checksum === ours.checksum) continue;
    throw new Failure('conflict', `Migration ${row.number} of the records is not the one this program carries.`, {
      place: { file: ours?.file ?? '' },
      hint: 'A migration must never change after it was applied: take back the change, or use the Tiyan that made these records.',
    });
  }
}
