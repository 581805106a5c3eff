/** Rows as CSV, the way back offices write it: CRLF, quotes where a cell holds a comma, a quote, a line end or the TAB before an id. */
export function csvText(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(cell).join(',')}\r\n`;
  return text;
}

const cell = (text: string): string => (/[",\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The TAB keeps spreadsheets from turning a long id into a number. */
export const tabbed = (id: string): string => (id === '' ? '-' : `\t${id}`);

/** Minor units as a decimal: 5990 is `59.90`. */
export const moneyText = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
