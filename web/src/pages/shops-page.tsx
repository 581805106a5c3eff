import { Empty } from '@douyinfe/semi-ui-19';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../address.ts';
import { useShops } from '../api/queries.ts';
import { SampleNotice } from '../cards/sample-notice/index.tsx';
import { ShopListCard } from '../cards/shop-list/index.tsx';
import { prepareShops } from '../cards/shop-list/prepare.ts';
import { Card, CardSkeleton } from '../parts/card.tsx';
import { FailureBanner } from '../parts/failure-banner.tsx';
import { IMPORT_COMMAND } from '../parts/import-command.ts';
import { usePageTitle } from './page-title.ts';

export function ShopsPage() {
  const { t } = useTranslation();
  const [asOf] = useAsOf();
  const { data, error, isPlaceholderData, refetch } = useShops(asOf);
  const table = useMemo(() => (data ? prepareShops(data) : null), [data]);
  usePageTitle(t('shops.title'));
  return (
    <>
      <h1 className="sr-only">{t('shops.title')}</h1>
      {error && <FailureBanner failure={error} onRetry={() => void refetch()} />}
      {!table && !error && <CardSkeleton title={t('shops.title')} rows={12} />}
      {table && table.samples > 0 && <SampleNotice shops={table.samples} />}
      {table && (table.lines.length > 0 ? <ShopListCard table={table} isStale={isPlaceholderData} /> : <NoShops />)}
    </>
  );
}

function NoShops() {
  const { t } = useTranslation();
  return (
    <Card title={t('shops.title')}>
      <Empty className="empty" title={t('shops.empty')}>
        <p>{t('shops.emptyHow')}</p>
        <code className="command">{IMPORT_COMMAND}</code>
        <p>{t('shops.emptyThen')}</p>
      </Empty>
    </Card>
  );
}
