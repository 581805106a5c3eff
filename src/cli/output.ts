import stringWidth from 'string-width';

/** How a command speaks: to a person in a language, or as JSON to a program. */
export interface Output {
  readonly json: boolean;
  readonly lang: 'zh' | 'en';
  /** Colours only where a person looks. */
  readonly colour: boolean;
  line(text?: string): void;
  data(value: unknown): void;
}

export function makeOutput(options: { json?: boolean | undefined; lang?: string | undefined }, environment: Readonly<Record<string, string | undefined>>, stdout: NodeJS.WriteStream): Output {
  const wanted = options.lang ?? environment['TIYAN_LANG'] ?? environment['LC_ALL'] ?? environment['LANG'] ?? '';
  return {
    json: options.json ?? false,
    lang: wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en',
    colour: stdout.isTTY && (environment['NO_COLOR'] ?? '') === '',
    line: (text = '') => void stdout.write(`${text}\n`),
    data: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  };
}

export interface Column<T> {
  title: string;
  cell: (row: T) => string;
  /** Numbers stand to the right. */
  right?: boolean;
}

/** An aligned table; Chinese characters take two places. */
export function table<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const cells = [columns.map((c) => c.title), ...rows.map((row) => columns.map((c) => c.cell(row)))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => stringWidth(line[i] ?? ''))));
  const lines = cells.map((line) => line.map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.right ?? false)).join('  ').trimEnd());
  return [lines[0], widths.map((w) => '─'.repeat(w)).join('  '), ...lines.slice(1)].join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}

const codes = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const;

export function paint(output: Output, colour: keyof typeof codes, text: string): string {
  return output.colour && text !== '' ? `\u001B[${codes[colour]}m${text}\u001B[0m` : text;
}

/** Hundredths of a point as `82.06`; `--` for none. */
export const points = (value: number | null): string => (value === null ? '--' : (value / 100).toFixed(2));

/** A change with its sign, coloured by good and bad. */
export function change(output: Output, value: number | null): string {
  if (value === null) return '--';
  if (value === 0) return output.lang === 'zh' ? '持平' : '0.00';
  const text = `${value > 0 ? '↑ +' : '↓ '}${(value / 100).toFixed(2)}`;
  return paint(output, value > 0 ? 'green' : 'red', text);
}
