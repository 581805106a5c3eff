import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BatchList, FactRows, History, ScoreDetail, ShopList } from '../../../src/http/schemas.ts';
import { addDays } from '../../../src/words/days.ts';
import { address, ApiFailure, requestJson } from './client.ts';

export const ROWS_PER_PAGE = 50;
const TREND_DAYS = 90;

export function openQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // What the server refused it refuses again; only an unreachable or busy one is asked twice.
        retry: (count, failure) => count < 1 && failure instanceof ApiFailure && (failure.status === 0 || failure.status >= 502),
      },
    },
  });
}

const shop = (shopId: string): string => `/api/shops/${encodeURIComponent(shopId)}`;

export function useShops(asOf: string | null) {
  return useQuery({
    queryKey: ['shops', asOf],
    queryFn: ({ signal }) => requestJson<ShopList>(address('/api/shops', { asOf }), { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useScore(shopId: string, asOf: string | null) {
  return useQuery({
    queryKey: ['score', shopId, asOf],
    queryFn: ({ signal }) => requestJson<ScoreDetail>(address(`${shop(shopId)}/score`, { asOf }), { signal }),
    // Another day of the same shop may stand while it loads; another shop's numbers must not.
    placeholderData: (previous) => (previous?.shop.shopId === shopId ? previous : undefined),
  });
}

/** The 90 days that end with `to`. */
export function useHistory(shopId: string, to: string) {
  return useQuery({
    queryKey: ['history', shopId, to],
    queryFn: ({ signal }) => requestJson<History>(address(`${shop(shopId)}/history`, { from: addDays(to, 1 - TREND_DAYS), to }), { signal }),
    placeholderData: (previous) => (previous?.shopId === shopId ? previous : undefined),
  });
}

export function useFactRows(shopId: string, indicator: string, asOf: string, page: number) {
  const path = `${shop(shopId)}/indicators/${encodeURIComponent(indicator)}/rows`;
  return useQuery({
    queryKey: ['rows', shopId, indicator, asOf, page],
    queryFn: ({ signal }) =>
      requestJson<FactRows>(address(path, { asOf, offset: (page - 1) * ROWS_PER_PAGE, limit: ROWS_PER_PAGE }), { signal }),
    placeholderData: (previous) => (previous?.indicator === indicator && previous.asOf === asOf ? previous : undefined),
  });
}

export function useBatches() {
  return useQuery({
    queryKey: ['batches'],
    queryFn: ({ signal }) => requestJson<BatchList>('/api/batches', { signal }),
  });
}

export function useRemoveSample() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => requestJson<{ removed: number }>('/api/sample', { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries(),
  });
}
