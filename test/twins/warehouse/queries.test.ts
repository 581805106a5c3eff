import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { closeDatabases, doors, openMigrated, titleOf } from './doors.ts';

afterAll(closeDatabases);

/** Fails after it has given out rows. */
const FAILS_MIDWAY = 'SELECT number, throwIf(number = 50000) FROM numbers(100000) SETTINGS max_block_size = 1000, max_threads = 1';
/** A minute of work if nobody stops it. */
const LONG = 'SELECT sum(sleepEachRow(0.01)) FROM numbers(6000) SETTINGS max_block_size = 10';
const OTHERS = "SELECT query FROM system.processes WHERE query LIKE '/* tiyan %' AND query NOT LIKE '/* tiyan processes %'";

describe.each(doors)('$name', { timeout: 60_000 }, (door) => {
  describe.skipIf(door.skip !== null)(`queries on ${titleOf(door)}`, () => {
    let warehouse: Warehouse;
    beforeAll(async () => {
      warehouse = await openMigrated(door);
    }, 60_000);

    /** Waits until the engine works on nothing; tells what it still does if it does not stop. */
    async function freeAgain(): Promise<unknown[]> {
      let left = await warehouse.rows('processes', OTHERS);
      for (let wait = 0; wait < 30 && left.length > 0; wait += 1) {
        await sleep(100);
        left = await warehouse.rows('processes', OTHERS);
      }
      return left;
    }

    test('one that fails midway leaves nothing to the next, thirty times', async () => {
      for (let turn = 0; turn < 30; turn += 1) {
        await expect(warehouse.rows('fails', FAILS_MIDWAY)).rejects.toThrow('throwIf');
        expect(await warehouse.rows('next', 'SELECT {turn:UInt32} AS turn', { turn })).toEqual([{ turn }]);
      }
    });

    test('ones that fail and ones that do not, at once, do not mix', async () => {
      const both = await Promise.all(Array.from({ length: 20 }, async (_, turn) => (turn % 2 === 0
        ? warehouse.rows('fails', FAILS_MIDWAY).then(() => 'no error', (error: unknown) => (error instanceof Error && error.message.includes('throwIf') ? 'failed' : String(error)))
        : warehouse.rows<{ n: string }>('counts', 'SELECT count() AS n FROM numbers({turn:UInt32})', { turn }).then(([row]) => Number(row?.n)))));
      expect(both).toEqual(Array.from({ length: 20 }, (_, turn) => (turn % 2 === 0 ? 'failed' : turn)));
    });

    test('settings of one are not those of the next', async () => {
      const setting = "SELECT value FROM system.settings WHERE name = 'max_block_size'";
      const before = await warehouse.rows('setting', setting);
      expect(await warehouse.rows('setting', `${setting} SETTINGS max_block_size = 123`)).toEqual([{ value: '123' }]);
      await warehouse.run('set', 'SET max_block_size = 321');
      expect(await warehouse.rows('setting', setting)).toEqual(before);
    });

    test('one that takes too long is stopped in the engine', async () => {
      const begun = systemClock.ticks();
      await expect(warehouse.rows('long', LONG, {}, { timeoutSeconds: 1 })).rejects.toMatchObject({ code: 'limit_exceeded' });
      expect(systemClock.ticks() - begun).toBeLessThan(8000);
      expect(await freeAgain()).toEqual([]);
      const next = systemClock.ticks();
      expect(await warehouse.rows('next', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(systemClock.ticks() - next).toBeLessThan(3000);
    });

    test('a statement that takes too long is stopped in the engine as well', async () => {
      await warehouse.run('table', 'CREATE TABLE slow (n UInt8) ENGINE = MergeTree ORDER BY n');
      await expect(warehouse.run('long', `INSERT INTO slow ${LONG}`, {}, { timeoutSeconds: 1 })).rejects.toMatchObject({ code: 'limit_exceeded' });
      expect(await freeAgain()).toEqual([]);
      expect(await warehouse.rows('slow', 'SELECT * FROM slow')).toEqual([]);
    });

    test('ones given up by their caller are stopped in the engine, even when every place is taken', async () => {
      const stop = new AbortController();
      const waiting = Array.from({ length: 12 }, () => warehouse.rows('long', LONG, {}, { signal: stop.signal }).then(() => 'ended', () => 'stopped'));
      await sleep(500);
      stop.abort();
      expect(new Set(await Promise.all(waiting))).toEqual(new Set(['stopped']));
      expect(await freeAgain()).toEqual([]);
    });

    test('sixteen at once each get their own rows', async () => {
      const asked = Array.from({ length: 16 }, (_, turn) => turn);
      const got = await Promise.all(asked.map((turn) => warehouse.rows<{ n: string; text: string }>('own', 'SELECT number * {turn:UInt64} AS n, {text:String} AS text FROM numbers(20000)', { turn, text: `'${turn}'\n` })));
      for (const turn of asked) {
        expect(got[turn]).toHaveLength(20_000);
        expect(got[turn]?.every(({ n, text }, i) => Number(n) === i * turn && text === `'${turn}'\n`)).toBe(true);
      }
    });
  });
});
