import { populationFields, type FieldType, type PopulationName } from '../rulebook/population-fields.ts';
import { latest } from './latest.ts';
import { resolved } from './resolved.ts';

export interface Population {
  fields: Readonly<Record<string, FieldType>>;
  /** Populations that stand behind this one; built first. */
  from: readonly PopulationName[];
  /** Columns that populations built on this one read. */
  forOthers: readonly string[];
  /** A fact has several rows and counts once, for as long as any of them does; what is summed is the same in each. */
  isManyRows?: true;
  /** SELECT of all fields as snake_case columns beside shop_id and fact_id. `table` names a population built before. */
  select: (table: (name: PopulationName) => string) => string;
}

const flagColumns = ['is_gift', 'is_lucky_bag', 'is_abnormal', 'is_sample', 'amount', 'paid_on', 'drop_seconds', 'dropped_on'];

/** A fact without a known order carries no flag: it counts, for nothing says that it does not. */
const flagsOf = (alias: string): string => flagColumns.map((c) => `${alias}.${c} AS ${c}`).join(', ');

const day = (instant: string): string => `toDate(${instant}, {zone:String})`;

/*
 * How instants from several sources meet: the earliest stands. An earlier instant can only come in as a correction,
 * so a reading of a past day never changes because something happened later (docs/architecture.md, "As known then").
 */
const order: Population = {
  fields: populationFields.order,
  from: [],
  forOthers: ['order_id', 'product_id', 'carrier', 'route', ...flagColumns],
  select: () => `
SELECT o.shop_id AS shop_id, o.order_id AS fact_id, o.order_id AS order_id, o.main_order_id AS main_order_id, o.product_id AS product_id,
  if(p.carrier != '', p.carrier, o.carrier) AS carrier, if(o.tracking_no != '', o.tracking_no, p.tracking_no) AS tracking_no,
  if(p.route != '', p.route, o.route) AS route, o.status AS status,
  o.is_gift AS is_gift, o.is_lucky_bag AS is_lucky_bag, o.is_abnormal AS is_abnormal, o.is_sample AS is_sample,
  coalesce(o.paid_amount, o.payable_amount) AS amount, ${day('o.paid_at')} AS paid_on,
  toInt64(toUnixTimestamp(least(o.cancelled_at, a.unshipped_refunded_at))) - toInt64(toUnixTimestamp(o.paid_at)) AS drop_seconds,
  ${day('least(o.cancelled_at, a.unshipped_refunded_at)')} AS dropped_on,
  o.is_pre_sale AS is_pre_sale, o.is_quality_inspected AS is_quality_inspected, o.is_installed AS is_installed,
  o.is_install_in_scope AS is_install_in_scope, o.is_insured AS is_insured, o.is_bulky_insured AS is_bulky_insured,
  o.is_remote_transit AS is_remote_transit,
  o.paid_at AS paid_at, o.promised_ship_at AS promised_ship_at, o.shipped_at AS shipped_at, ${day('o.shipped_at')} AS shipped_on,
  least(o.picked_up_at, p.picked_up_at) AS picked_up_at, ${day('least(o.picked_up_at, p.picked_up_at)')} AS picked_up_on,
  least(p.delivery_due_at, o.delivery_due_at) AS delivery_due_at,
  least(o.signed_at, p.signed_at, o.finished_at) AS signed_at, ${day('least(o.signed_at, p.signed_at, o.finished_at)')} AS signed_on,
  ${day('o.finished_at')} AS finished_on, o.cancelled_at AS cancelled_at, ${day('o.cancelled_at')} AS cancelled_on,
  p.compensated_at AS compensated_at, ${day('p.compensated_at')} AS compensated_on,
  toInt64(${day('least(o.signed_at, p.signed_at, o.finished_at)')}) - toInt64(${day('o.paid_at')}) AS days_to_sign,
  r.rating AS rating, r.reviewed_at AS reviewed_at, ${day('r.reviewed_at')} AS reviewed_on,
  a.first_reason AS first_reason, a.first_type AS first_type, a.first_applied_at AS first_applied_at, ${day('a.first_applied_at')} AS first_applied_on,
  a.liability_reason AS liability_reason, ${day('a.liability_at')} AS liability_on
FROM (${latest('order')}) AS o
LEFT JOIN (${PARCEL_OF_ORDER}) AS p ON p.shop_id = o.shop_id AND p.order_id = o.order_id
LEFT JOIN (${REVIEW_OF_ORDER}) AS r ON r.shop_id = o.shop_id AND r.order_id = o.order_id
LEFT JOIN (${FIRST_AFTER_SALE}) AS a ON a.shop_id = o.shop_id AND a.order_id = o.order_id`,
};

