export const routes = { shops: '/', shop: '/shops/:shopId', batches: '/batches' } as const;

/** The day goes with the user from page to page; other parts of the address belong to one page. */
export function withAsOf(path: string, asOf: string | null): string {
  return asOf === null ? path : `${path}?asOf=${asOf}`;
}

export function shopPath(shopId: string, asOf: string | null): string {
  return withAsOf(`/shops/${encodeURIComponent(shopId)}`, asOf);
}
