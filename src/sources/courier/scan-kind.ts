import type { SCAN_KINDS } from '../../facts/shapes.ts';

export type ScanKind = (typeof SCAN_KINDS)[number];

/**
 * What a scan's text says, for couriers that send no code. The first rule that fits wins, so the order carries meaning:
 * a return that is signed for is no delivery, "正在派件…请准备签收" is not signed, "代收点 … 已签收" is.
 */
const RULES: readonly (readonly [ScanKind, RegExp])[] = [
  ['returned', /退(回|件|货|签)[^，。,]{0,12}(已签收|签收成功|妥投)|已退签|退回签收|退件签收|returned to (sender|shipper)/iu],
  ['exception', /拒收|拒签|拒绝签收|(派件|派送|投递|配送)(不成功|失败|异常)|无法联系|联系不上|地址不详|疑难|问题件|破损|遗失|丢失|超区|超时未取|delivery (attempt )?failed|undeliverable/iu],
  ['returning', /退回|退件|退货|转退|return(ing)? to (sender|shipper)/iu],
  ['out_for_delivery', /正在(为您|给您)?[^，。,]{0,6}(派件|派送|配送|投递)|(派件|派送|配送|投递)途中|准备签收|等待签收|out for delivery/iu],
  ['signed', /已(被|经|由)?[^未待，。,]{0,16}签收|签收成功|签收人|(本人|代|他人)签收|签收$|妥投|(已|从)[^，。,]{0,12}取(出|走)|delivered|signed (for )?by/iu],
  ['at_pickup_point', /快递柜|智能柜|自提柜|丰巢|驿站|代收点|自提点|取件码|待取件|请及时(取|领)|(available|ready) for (pick ?up|collection)/iu],
  ['info', /(待|未|等待|预约|即将|准备|安排)(上门)?(揽收|揽件|取件|收件)|揽收(失败|异常)|已下单|订单信息|label created|information received/iu],
  ['picked_up', /揽收|揽件|已收件|已收取|收件员|收寄|上门取件|揽投员已取件|picked up|acceptance|accepted by|collected/iu],
  ['signed', /代收|已取件/u],
  ['out_for_delivery', /派件|派送|配送员|投递/u],
  ['in_transit', /到达|离开|发往|发出|发车|装车|起飞|落地|分拣|分拨|中转|转运|集散|运输|航班|途中|封发|清关|arrived|departed|in transit|processed|cleared/iu],
];

export function scanKindOfText(text: string): ScanKind {
  return RULES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'info';
}
