import { statfs } from 'node:fs/promises';
import type { System } from '../system.ts';

export interface Finding {
  name: string;
  value: string;
  /** ok · warn: works but look at it · bad: does not work. */
  state: 'ok' | 'warn' | 'bad';
}

const LOW_DISK_BYTES = 2_000_000_000;

/** What is open, in which version and mode, how much room is left and whether the deltas are up to date. */
export async function doctor(system: System): Promise<Finding[]> {
  const { warehouse, records, config } = system;
  const disk = await statfs(config.dataDir);
  const free = disk.bavail * disk.bsize;
  const [facts] = await warehouse.rows<{ live: string | number; bytes: string | number }>('doctor', `
    SELECT (SELECT count() FROM batch FINAL WHERE state = 'live') AS live,
      (SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = currentDatabase()) AS bytes`);
  const [stale] = await warehouse.rows<{ n: string | number }>('doctor', `
    SELECT count() AS n FROM (SELECT shop_id, max(change_no) AS change FROM batch GROUP BY shop_id) AS b
    LEFT JOIN (SELECT shop_id, facts_change_no FROM shop_generation FINAL) AS g ON g.shop_id = b.shop_id WHERE g.facts_change_no < b.change`);
  return [
    { name: 'node', value: process.version, state: 'ok' },
    { name: 'data folder', value: config.dataDir, state: 'ok' },
    { name: 'free disk', value: `${(free / 1e9).toFixed(1)} GB`, state: free < LOW_DISK_BYTES ? 'warn' : 'ok' },
    { name: 'warehouse', value: `${warehouse.kind === 'embedded' ? 'chDB' : 'ClickHouse'} ${warehouse.version} (${warehouse.kind})`, state: 'ok' },
    { name: 'warehouse size', value: `${(Number(facts?.bytes ?? 0) / 1e6).toFixed(1)} MB, ${Number(facts?.live ?? 0)} live batches`, state: 'ok' },
    { name: 'records', value: `PostgreSQL ${records.version} (${records.kind}, ${records.mode}) at ${records.location}`, state: 'ok' },
    { name: 'lock', value: `held by process ${process.pid}`, state: 'ok' },
    { name: 'editions', value: system.editions.map((e) => `${e.platform} ${e.edition}`).join(', '), state: system.editions.length > 0 ? 'ok' : 'bad' },
    { name: 'deltas', value: Number(stale?.n ?? 0) === 0 ? 'up to date' : `${Number(stale?.n)} shops behind`, state: Number(stale?.n ?? 0) === 0 ? 'ok' : 'warn' },
  ];
}
