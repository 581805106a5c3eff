import { createHmac } from 'node:crypto';
import type { RejectedItem } from '../../src/facts/intake.ts';
import type { Fact, FactKind } from '../../src/facts/shapes.ts';
import type { ShopProfile } from '../../src/facts/shop-profile.ts';
import type { SampleShop } from '../../src/sample/write-sample.ts';
import { kuaidi100Trace } from '../../src/sources/courier/courier-source.ts';
import { doudianAfterSaleExport } from '../../src/sources/doudian-export/doudian-after-sale-export.ts';
import { doudianOrderExport } from '../../src/sources/doudian-export/doudian-order-export.ts';
import { doudianReviewExport } from '../../src/sources/doudian-export/doudian-review-export.ts';
import { feigeChatLog } from '../../src/sources/feige/feige-chat-log.ts';
import type { OpenFile } from '../../src/sources/files/open-file.ts';
import { openFiles } from '../../src/sources/files/open-files.ts';
import type { FactItem, ReadContext, Source } from '../../src/sources/source.ts';
import { tiktokChatExport } from '../../src/sources/tiktok-export/tiktok-chat-export.ts';
import { tiktokOrderExport } from '../../src/sources/tiktok-export/tiktok-order-export.ts';
import { tiktokReturnExport } from '../../src/sources/tiktok-export/tiktok-return-export.ts';
import { tiktokReviewExport } from '../../src/sources/tiktok-export/tiktok-review-export.ts';

const SOURCES: readonly Source[] = [
  doudianOrderExport, doudianAfterSaleExport, doudianReviewExport, feigeChatLog, kuaidi100Trace,
  tiktokOrderExport, tiktokReturnExport, tiktokReviewExport, tiktokChatExport,
];

export interface ReadFile {
  name: string;
  source: string;
  encoding: OpenFile['encoding'];
  items: FactItem[];
  rejected: RejectedItem[];
  remarks: Set<string>;
}

/** Reads the files of a shop the way an import does: the surest source reads each. */
export async function readShop({ profile, files }: SampleShop): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const path of files) {
    const opened = await openFiles(path);
    for (const file of opened.files) read.push(await readFile(file, profile));
    await opened.close();
  }
  return read;
}

async function readFile(file: OpenFile, { zone, currency, platform }: ShopProfile): Promise<ReadFile> {
  const own = SOURCES.filter((source) => source.platform === 'any' || platform.startsWith(source.platform));
  const shares = await Promise.all(own.map(async (source) => ({ source, share: await source.detect(file) })));
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share === 0) throw new Error(`No source knows ${file.name}.`);
  const read: ReadFile = { name: file.name, source: best.source.id, encoding: file.encoding, items: [], rejected: [], remarks: new Set() };
  const context: ReadContext = {
    zone, currency,
    hashBuyer: (id) => (id === '' ? '' : createHmac('sha256', 'a key for tests').update(id).digest('hex').slice(0, 16)),
    remark: (code) => void read.remarks.add(code),
  };
  for await (const chunk of best.source.read(file, context)) {
    for (const item of chunk) {
      if (item.kind === 'rejected') read.rejected.push(item);
      else read.items.push(item);
    }
  }
  return read;
}

/** The facts of a kind from several files; of one fact given more than once the last wins. */
export function factsOf<K extends FactKind>(files: readonly ReadFile[], kind: K, key: (fact: Fact<K>) => string): Fact<K>[] {
  const byKey = new Map<string, Fact<K>>();
  for (const { items } of files) {
    for (const item of items) if (item.kind === kind) byKey.set(key(item.fact as Fact<K>), item.fact as Fact<K>);
  }
  return [...byKey.values()];
}
