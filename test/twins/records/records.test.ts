import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShopProfile } from '../../../src/facts/shop-profile.ts';
import { addAudit, listAudit } from '../../../src/records/audit.ts';
import { dumpRecordsSchema } from '../../../src/records/dump-schema.ts';
import { migrate, readMigrations } from '../../../src/records/migrate.ts';
import type { Records } from '../../../src/records/records.ts';
import { readSecret, readSetting, writeSetting } from '../../../src/records/settings.ts';
import { listShopValues, removeShopValue, setShopValue } from '../../../src/records/shop-values.ts';
import { findShop, listShops, removeShop, upsertShop } from '../../../src/records/shops.ts';
import { inTransaction } from '../../../src/records/transaction.ts';
import { doors } from './servers.ts';

const AT = 1_790_000_000;
const SCHEMA = new URL('../../../src/records/schema.sql', import.meta.url);

function shop(shopId: string, change: Partial<ShopProfile> = {}): ShopProfile {
  return {
    shopId, name: '山野茶铺 🍵', platform: 'doudian', zone: 'Asia/Shanghai', currency: 'CNY', industry: 'food', shopKind: 'flagship',
    joinedOn: '2024-02-29', productsOnSale: 12, isSample: false, benefits: [], ...change,
  };
}

for (const door of doors) {
  describe.skipIf(door.skip !== null)(`records on the ${door.name} door${door.skip ? ` (skipped: ${door.skip})` : ''}`, () => {
    let records: Records;
    beforeAll(async () => {
      records = await door.open();
    }, 60_000);
    afterAll(() => records.close());

    test('tells what it is', () => {
      expect(records.kind).toBe(door.name);
      expect(Number.parseInt(records.version, 10)).toBeGreaterThanOrEqual(15);
      expect(records.location).not.toContain('p@ss');
    });

    test('has the schema that is in the repository', async () => {
      const schema = await dumpRecordsSchema(records);
      if (process.env.UPDATE_SCHEMA) writeFileSync(SCHEMA, schema);
      expect(schema).toBe(readFileSync(SCHEMA, 'utf8'));
    });

    test('gives a shop back as it was entered, and changes it in place', async () => {
      const benefits: ShopProfile['benefits'] = [{ name: 'freight_insurance', fromOn: '2026-01-01', untilOn: null }];
      await upsertShop(records, shop('b', { benefits, joinedOn: null, productsOnSale: null }), AT);
      await upsertShop(records, shop('a'), AT);
      await upsertShop(records, shop('a', { name: "O'Tea" }), AT);
      expect(await listShops(records)).toEqual([shop('a', { name: "O'Tea" }), shop('b', { benefits, joinedOn: null, productsOnSale: null })]);
      expect(await findShop(records, 'a')).toMatchObject({ joinedOn: '2024-02-29' });
      expect(await findShop(records, 'none')).toBeNull();
    });

    test('refuses to move a shop to another platform', async () => {
      await upsertShop(records, shop('c'), AT);
      await expect(upsertShop(records, shop('c', { platform: 'tiktok' }), AT)).rejects.toMatchObject({ code: 'conflict' });
    });

    test('hides a removed shop until it is entered again', async () => {
      await upsertShop(records, shop('d'), AT);
      expect(await removeShop(records, 'd', AT)).toBe(true);
      expect(await removeShop(records, 'd', AT)).toBe(false);
      expect(await findShop(records, 'd')).toBeNull();
      await upsertShop(records, shop('d'), AT);
      expect(await findShop(records, 'd')).not.toBeNull();
    });

    test("keeps a shop's own values by path and day", async () => {
      await upsertShop(records, shop('e'), AT);
      const value = { shopId: 'e', platform: 'doudian', path: 'bands/quality', value: [0.1, { x: null }], note: '后台所见', enteredAt: AT };
      await setShopValue(records, { ...value, fromOn: '2026-03-01' });
      await setShopValue(records, { ...value, fromOn: '2026-01-01', value: null });
      await setShopValue(records, { ...value, fromOn: '2026-01-01', value: 'again' });
      expect(await listShopValues(records, 'e', 'doudian')).toEqual([
        { ...value, fromOn: '2026-01-01', value: 'again' },
        { ...value, fromOn: '2026-03-01' },
      ]);
      expect(await removeShopValue(records, { shopId: 'e', platform: 'doudian', path: 'bands/quality', fromOn: '2026-01-01' })).toBe(true);
      expect(await listShopValues(records, 'e', 'doudian')).toHaveLength(1);
    });

    test('makes a secret once, whoever asks at the same time', async () => {
      const secrets = await Promise.all(Array.from({ length: 8 }, () => readSecret(records, 'buyer_hash_key')));
      expect(new Set(secrets).size).toBe(1);
      expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
    });

    test('tells a setting that is null from one that was never written', async () => {
      expect(await readSetting(records, 'never')).toBeUndefined();
      await writeSetting(records, 'nothing', null);
      expect(await readSetting(records, 'nothing')).toBeNull();
    });

    test('lists the audit from the newest on, page by page', async () => {
      for (const action of ['add', 'change', 'remove']) {
        await addAudit(records, { at: AT, actor: 'ann', action, subject: 'shop:z', details: { action } });
      }
      const [first, second] = await listAudit(records, { limit: 2, subject: 'shop:z' });
      expect([first?.action, second?.action]).toEqual(['remove', 'change']);
      const rest = await listAudit(records, { limit: 2, subject: 'shop:z', beforeId: second?.id ?? '' });
      expect(rest).toMatchObject([{ at: AT, actor: 'ann', action: 'add', details: { action: 'add' } }]);
    });

    test('keeps nothing of a transaction that failed', async () => {
      const failing = inTransaction(records, async (db) => {
        await writeSetting(db, 'half', 1);
        throw new Error('in the middle');
      });
      await expect(failing).rejects.toThrow('in the middle');
      expect(await readSetting(records, 'half')).toBeUndefined();
    });

    test('applies a migration once, also when two programs start at the same time', async () => {
      const known = await readMigrations();
      const added = { number: known.length + 1, file: 'x.sql', text: 'create table added (id int primary key)', checksum: 'added' };
      const runs = await Promise.all([migrate(records, [...known, added]), migrate(records, [...known, added])]);
      expect(runs.flat()).toEqual([added.number]);
      await expect(migrate(records)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('newer Tiyan') });
      await records.pool.query('drop table added');
      await records.pool.query('delete from migration where number = $1', [added.number]);
    });

    test('takes back a migration that fails half way, and refuses one that was changed', async () => {
      const [first, ...rest] = await readMigrations();
      if (!first) throw new Error('no migrations');
      const broken = { number: rest.length + 2, file: 'x.sql', text: 'create table half (id int); select 1/0', checksum: 'x' };
      await expect(migrate(records, [first, ...rest, broken])).rejects.toThrow('division by zero');
      await expect(records.pool.query('select * from half')).rejects.toMatchObject({ code: '42P01' });
      await expect(migrate(records, [{ ...first, checksum: 'other' }, ...rest])).rejects.toMatchObject({ code: 'conflict', place: { file: '000001.sql' } });
    });
  });
}
