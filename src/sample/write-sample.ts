import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShopProfile } from '../facts/shop-profile.ts';
import { addDays, isDay } from '../words/days.ts';
import type { Day } from '../words/days.ts';
import { Failure } from '../words/failure.ts';
import { douyinFiles } from './douyin-shop.ts';
import type { SampleFile } from './douyin-shop.ts';
import { lumenProfile } from './lumen-catalog.ts';
import { lumenFiles } from './lumen-shop.ts';
import { qinghePlan } from './qinghe-plan.ts';
import { seeded } from './random.ts';
import { xiaomanPlan } from './xiaoman-plan.ts';

export interface SampleShop {
  profile: ShopProfile;
  /** Paths of the export files, in the order in which they are to be imported. */
  files: string[];
}

const SEED = 20_260_908;

/**
 * Writes three made-up shops as the files that their platforms export, each shop into a folder of its own, up to the
 * end of yesterday. `today` is the day in Shanghai. Equal days and seeds give equal bytes. They go through the ordinary import like anybody's files.
 */
export async function writeSample(folder: string, options: { today: Day; seed?: number }): Promise<SampleShop[]> {
  const { today, seed = SEED } = options;
  if (!isDay(today)) throw new Failure('bad_request', `${today} is no day.`, { hint: 'Expected a day like 2026-09-22.' });
  const random = seeded(seed);
  const shops: SampleShop[] = [];
  for (const plan of [qinghePlan(today), xiaomanPlan(today)]) {
    shops.push(await written(folder, plan.profile, await douyinFiles(plan, today, random.fork(plan.profile.shopId))));
  }
  // When it is today in Shanghai, yesterday may not be over in New York.
  const lumen = lumenProfile(today);
  shops.push(await written(folder, lumen, lumenFiles(lumen.zone, addDays(today, -1), random.fork(lumen.shopId))));
  return shops;
}

async function written(folder: string, profile: ShopProfile, files: readonly SampleFile[]): Promise<SampleShop> {
  const own = join(folder, profile.shopId);
  await mkdir(own, { recursive: true });
  for (const file of files) await writeFile(join(own, file.name), file.bytes);
  return { profile, files: files.map((file) => join(own, file.name)) };
}
