import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Failure } from '../../words/failure.ts';
import { decodeText } from './decode-text.ts';
import type { TextFile } from './decode-text.ts';
import { checkRow, fileLimits, overLimit } from './limits.ts';

export type Delimiter = ',' | ';' | '\t';

/** Cell text cannot be bounded while it is being parsed, only whole records: wide enough for any honest record. */
const RECORD_CHARS_MAX = 8 * fileLimits.cellChars;
const SAMPLE_LINES = 21;
const SAMPLE_CHARS = 64 * 1024;

/**
 * The delimiter of a table, or null when the text is no table: it must stand in the first line and in at least half of
 * the next twenty. Of several, the one that cuts the first line into most cells.
 */
export function detectDelimiter(text: string): Delimiter | null {
  // Quoted cells may hold delimiters and whole paragraphs: emptied first.
  const bare = text.slice(0, SAMPLE_CHARS).replace(/"(?:[^"]|"")*"/g, '""');
  const lines = bare.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, SAMPLE_LINES);
  const first = lines[0] ?? '';
  let best: Delimiter | null = null;
  let most = 0;
  for (const delimiter of ['\t', ',', ';'] as const) {
    const count = first.split(delimiter).length - 1;
    if (count > most) [best, most] = [delimiter, count];
  }
  if (best === null) return null;
  const others = lines.slice(1);
  const having = others.filter((line) => line.includes(best)).length;
  return having * 2 >= others.length ? best : null;
}

/** Every record with its number as a person counts it in the file (the first is 1); blank ones are left out. Ragged rows stay ragged. */
export async function* readCsv(file: TextFile, delimiter: Delimiter): AsyncGenerator<{ row: number; cells: string[] }> {
  const parser = parse({ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, max_record_size: RECORD_CHARS_MAX });
  const source = Readable.from(decodeText(file));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (cells.every((cell) => cell.trim() === '')) continue;
      checkRow(cells, file.name, row);
      yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? csvFailure(error, file.name, row + 1) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function csvFailure(error: CsvError, file: string, row: number): Failure {
  const quoted = error.code === 'CSV_QUOTE_NOT_CLOSED' || (error as { quoting?: boolean }).quoting === true;
  if (error.code === 'CSV_MAX_RECORD_SIZE' && !quoted) return overLimit('cellChars', 'A row is longer than eight cells may be', { file, row });
  return new Failure('bad_file', quoted ? 'A quote opens in this row and never closes.' : `The row cannot be read (${error.code}).`, {
    place: { file, row },
    hint: 'The file was cut off while downloading, or a stray quote was typed into it. Export it again.',
    cause: error,
  });
}
