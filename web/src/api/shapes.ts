import type { BatchList, FactRows, History, ScoreDetail, ShopList } from '../../../src/http/schemas.ts';

/** Parts of the answers, taken from the interface's own schemas. */
export type ShopRow = ShopList['shops'][number];
export type ScoreHead = ScoreDetail['score'];
export type LedgerLine = ScoreDetail['ledger'][number];
export type IndicatorReading = ScoreDetail['indicators'][number];
export type HistoryDay = History['days'][number];
export type FactRow = FactRows['rows'][number];
export type BatchRow = BatchList['batches'][number];
