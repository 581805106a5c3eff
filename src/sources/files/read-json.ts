import { Failure } from '../../words/failure.ts';
import { decodeText } from './decode-text.ts';
import type { TextFile } from './decode-text.ts';
import { fileLimits, overLimit } from './limits.ts';
import { JsonSplitter } from './split-json.ts';

/** The elements of a top-level list, or the one top-level value; `row` counts them from 1. */
export async function* readJson(file: TextFile): AsyncGenerator<{ row: number; value: unknown }> {
  let splitter: JsonSplitter | null = null;
  let row = 0;
  try {
    for await (const piece of decodeText(file)) {
      splitter ??= new JsonSplitter({ inArray: piece.trimStart().startsWith('['), maxChars: fileLimits.jsonElementChars });
      for (const document of splitter.push(piece)) {
        yield { row: row + 1, value: parseDocument(document) };
        row++;
      }
    }
    splitter?.end();
  } catch (error) {
    throw jsonFailure(error, file.name, row + 1);
  }
}

/** Each line that is not blank; `row` is its line number. */
export async function* readJsonLines(file: TextFile): AsyncGenerator<{ row: number; value: unknown }> {
  let rest = '';
  let row = 0;
  const parsed = (line: string): { row: number; value: unknown }[] => {
    row++;
    return line.trim() === '' ? [] : [{ row, value: parseDocument(line) }];
  };
  try {
    for await (const piece of decodeText(file)) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield* parsed(line);
      if (rest.length > fileLimits.jsonElementChars) throw new RangeError('a line is too long');
    }
    yield* parsed(rest);
  } catch (error) {
    throw jsonFailure(error, file.name, error instanceof RangeError ? row + 1 : row);
  }
}

function jsonFailure(error: unknown, file: string, row: number): unknown {
  if (error instanceof RangeError) return overLimit('jsonElementChars', 'One JSON document is too long', { file, row });
  if (!(error instanceof SyntaxError)) return error;
  return new Failure('bad_file', `Document ${row} is not valid JSON: ${error.message}.`, { place: { file, row }, hint: 'The file was cut off or edited by hand. Fetch it again.', cause: error });
}

/** Ids written as bare numbers beyond 2^53 keep their digits: they come as text. */
export function parseDocument(text: string): unknown {
  if (!/[[:,\s]-?\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, keepDigits);
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d{16,}$/.test(source) ? source : value;
}
