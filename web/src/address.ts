import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { isDay } from '../../src/words/days.ts';

/** One part of the address and its setter; null takes it out. `push` makes a step that the Back button undoes. */
export function useAddressPart(name: string, step: 'push' | 'replace' = 'replace'): [string | null, (value: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | null) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === null || value === '') after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: step === 'replace' },
      );
    },
    [name, setParams, step],
  );
  return [params.get(name), set];
}

/** The day of the score; null is the latest. Text that is no day counts as none. */
export function useAsOf(): [string | null, (value: string | null) => void] {
  const [value, set] = useAddressPart('asOf', 'push');
  return [value !== null && isDay(value) ? value : null, set];
}
