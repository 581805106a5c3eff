import type { Instant } from '../words/days.ts';
import { CHANGE_OF_MIND_REASONS, DAMAGE_REASONS, LEAK_REASONS, QUALITY_REASONS, SHIPPED_REFUND_REASONS, UNSHIPPED_REASONS } from './after-sale-reasons.ts';
import type { Random } from './random.ts';
import type { Sale } from './sale.ts';
import type { Making } from './simulate-sales.ts';
import { DAY, HOUR } from './timeline.ts';
import type { Timeline } from './timeline.ts';

export interface AfterSale {
  afterSaleId: string;
  sale: Sale;
  type: '退货退款' | '已发货仅退款' | '未发货仅退款' | '换货';
  reason: string;
  /** Given later in place of the first, on the shop's asking; the platform counts the first. */
  laterReason: string;
  laterReasonAt: Instant | null;
  appliedAt: Instant;
  agreedAt: Instant | null;
  returnSignedAt: Instant | null;
  refundedAt: Instant | null;
  /** Taken back by the buyer. */
  closedAt: Instant | null;
  arbitrationAt: Instant | null;
}

type Claim = Pick<AfterSale, 'type' | 'reason' | 'appliedAt'>;

/** Mean hours from application to agreement when all is well, and what the trouble adds. */
const REVIEW_HOURS = 1.1;
const TROUBLE_REVIEW_HOURS = 5;
const ARBITRATION_SHARE = 0.011;
const TROUBLE_ARBITRATION_SHARE = 0.09;
/** Of the bad goods' after-sales in this many days before the first export, how many buyers were talked into another reason. */
const CHANGED_BACK_DAYS = 16;
const REASON_CHANGED_SHARE = 0.4;

export function simulateAfterSales(making: Making, sales: readonly Sale[]): AfterSale[] {
  const random = making.random.fork('after-sales');
  const claims = sales.flatMap((sale): [Sale, Claim][] => {
    const claim = claimOf(sale, random);
    return claim === null ? [] : [[sale, claim]];
  });
  claims.sort(([, a], [, b]) => a.appliedAt - b.appliedAt);
  return claims.map(([sale, claim], index) => handled({ ...making, random }, sale, { ...claim, afterSaleId: `1479${String(1_000_000 + index)}${random.digits(8)}` }));
}

function claimOf(sale: Sale, random: Random): Claim | null {
  if (sale.paidAt === null || sale.kind === 'gift' || sale.kind === 'lucky_bag') return null;
  if (sale.kind === 'instant_refund') return { type: '未发货仅退款', reason: random.pick(UNSHIPPED_REASONS), appliedAt: sale.paidAt + random.int(60, 1500) };
  if (sale.kind === 'cancelled') return { type: '未发货仅退款', reason: random.pick(UNSHIPPED_REASONS), appliedAt: sale.paidAt + random.int(1.2 * HOUR, 5 * HOUR) };
  const signedAt = sale.parcel?.signedAt ?? null;
  if (signedAt === null) return sale.parcel === null ? null : { type: '已发货仅退款', reason: '快递太慢', appliedAt: sale.parcel.dueAt + random.int(DAY, 3 * DAY) };
  const soon = Math.max(signedAt + random.int(HOUR / 2, DAY), signedAt + Math.round(random.tail(1.2 * DAY)));
  const dice = random.next();
  if (sale.isFaulty) return faultyClaim(dice, soon, random);
  if (dice < 0.004) return { type: '退货退款', reason: random.pick(QUALITY_REASONS), appliedAt: soon };
  if (dice < 0.0053) return { type: '已发货仅退款', reason: random.pick(DAMAGE_REASONS), appliedAt: signedAt + random.int(HOUR / 3, 12 * HOUR) };
  if (dice < 0.044) return { type: '退货退款', reason: random.pick(CHANGE_OF_MIND_REASONS), appliedAt: soon };
  if (dice < 0.053) return { type: '已发货仅退款', reason: random.pick(SHIPPED_REFUND_REASONS), appliedAt: soon };
  return dice < 0.056 ? { type: '换货', reason: '尺寸/颜色不合适', appliedAt: soon } : null;
}

function faultyClaim(dice: number, soon: Instant, random: Random): Claim | null {
  if (dice < 0.45) return { type: '退货退款', reason: random.pick(LEAK_REASONS), appliedAt: soon };
  return dice < 0.68 ? { type: '已发货仅退款', reason: random.pick(DAMAGE_REASONS), appliedAt: soon } : null;
}

function handled({ plan, time, random }: Making, sale: Sale, claim: Claim & { afterSaleId: string }): AfterSale {
  const trouble = plan.troubleOn(time.indexOf(claim.appliedAt));
  const isUnshipped = claim.type === '未发货仅退款';
  const closedAt = !isUnshipped && random.chance(0.04) ? claim.appliedAt + random.int(HOUR, 20 * HOUR) : null;
  const agreedAt = closedAt !== null ? null : isUnshipped ? claim.appliedAt + random.int(30, 300) : agreed(claim.appliedAt, trouble, time, random);
  const returnSignedAt = agreedAt !== null && (claim.type === '退货退款' || claim.type === '换货') ? agreedAt + random.int(3 * DAY, 6 * DAY) : null;
  const refundedAt = agreedAt === null || claim.type === '换货' ? null : (returnSignedAt ?? agreedAt) + random.int(60, isUnshipped ? 900 : 2 * HOUR);
  const isEscalated = !isUnshipped && random.chance(ARBITRATION_SHARE + (TROUBLE_ARBITRATION_SHARE - ARBITRATION_SHARE) * trouble);
  sale.refundedAt = refundedAt;
  if (refundedAt !== null) sale.finishedAt = null;
  return {
    ...claim, sale, ...changedReason({ plan, time, random }, sale, claim),
    agreedAt, returnSignedAt, refundedAt, closedAt,
    arbitrationAt: isEscalated ? claim.appliedAt + random.int(6 * HOUR, 40 * HOUR) : null,
  };
}

/** Staff agree between eight and half past eleven in the evening; what comes at night waits for the morning. */
function agreed(appliedAt: Instant, trouble: number, time: Timeline, random: Random): Instant {
  const day = time.indexOf(appliedAt);
  const second = time.secondOf(appliedAt);
  const start = second < 8 * HOUR ? time.at(day, 8 * HOUR) : second >= 23 * HOUR ? time.at(day + 1, 8 * HOUR) : appliedAt;
  const at = start + 240 + Math.round(random.tail((REVIEW_HOURS + TROUBLE_REVIEW_HOURS * trouble) * HOUR));
  return time.secondOf(at) < 8 * HOUR || time.secondOf(at) > 23.5 * HOUR ? time.at(time.indexOf(at - 8 * HOUR) + 1, random.int(8 * HOUR, 9.5 * HOUR)) : at;
}

function changedReason({ plan, time, random }: Making, sale: Sale, claim: Claim): Pick<AfterSale, 'laterReason' | 'laterReasonAt'> {
  const exported = plan.firstAfterSaleExport;
  const daysBefore = exported === null ? 0 : exported - time.indexOf(claim.appliedAt);
  const isChanged = sale.isFaulty && daysBefore > 0 && daysBefore <= CHANGED_BACK_DAYS && random.chance(REASON_CHANGED_SHARE);
  if (exported === null || !isChanged) return { laterReason: '', laterReasonAt: null };
  return { laterReason: CHANGE_OF_MIND_REASONS[0], laterReasonAt: time.at(exported + random.int(1, 6), random.int(9 * HOUR, 18 * HOUR)) };
}
