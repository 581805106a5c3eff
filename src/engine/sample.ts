import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addAudit } from '../records/audit.ts';
import { listShops, removeShop, upsertShop } from '../records/shops.ts';
import { readSetting, writeSetting } from '../records/settings.ts';
import { writeSample } from '../sample/write-sample.ts';
import type { System } from '../system.ts';
import { listBatches } from '../warehouse/batches.ts';
import { dayOf } from '../words/days.ts';
import { importFiles } from './import-files.ts';
import { withdrawBatches } from './withdraw.ts';

/** Written once the samples were made or removed, so that they never come back by themselves. */
const DONE = 'sample_done';

export async function isSampleDone(system: System): Promise<boolean> {
  return (await readSetting(system.records, DONE)) === true;
}

/** Makes the sample shops: files in the platforms' own formats, taken in by the ordinary import. */
export async function loadSample(system: System): Promise<{ shops: number; facts: number }> {
  const folder = await mkdtemp(join(system.config.dataDir, 'sample-'));
  try {
    const shops = await writeSample(folder, { today: dayOf(system.clock.now(), 'Asia/Shanghai') });
    let facts = 0;
    for (const { profile, files } of shops) {
      await upsertShop(system.records, profile, system.clock.now());
      const reports = await importFiles(system, { paths: files, shop: profile.shopId });
      facts += reports.reduce((sum, report) => sum + report.rowsAccepted, 0);
    }
    await writeSetting(system.records, DONE, true);
    return { shops: shops.length, facts };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes the sample shops out with everything in them. */
export async function removeSample(system: System): Promise<{ removed: number }> {
  const samples = (await listShops(system.records)).filter((shop) => shop.isSample);
  const live = (await listBatches(system.warehouse)).filter((b) => b.isSample && b.state === 'live');
  await withdrawBatches(system, live);
  for (const shop of samples) await removeShop(system.records, shop.shopId, system.clock.now());
  await writeSetting(system.records, DONE, true);
  await addAudit(system.records, { at: system.clock.now(), actor: 'local', action: 'sample.remove', subject: 'sample', details: { shops: samples.length } });
  return { removed: samples.length };
}
