import type { OpenFile } from '../files/open-file.ts';
import type { RejectedItem, Remark } from '../../facts/intake.ts';
import type { FactItem, ReadContext } from '../source.ts';
import type { Mapping } from './mapping-schema.ts';
import { openMapping, readFacts } from './read-mapped.ts';

export interface MappingPreview {
  facts: FactItem[];
  rejected: RejectedItem[];
  /** Of the rows read for the preview only (joined tables are read whole). */
  remarks: Remark[];
  /** Which files each table was found in. */
  tables: { table: string; files: string[] }[];
}

const EXAMPLE_ROWS = 10;

/** The first facts and rejected rows of every entry of a mapping, at most `limit` of each, without importing anything. */
export async function previewMapping(mapping: Mapping, files: readonly OpenFile[], context: ReadContext, limit: number): Promise<MappingPreview> {
  const remarks = new Map<string, Remark>();
  const opened = await openMapping(mapping, files, { ...context, hashBuyer: (id) => context.hashBuyer(id), remark: (code, message, row) => note(remarks, code, message, row) });
  const preview: MappingPreview = { facts: [], rejected: [], remarks: [], tables: [...opened.tables.values()].map((table) => ({ table: table.name, files: table.files.map(({ file }) => file.name) })) };
  for (const fact of mapping.facts) {
    let facts = 0;
    let rejected = 0;
    for await (const items of readFacts(opened, fact)) {
      for (const item of items) {
        if (item.kind === 'rejected' && ++rejected <= limit) preview.rejected.push(item);
        else if (item.kind !== 'rejected' && ++facts <= limit) preview.facts.push(item);
      }
      if (facts >= limit) break;
    }
  }
  preview.remarks = [...remarks.values()];
  return preview;
}

function note(remarks: Map<string, Remark>, code: string, message: string, row: number): void {
  const remark = remarks.get(code) ?? { code, message, count: 0, rows: [] };
  remarks.set(code, remark);
  remark.count += 1;
  if (remark.rows.length < EXAMPLE_ROWS) remark.rows.push(row);
}
