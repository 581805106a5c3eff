import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBatches, useShops } from '../api/queries.ts';
import { BatchesCard } from '../cards/batches/index.tsx';
import { prepareBatches } from '../cards/batches/prepare.ts';
import { CardSkeleton } from '../parts/card.tsx';
import { FailureBanner } from '../parts/failure-banner.tsx';
import { usePageTitle } from './page-title.ts';

export function BatchesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useBatches();
  // Only for the shops' names: without it the table shows their ids.
  const { data: shops } = useShops(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lines = useMemo(() => (data ? prepareBatches(data, shops, zone) : null), [data, shops, zone]);
  usePageTitle(t('batches.title'));
  return (
    <>
      <h1 className="sr-only">{t('batches.title')}</h1>
      {error && <FailureBanner failure={error} onRetry={() => void refetch()} />}
      {!lines && !error && <CardSkeleton title={t('batches.title')} rows={10} />}
      {lines && <BatchesCard lines={lines} zone={zone} />}
    </>
  );
}
