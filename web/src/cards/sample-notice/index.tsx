import { Banner, Button, Popconfirm, Toast } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import { useRemoveSample } from '../../api/queries.ts';
import { FailureBanner } from '../../parts/failure-banner.tsx';

/** Says that samples are samples, and takes them out after one question. */
export function SampleNotice({ shops }: { shops: number }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useRemoveSample();
  const remove = (): void => mutate(undefined, { onSuccess: () => void Toast.success(t('sample.removed')) });
  return (
    <>
      {error && <FailureBanner failure={error} onRetry={remove} />}
      <Banner
        type="info"
        fullMode={false}
        closeIcon={null}
        description={
          <span className="notice">
            {t('sample.notice', { shops })}
            <Popconfirm title={t('sample.confirm')} content={t('sample.confirmMore')} okType="danger" onConfirm={remove}>
              <span tabIndex={-1}>
                <Button size="small" loading={isPending}>
                  {t('sample.remove')}
                </Button>
              </span>
            </Popconfirm>
          </span>
        }
      />
    </>
  );
}
