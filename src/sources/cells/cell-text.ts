/** Why a cell could not be read. Parsers return one instead of throwing: a bad row is kept, the import goes on. */
export interface BadCell {
  readonly code: 'bad_instant' | 'bad_number' | 'bad_choice' | 'bad_rating' | 'missing_value';
  /** One sentence: what was expected. */
  readonly message: string;
}

export function isBad(value: unknown): value is BadCell {
  return typeof value === 'object' && value !== null && 'code' in value;
}

/** The ways back offices write "nothing". */
export function isEmpty(text: string): boolean {
  return text === '' || text === '-' || text === '--' || text === '无';
}

/** The cell without the wrapping that keeps spreadsheets from touching it (a TAB, `="…"`, a leading apostrophe); '' when empty. */
export function cellText(raw: string): string {
  let text = raw.trim();
  if (text.startsWith('="') && text.endsWith('"')) text = text.slice(2, -1).trim();
  return isEmpty(text) ? '' : text;
}

/** An id as the platform writes it; quotes and TABs around it are gone. */
export function cleanId(raw: string): string {
  let text = cellText(raw);
  while (text !== '' && EDGES.includes(text.charAt(0))) text = text.slice(1);
  while (text !== '' && EDGES.includes(text.charAt(text.length - 1))) text = text.slice(0, -1);
  return isEmpty(text) ? '' : text;
}

const EDGES = '"\'`“”‘’ \t\u00a0\u200b\ufeff';
