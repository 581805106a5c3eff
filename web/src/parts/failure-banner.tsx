import { Banner, Button } from '@douyinfe/semi-ui-19';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FailureBody } from '../../../src/http/schemas.ts';
import { ApiFailure } from '../api/client.ts';

const START_COMMAND = 'npm start';

/** What went wrong and what to do about it. */
export function FailureBanner({ failure, onRetry }: { failure: Error; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { message, hint, place } = explain(failure, t);
  return (
    <div role="alert">
      <Banner
        type="danger"
        closeIcon={null}
        fullMode={false}
        title={message}
        description={
          <>
            {hint !== '' && <div>{hint}</div>}
            {place !== '' && <div className="quiet">{t('failure.place', { place })}</div>}
            {onRetry && (
              <Button size="small" className="retry" onClick={onRetry}>
                {t('failure.retry')}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}

function explain(failure: Error, t: TFunction): { message: string; hint: string; place: string } {
  if (!(failure instanceof ApiFailure)) return { message: t('failure.page'), hint: `${t('failure.pageHint')} ${failure.message}`, place: '' };
  if (failure.body) return { message: failure.body.message, hint: failure.body.hint, place: placeText(failure.body.place) };
  if (failure.status === 0) return { message: t('failure.unreachable'), hint: t('failure.unreachableHint', { command: START_COMMAND }), place: '' };
  return { message: t('failure.unexpected', { status: failure.status }), hint: t('failure.unexpectedHint'), place: '' };
}

function placeText(place: FailureBody['place']): string {
  return [place.file, place.row, place.column, place.path].filter((part) => part !== undefined).join(' · ');
}
