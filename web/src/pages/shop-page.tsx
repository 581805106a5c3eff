import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAddressPart, useAsOf } from '../address.ts';
import { useScore } from '../api/queries.ts';
import { FactRowsSheet } from '../cards/fact-rows/index.tsx';
import { FiguresCard } from '../cards/figures/index.tsx';
import { IndicatorsCard } from '../cards/indicators/index.tsx';
import { LedgerCard } from '../cards/ledger/index.tsx';
import { ShopHead } from '../cards/shop-head/index.tsx';
import { TrendCard } from '../cards/trend/index.tsx';
import { CardSkeleton } from '../parts/card.tsx';
import { FailureBanner } from '../parts/failure-banner.tsx';
import { routes, withAsOf } from '../routes.ts';
import { usePageTitle } from './page-title.ts';

export function ShopPage({ shopId }: { shopId: string }) {
  const { t } = useTranslation();
  const [asOf] = useAsOf();
  const [rowsOf, setRowsOf] = useAddressPart('rows', 'push');
  const { data, error, isPlaceholderData, refetch } = useScore(shopId, asOf);
  const closeRows = useCallback(() => setRowsOf(null), [setRowsOf]);
  usePageTitle(data?.shop.name ?? shopId);
  if (error) {
    return (
      <>
        <FailureBanner failure={error} onRetry={() => void refetch()} />
        <Link className="link" href={withAsOf(routes.shops, asOf)}>
          {t('shop.back')}
        </Link>
      </>
    );
  }
  if (!data) {
    return (
      <>
        <h1>{shopId}</h1>
        <CardSkeleton title={t('figures.title')} rows={3} />
        <CardSkeleton title={t('trend.title')} rows={8} />
        <CardSkeleton title={t('ledger.title')} rows={8} />
      </>
    );
  }
  return (
    <div className={isPlaceholderData ? 'stack stale' : 'stack'}>
      <ShopHead detail={data} />
      <FiguresCard detail={data} />
      <TrendCard detail={data} />
      <LedgerCard detail={data} onRows={setRowsOf} />
      <IndicatorsCard detail={data} onRows={setRowsOf} />
      <FactRowsSheet detail={data} indicator={rowsOf} onClose={closeRows} />
    </div>
  );
}
