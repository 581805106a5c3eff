import type { RejectedItem } from '../facts/intake.ts';
import type { Fact, FactKind } from '../facts/shapes.ts';
import type { Instant, Zone } from '../words/days.ts';
import type { OpenFile } from './files/open-file.ts';

/** One thing read from a row: a fact, or the reason why the row gives none. `row` counts from 1 as a person sees it in the file (the header is row 1). */
export type SourceItem = FactItem | RejectedItem;
export type FactItem = { [K in FactKind]: { kind: K; fact: Fact<K>; row: number; /** How new the row is, if the row itself says so (unix seconds). */ revision?: Instant } }[FactKind];
export interface ReadContext {
  zone: Zone;
  currency: string;
  /** A buyer's id as a keyed hash; '' stays ''. The only form in which a buyer is kept. */
  hashBuyer(id: string): string;
  /** Counts an oddity that is kept but reported. */
  remark(code: string, message: string, row: number): void;
}

/**
 * One place facts come from. `detect` looks at names and the first rows only and answers 0 (not mine) to 1 (surely).
 * `read` streams items in chunks of at most a few thousand; it throws a Failure ('bad_file') as soon as the file turns
 * out not to be what it claims, and the whole import is then dropped.
 */
export interface Source {
  id: string;
  title: { zh: string; en: string };
  platform: string;
  detect(file: OpenFile): Promise<number>;
  read(file: OpenFile, context: ReadContext): AsyncIterable<SourceItem[]>;
}
