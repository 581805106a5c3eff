const PARTIES: readonly [RegExp, string][] = [
  [/买家|用户|消费者|顾客|buyer|user|customer/i, 'buyer'],
  [/商家|卖家|店铺|客服代|seller|merchant|shop/i, 'seller'],
  [/平台|系统|官方|客服|platform|system|operator|tiktok|auto/i, 'platform'],
];

/** Who did something, as `buyer`, `seller` or `platform`; text that says none of these stays as it is. */
export function partyOf(text: string): string {
  return PARTIES.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}
