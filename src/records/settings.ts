import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Db } from './records.ts';

const SECRET_BYTES = 32;
const settingRows = z.array(z.object({ value: z.json() }));
type Json = z.infer<ReturnType<typeof z.json>>;

/** undefined when the setting was never written; null is a value. */
export async function readSetting(db: Db, key: string): Promise<Json | undefined> {
  return settingRows.parse((await db.query('select value from setting where key = $1', [key])).rows)[0]?.value;
}

export async function writeSetting(db: Db, key: string, value: Json): Promise<void> {
  await db.query(
    'insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value',
    [key, JSON.stringify(value)],
  );
}

/** A random secret in hex, made on first use. Whoever asks, and however many at once, all get the same one. */
export async function readSecret(db: Db, key: 'buyer_hash_key'): Promise<string> {
  const known = await readSetting(db, key);
  if (known !== undefined) return z.string().parse(known);
  await db.query('insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do nothing', [
    key,
    JSON.stringify(randomBytes(SECRET_BYTES).toString('hex')),
  ]);
  return z.string().parse(await readSetting(db, key));
}
