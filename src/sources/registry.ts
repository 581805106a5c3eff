import type { FactKind } from '../facts/shapes.ts';
import type { Day } from '../words/days.ts';
import { afterShipTrace, kdniaoTrace, kuaidi100Trace, seventeenTrackTrace } from './courier/courier-source.ts';
import { doudianAfterSaleExport } from './doudian-export/doudian-after-sale-export.ts';
import { doudianOrderExport } from './doudian-export/doudian-order-export.ts';
import { doudianReviewExport } from './doudian-export/doudian-review-export.ts';
import { doudianPageText } from './doudian-page/doudian-page-text.ts';
import { feigeChatLog } from './feige/feige-chat-log.ts';
import { feigeStaffReport } from './feige/feige-staff-report.ts';
import type { Source } from './source.ts';
import { tiktokChatExport } from './tiktok-export/tiktok-chat-export.ts';
import { tiktokOrderExport } from './tiktok-export/tiktok-order-export.ts';
import { tiktokReturnExport } from './tiktok-export/tiktok-return-export.ts';
import { tiktokReviewExport } from './tiktok-export/tiktok-review-export.ts';

export interface RegisteredSource {
  source: Source;
  /** Kinds of facts the source gives, whether or not a file holds any: an empty after-sales export says "none", not "unknown". */
  gives: readonly FactKind[];
}

/** All sources that recognise their files by themselves. */
export const registeredSources = (given: { publishedOn?: Day } = {}): RegisteredSource[] => [
  { source: doudianOrderExport, gives: ['order'] },
  { source: doudianAfterSaleExport, gives: ['after_sale'] },
  { source: doudianReviewExport, gives: ['review'] },
  { source: feigeChatLog, gives: ['message'] },
  { source: feigeStaffReport, gives: ['published_score'] },
  { source: doudianPageText(given), gives: ['published_score'] },
  { source: tiktokOrderExport, gives: ['order'] },
  { source: tiktokReturnExport, gives: ['after_sale'] },
  { source: tiktokReviewExport, gives: ['review'] },
  { source: tiktokChatExport, gives: ['message'] },
  { source: kuaidi100Trace, gives: ['parcel', 'parcel_scan'] },
  { source: kdniaoTrace, gives: ['parcel', 'parcel_scan'] },
  { source: afterShipTrace, gives: ['parcel', 'parcel_scan'] },
  { source: seventeenTrackTrace, gives: ['parcel', 'parcel_scan'] },
];
