import { Failure } from '../../words/failure.ts';
import type { OpenFile } from '../files/open-file.ts';

/** The first JSON document of a file, for detection; undefined where there is none or it cannot be read. */
export async function firstDocument(file: OpenFile): Promise<unknown> {
  if (file.format !== 'json' && file.format !== 'jsonl') return undefined;
  try {
    for await (const { value } of file.documents()) return value;
  } catch (error) {
    // Detection asks every source about every file: broken JSON is told of when the file is read.
    if (!(error instanceof Failure)) throw error;
  }
  return undefined;
}
