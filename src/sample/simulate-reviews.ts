import type { Instant } from '../words/days.ts';
import type { Random } from './random.ts';
import { leakReviewTexts, reviewTexts } from './review-texts.ts';
import type { ReviewText } from './review-texts.ts';
import type { Sale } from './sale.ts';
import type { Making } from './simulate-sales.ts';
import { DAY, HOUR } from './timeline.ts';

export interface Review extends ReviewText {
  sale: Sale;
  rating: 1 | 2 | 3 | 4 | 5;
  reviewedAt: Instant;
  appendedAt: Instant | null;
  repliedAt: Instant | null;
}

const REVIEW_SHARE = 0.34;
const FAULTY_REVIEW_SHARE = 0.62;
const RATINGS = [{ rating: 5, weight: 91 }, { rating: 4, weight: 6.2 }, { rating: 3, weight: 1.3 }, { rating: 2, weight: 0.6 }, { rating: 1, weight: 0.9 }] as const;
const FAULTY_RATINGS = [{ rating: 1, weight: 60 }, { rating: 2, weight: 25 }, { rating: 3, weight: 15 }] as const;

/** Reviews come days after signing: that is why a score goes on falling when the cause is long gone. */
export function simulateReviews(making: Making, sales: readonly Sale[]): Review[] {
  const random = making.random.fork('reviews');
  return sales.flatMap((sale) => {
    const signedAt = sale.parcel?.signedAt ?? null;
    if (signedAt === null || sale.kind === 'gift' || sale.kind === 'lucky_bag') return [];
    return random.chance(sale.isFaulty ? FAULTY_REVIEW_SHARE : REVIEW_SHARE) ? [written(sale, signedAt, random)] : [];
  });
}

function written(sale: Sale, signedAt: Instant, random: Random): Review {
  const { rating } = random.weighted<{ rating: Review['rating']; weight: number }>(sale.isFaulty ? FAULTY_RATINGS : RATINGS);
  const { text, appended } = random.pick(sale.isFaulty ? leakReviewTexts : reviewTexts[rating]);
  const reviewedAt = signedAt + Math.round(HOUR + random.tail((sale.isFaulty ? 2.2 : 3) * DAY));
  return {
    sale, rating, text, reviewedAt,
    ...(appended === undefined ? {} : { appended }),
    appendedAt: appended !== undefined && random.chance(0.4) ? reviewedAt + random.int(2 * DAY, 12 * DAY) : null,
    repliedAt: rating <= 3 && random.chance(0.7) ? reviewedAt + random.int(2 * HOUR, 2 * DAY) : null,
  };
}