/** Which order lies in which waybill: by the parcel's own order id, or by the order's tracking number. */
const CARRIED = `
SELECT shop_id, tracking_no, order_id FROM (${latest('parcel')}) WHERE order_id != ''
UNION DISTINCT
SELECT shop_id, tracking_no, order_id FROM (${latest('order')}) WHERE tracking_no != ''`;

/** Each waybill by what its parcels say; scans add to that. */
const WAYBILL_EVENTS = `
SELECT shop_id, tracking_no, max(carrier) AS carrier, max(route) AS route, min(picked_up_at) AS picked_up_at,
  min(delivery_due_at) AS delivery_due_at, min(signed_at) AS signed_at, min(compensated_at) AS compensated_at
FROM (
  SELECT shop_id, tracking_no, carrier, route, picked_up_at, delivery_due_at, signed_at, compensated_at FROM (${latest('parcel')})
  UNION ALL
  SELECT shop_id, tracking_no, carrier, '', if(kind = 'picked_up', scanned_at, NULL), NULL, if(kind = 'signed', scanned_at, NULL), NULL
  FROM (${latest('parcel_scan')}) WHERE kind IN ('picked_up', 'signed')
) GROUP BY shop_id, tracking_no`;

/** An order in several waybills is picked up and signed with the first of them: a later one must not move its day. */
const PARCEL_OF_ORDER = `
SELECT l.shop_id AS shop_id, l.order_id AS order_id, max(w.carrier) AS carrier, max(w.tracking_no) AS tracking_no, max(w.route) AS route, min(w.picked_up_at) AS picked_up_at,
  min(w.delivery_due_at) AS delivery_due_at, min(w.signed_at) AS signed_at, min(w.compensated_at) AS compensated_at
FROM (${CARRIED}) AS l INNER JOIN (${WAYBILL_EVENTS}) AS w ON w.shop_id = l.shop_id AND w.tracking_no = l.tracking_no
GROUP BY l.shop_id, l.order_id`;

/** The initial review; later ones do not count. */
const REVIEW_OF_ORDER = `
SELECT shop_id, order_id, argMin(rating, (reviewed_at, review_id)) AS rating, min(reviewed_at) AS reviewed_at
FROM (${resolved('review')}) WHERE rating IS NOT NULL AND reviewed_at IS NOT NULL GROUP BY shop_id, order_id`;

/** The first application of an order and the reason it first gave. */
const FIRST_AFTER_SALE = `
SELECT shop_id, order_id, argMin(first_reason, (applied_at, after_sale_id)) AS first_reason, argMin(type, (applied_at, after_sale_id)) AS first_type,
  min(applied_at) AS first_applied_at, argMin(liability_reason, (applied_at, after_sale_id)) AS liability_reason,
  argMin(coalesce(liability_at, applied_at), (applied_at, after_sale_id)) AS liability_at,
  minIf(refunded_at, type = 'unshipped_refund') AS unshipped_refunded_at
FROM (${resolved('after_sale')}) WHERE applied_at IS NOT NULL AND order_id != '' AND NOT is_exempt GROUP BY shop_id, order_id`;

/**
 * One row a waybill and order in it, for a waybill counts while any of its orders counts. A waybill of which no order is
 * known stands alone and counts; an order without a waybill is its own. Its orders' instants speak for each waybill.
 */
