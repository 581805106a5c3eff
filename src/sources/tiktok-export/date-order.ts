import type { Zone } from '../../words/days.ts';
import { cellText } from '../cells/cell-text.ts';
import { dateOrderOf } from '../cells/parse-instant.ts';
import type { OpenFile } from '../files/open-file.ts';

/**
 * Whether a file writes `09/22/2026` or `22/09/2026`: the first value whose parts cannot be swapped decides. Without
 * one, the custom of the shop's place: month first in America, else day first; `firstRow` is then a row with such a date.
 */
export async function findDateOrder(file: OpenFile, at: readonly number[], zone: Zone): Promise<{ order: 'month' | 'day'; assumedAtRow: number | null }> {
  let firstRow: number | null = null;
  for await (const chunk of file.rows()) {
    for (const [index, row] of chunk.rows.entries()) {
      for (const column of at) {
        const text = cellText(row[column] ?? '');
        const order = dateOrderOf(text);
        if (order !== null) return { order, assumedAtRow: null };
        if (firstRow === null && /^\d{2}\/\d{2}\/\d{4}/.test(text)) firstRow = chunk.firstRow + index;
      }
    }
  }
  return { order: /^(?:America|US)\/|^Pacific\/Honolulu$/.test(zone) ? 'month' : 'day', assumedAtRow: firstRow };
}
