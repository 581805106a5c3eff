/**
 * The same daily history as a good analyst would write it without window deltas: daily partial sums and range windows.
 * What becomes known late (reviews, after-sales) must be spread over the days on which it counts, or the history would
 * not be as it was known then. Five sums a shop and day: signed orders, quality returns, ratings and their number, paid orders.
 */
export const rangeWindowHistory = `
WITH orders AS (
  SELECT o.shop_id AS shop_id, toDate(o.paid_at, 'Asia/Shanghai') AS paid_on, toDate(o.signed_at, 'Asia/Shanghai') AS signed_on,
    r.rating AS rating, toDate(r.reviewed_at, 'Asia/Shanghai') AS reviewed_on, a.reason AS reason, toDate(a.applied_at, 'Asia/Shanghai') AS applied_on
  FROM fact_order AS o LEFT JOIN fact_review AS r ON r.shop_id = o.shop_id AND r.order_id = o.order_id
  LEFT JOIN fact_after_sale AS a ON a.shop_id = o.shop_id AND a.order_id = o.order_id
),
calendar AS (SELECT shop_id, arrayJoin(arrayMap(i -> toDate({from:String}) + i, range({days:UInt32}))) AS day FROM (SELECT DISTINCT shop_id FROM fact_order)),
partials AS (
  SELECT shop_id, day, sum(paid) AS paid, sum(signed) AS signed, sum(quality) AS quality, sum(stars) AS stars, sum(rated) AS rated FROM (
    SELECT shop_id, paid_on AS day, count() AS paid, 0 AS signed, 0 AS quality, 0 AS stars, 0 AS rated FROM orders GROUP BY shop_id, day
    UNION ALL SELECT shop_id, signed_on, 0, count(), 0, 0, 0 FROM orders GROUP BY shop_id, signed_on
    UNION ALL SELECT shop_id, day, 0, 0, 0, 0, 0 FROM calendar
  ) GROUP BY shop_id, day
),
spread AS (
  SELECT shop_id, day, sum(quality) AS quality, sum(stars) AS stars, sum(rated) AS rated FROM (
    SELECT shop_id, arrayJoin(arrayMap(i -> greatest(signed_on, applied_on) + i, range(toUInt32(greatest(0, signed_on + 30 - greatest(signed_on, applied_on)))))) AS day, 1 AS quality, 0 AS stars, 0 AS rated
    FROM orders WHERE position(reason, '质量') > 0
    UNION ALL
    SELECT shop_id, arrayJoin(arrayMap(i -> greatest(signed_on, reviewed_on) + i, range(toUInt32(greatest(0, signed_on + 30 - greatest(signed_on, reviewed_on)))))), 0, rating, 1
    FROM orders WHERE rating IS NOT NULL
  ) GROUP BY shop_id, day
),
windows AS (
  SELECT shop_id, day, sum(paid) OVER w AS paid, sum(signed) OVER w AS signed
  FROM partials WINDOW w AS (PARTITION BY shop_id ORDER BY day RANGE BETWEEN 29 PRECEDING AND CURRENT ROW)
)
SELECT count() AS rows, sum(w.paid) AS paid, sum(w.signed) AS signed, sum(s.quality) AS quality, sum(s.stars) AS stars, sum(s.rated) AS rated
FROM windows AS w LEFT JOIN spread AS s ON s.shop_id = w.shop_id AND s.day = w.day
WHERE w.day >= toDate({from:String}) AND w.day < toDate({from:String}) + {days:UInt32}`;

/** One shop's year straight from the deltas without the calendar and the running total: the least a reader could do. */
export const bareShop = `
SELECT measure, day, sum(num) AS num, sum(den) AS den FROM window_delta WHERE shop_id = {shop:String} AND day <= {to:Date} GROUP BY measure, day ORDER BY measure, day`;

/** All shops' sums on a day without asking for the current generation. */
export const bareLatest = 'SELECT shop_id, measure, sum(num) AS num, sum(den) AS den FROM window_delta WHERE day <= {asOf:Date} GROUP BY shop_id, measure';