const waybill: Population = {
  fields: populationFields.waybill,
  from: ['order'],
  forOthers: [],
  isManyRows: true,
  select: (table) => `
SELECT shop_id, fact_id, tracking_no, product_id, carrier, route, ${flagColumns.join(', ')}, delivery_due_at, ${day('delivery_due_at')} AS delivery_due_on, signed_at, compensated_on
FROM (
  SELECT k.shop_id AS shop_id, if(k.tracking_no != '', k.tracking_no, k.order_id) AS fact_id, k.tracking_no AS tracking_no, ${flagsOf('o')},
    min(o.product_id) OVER same AS product_id, max(if(w.carrier != '', w.carrier, o.carrier)) OVER same AS carrier, max(if(w.route != '', w.route, o.route)) OVER same AS route,
    min(least(w.delivery_due_at, k.delivery_due_at)) OVER same AS delivery_due_at, min(least(w.signed_at, k.signed_at)) OVER same AS signed_at, ${day('w.compensated_at')} AS compensated_on
  FROM (
    SELECT f.shop_id AS shop_id, l.tracking_no AS tracking_no, f.order_id AS order_id, f.delivery_due_at AS delivery_due_at, least(f.signed_at, f.finished_at) AS signed_at
    FROM (${latest('order')}) AS f LEFT JOIN (${CARRIED}) AS l ON l.shop_id = f.shop_id AND l.order_id = f.order_id
    UNION ALL
    SELECT DISTINCT shop_id, tracking_no, '', NULL, NULL FROM (${latest('parcel')})
    WHERE (shop_id, tracking_no) NOT IN (SELECT shop_id, tracking_no FROM (${CARRIED}) WHERE (shop_id, order_id) IN (SELECT shop_id, order_id FROM (${latest('order')})))
  ) AS k
  LEFT JOIN (${WAYBILL_EVENTS}) AS w ON w.shop_id = k.shop_id AND w.tracking_no = k.tracking_no
  LEFT JOIN ${table('order')} AS o ON o.shop_id = k.shop_id AND o.order_id = k.order_id
  WINDOW same AS (PARTITION BY k.shop_id, if(k.tracking_no != '', k.tracking_no, k.order_id))
) WHERE delivery_due_at IS NOT NULL`,
};

const after_sale: Population = {
  fields: populationFields.after_sale,
  from: ['order'],
  forOthers: [],
  select: (table) => `
SELECT a.shop_id AS shop_id, a.after_sale_id AS fact_id, a.order_id AS order_id, if(o.product_id != '', o.product_id, a.product_id) AS product_id, a.type AS type,
  a.first_reason AS first_reason, a.started_by AS started_by, ${flagsOf('o')}, a.applied_at AS applied_at, a.agreed_at AS agreed_at, ${day('a.agreed_at')} AS agreed_on,
  a.refunded_at AS refunded_at, ${day('a.refunded_at')} AS refunded_on, a.is_exempt AS is_exempt,
  coalesce(a.waiting_seconds, if(a.agreed_at IS NULL OR a.applied_at IS NULL, NULL, greatest(0, toInt64(toUnixTimestamp(a.agreed_at)) - toInt64(toUnixTimestamp(a.applied_at))))
    + if(a.type = 'return_refund' AND a.return_signed_at IS NOT NULL, greatest(0, toInt64(toUnixTimestamp(a.refunded_at)) - toInt64(toUnixTimestamp(a.return_signed_at))), 0)) AS handling_seconds
FROM (${resolved('after_sale')}) AS a LEFT JOIN ${table('order')} AS o ON o.shop_id = a.shop_id AND o.order_id = a.order_id`,
};

/**
 * A round opens at a buyer's message that follows anything but a buyer's message, and is answered by the first agent
 * message before the next round opens. A robot's answer within the unanswered limit closes the round without counting it.
 */
export const UNANSWERED_SECONDS = 600;
const chat_round: Population = {
  fields: populationFields.chat_round,
  from: [],
  forOthers: [],
  select: () => `
SELECT shop_id, concat(session_id, '#', toString(round_no)) AS fact_id, session_id, agent_id, order_id, product_id, started_at, ${day('started_at')} AS started_on,
  opened_at, answered_at, answered_at IS NOT NULL OR robot_at IS NULL OR dateDiff('second', opened_at, robot_at) > ${UNANSWERED_SECONDS} AS is_human_round,
  least(ifNull(dateDiff('second', opened_at, answered_at), ${UNANSWERED_SECONDS}), ${UNANSWERED_SECONDS}) AS response_seconds,
  if(answered_at IS NOT NULL AND (dateDiff('second', opened_at, answered_at) <= ${UNANSWERED_SECONDS} OR dateDiff('second', opened_at, robot_at) <= ${UNANSWERED_SECONDS}),
    ${day('answered_at')}, ${day(`opened_at + INTERVAL ${UNANSWERED_SECONDS} SECOND`)}) AS known_on
FROM (
  SELECT shop_id, session_id, round_no, min(started_at) AS started_at, max(order_id) AS order_id, max(product_id) AS product_id,
    minIf(sent_at, role = 'buyer') AS opened_at, minIf(sent_at, role = 'agent') AS answered_at, minIf(sent_at, role = 'robot') AS robot_at,
    argMinIf(agent_id, (sent_at, message_id), role = 'agent') AS agent_id
  FROM (
    SELECT shop_id, session_id, message_id, sent_at, role, agent_id, order_id, product_id, min(sent_at) OVER (PARTITION BY shop_id, session_id) AS started_at,
      sum(opens) OVER (PARTITION BY shop_id, session_id ORDER BY sent_at, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS round_no
    FROM (
      SELECT shop_id, session_id, message_id, sent_at, role, agent_id, order_id, product_id,
        role = 'buyer' AND lagInFrame(toString(role), 1, '') OVER (PARTITION BY shop_id, session_id ORDER BY sent_at, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) != 'buyer' AS opens
      FROM (${latest('message')}) WHERE sent_at IS NOT NULL AND role != 'system'
    )
  ) WHERE round_no > 0 GROUP BY shop_id, session_id, round_no
)`,
};

