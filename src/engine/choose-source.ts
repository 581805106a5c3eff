import type { OpenFile } from '../sources/files/open-file.ts';
import { registeredSources, type RegisteredSource } from '../sources/registry.ts';
import type { Day } from '../words/days.ts';
import { Failure } from '../words/failure.ts';

/** Below this a source is only guessing. */
const SURE_ENOUGH = 0.3;

/** The source of a file: the named one, else the one that is surest of it. */
export async function chooseSource(file: OpenFile, options: { source?: string | undefined; publishedOn?: Day | undefined; platform?: string }): Promise<RegisteredSource> {
  const all = registeredSources(options.publishedOn === undefined ? {} : { publishedOn: options.publishedOn });
  if (options.source !== undefined) {
    const named = all.find(({ source }) => source.id === options.source);
    if (named) return named;
    throw new Failure('bad_request', `There is no source "${options.source}"`, { hint: `Sources: ${all.map(({ source }) => source.id).join(', ')}` });
  }
  // Two platforms may write files of one shape: then the shop's own platform decides.
  const own = (one: RegisteredSource): number => (one.source.platform !== '' && one.source.platform === options.platform ? 0.01 : 0);
  const sure = await Promise.all(all.map(async (one) => {
    const sureness = await one.source.detect(file);
    return { one, sureness: sureness > 0 ? sureness + own(one) : 0 };
  }));
  const best = sure.reduce((a, b) => (b.sureness > a.sureness ? b : a));
  if (best.sureness >= SURE_ENOUGH) return best.one;
  const { header } = await file.head();
  throw new Failure('bad_file', `${file.name} is no file that Tiyan knows`, {
    place: { file: file.name },
    hint: `${header.length > 0 ? `Its columns are ${header.slice(0, 12).join(', ')}. ` : ''}Name its source with --source, or describe it with a mapping file (--mapping, docs/mapping.md)`,
  });
}
