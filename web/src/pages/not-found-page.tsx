import { Empty } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { usePageTitle } from './page-title.ts';
import { routes } from '../routes.ts';

export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('notFound.title'));
  return (
    <Empty title={t('notFound.title')}>
      <Link className="link" href={routes.shops}>
        {t('notFound.back')}
      </Link>
    </Empty>
  );
}
