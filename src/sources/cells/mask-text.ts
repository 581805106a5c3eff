const HIDDEN = '***';

/** Cheap look before the patterns: most texts hold nothing of the kind. */
const SUSPECT = /\d{4}|[@＠]|微信|薇信|威信|v信|vx|wx|wechat|weixin|qq|扣扣|人|员|哥|姓名/i;

/** After these words stands somebody's name when a colon, a bracket or a space follows. */
const PEOPLE = '签收人|收件人|收货人|代收人|联系人|寄件人|客户姓名|姓名|快递员|派件员|派送员|业务员|揽件员|揽收员|收件员|配送员|快递小哥|小哥|骑手';
/** Words that follow a courier's title without being a name. */
const NOT_NAMES = '正在|已经|已|将|会|电话|联系|上门|派送|派件|送|说|态度|不|没|很|把|给|打|是|的|服务|太|也|都|和|好|非常|人|素质|来|放|直接|乱|丢|扔|又|就';

const RULES: readonly [RegExp, string][] = [
  [/[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g, HIDDEN],
  // Identity and bank cards; longer numbers are of no use in a text either.
  [/(?<![\dA-Za-z])\d{15,}[Xx]?(?![\dA-Za-z])/g, HIDDEN],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, HIDDEN],
  [/(?<!\d)\(?0\d{2,3}\)?[- ]?\d{7,8}(?!\d)/g, HIDDEN],
  [/\+\d{1,3}[- ]?\d(?:[- ]?\d){6,12}(?!\d)/g, HIDDEN],
  [/((?:微信|薇信|威信|v信|vx|wx|wechat|weixin)(?:号|id)?(?:[\s:：是为]|搜索|添加|加)*)[A-Za-z0-9][A-Za-z0-9_-]{4,30}/gi, `$1${HIDDEN}`],
  [/((?:qq|扣扣)(?:号|群)?(?:[\s:：是为]|加)*)\d{5,12}/gi, `$1${HIDDEN}`],
  [new RegExp(`((?:${PEOPLE})(?:\\s*[:：]\\s*|\\s*[【\\[（(]\\s*))(?!\\*\\*\\*)[^\\s,，.。;；:：、】\\]）)]{1,30}`, 'g'), `$1${HIDDEN}`],
  [new RegExp(`((?:${PEOPLE})\\s+)(?!${NOT_NAMES}|\\*\\*\\*)(?:[\\p{Script=Han}·]{2,4}(?![\\p{Script=Han}])|[\\p{Script=Han}]{2,3}|[A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*)?)`, 'gu'), `$1${HIDDEN}`],
];

/** A free text without phone numbers, mail addresses, card numbers, chat ids and the names that couriers write into it. */
export function maskText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  let masked = text;
  for (const [pattern, replacement] of RULES) masked = masked.replace(pattern, replacement);
  return masked;
}