const chat_session: Population = {
  fields: populationFields.chat_session,
  from: [],
  forOthers: [],
  select: () => `
SELECT shop_id, session_id AS fact_id, session_id, argMinIf(agent_id, (sent_at, message_id), role = 'agent') AS agent_id, max(order_id) AS order_id, max(product_id) AS product_id,
  minIf(sent_at, role != 'system') AS started_at, ${day("minIf(sent_at, role != 'system')")} AS started_on, ${day("minIf(sent_at, role = 'agent')")} AS human_on,
  argMinIf(session_rating, (coalesce(rated_at, sent_at), message_id), session_rating IS NOT NULL) AS rating,
  greatest(${day('minIf(coalesce(rated_at, sent_at), session_rating IS NOT NULL)')}, ${day("minIf(sent_at, role = 'agent')")}) AS rated_on
FROM (${latest('message')}) WHERE sent_at IS NOT NULL GROUP BY shop_id, session_id`,
};

/**
 * Orders that sought the shop's help: an after-sale request, or a chat with a human about the order; by the first of
 * them. Any message of the chat may name the order, for some sources name it on the buyer's only.
 */
const help_order: Population = {
  fields: populationFields.help_order,
  from: ['order'],
  forOthers: [],
  select: (table) => `
SELECT h.shop_id AS shop_id, h.order_id AS fact_id, h.order_id AS order_id, if(o.product_id != '', o.product_id, h.product_id) AS product_id, ${flagsOf('o')},
  h.sought_at AS sought_at, ${day('h.sought_at')} AS sought_on, ${day('h.escalated_at')} AS escalated_on, h.reason AS reason
FROM (
  SELECT shop_id, order_id, max(product_id) AS product_id, min(sought_at) AS sought_at, min(escalated_at) AS escalated_at, max(reason) AS reason
  FROM (
    SELECT shop_id, order_id, product_id, applied_at AS sought_at, arbitration_at AS escalated_at, first_reason AS reason
    FROM (${resolved('after_sale')}) WHERE order_id != '' AND applied_at IS NOT NULL AND NOT is_exempt
    UNION ALL
    SELECT shop_id, order_id, product_id, greatest(sent_at, human_at), NULL, ''
    FROM (SELECT shop_id, order_id, product_id, sent_at, minIf(sent_at, role = 'agent') OVER (PARTITION BY shop_id, session_id) AS human_at FROM (${resolved('message')}))
    WHERE order_id != '' AND human_at IS NOT NULL AND sent_at IS NOT NULL
  ) GROUP BY shop_id, order_id
) AS h LEFT JOIN ${table('order')} AS o ON o.shop_id = h.shop_id AND o.order_id = h.order_id`,
};

const violation: Population = {
  fields: populationFields.violation,
  from: [],
  forOthers: [],
  select: () => `
SELECT shop_id, violation_id AS fact_id, scene, order_id, product_id, happened_at, ${day('happened_at')} AS happened_on, ${day('revoked_at')} AS revoked_on
FROM (${latest('violation')}) WHERE happened_at IS NOT NULL`,
};

export const populations: Readonly<Record<PopulationName, Population>> = { order, waybill, after_sale, chat_round, chat_session, help_order, violation };
