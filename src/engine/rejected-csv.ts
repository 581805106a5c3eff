import type { RejectedItem } from '../facts/intake.ts';
import { csvText } from '../words/csv-text.ts';

/** Rejected rows as a file to mend and import again: where each stood, what was there and what was expected. */
export const rejectedCsv = (rejected: readonly (RejectedItem & { file: string })[]): string =>
  csvText([['file', 'row', 'column', 'value', 'code', 'reason'], ...rejected.map((r) => [r.file, String(r.row), r.column, r.value, r.code, r.message])]);
