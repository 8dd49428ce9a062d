import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

/** What happened, why, and a way to try again. */
export function FailedState(props: { error: Error; onTryAgain(): void }) {
  const { error, onTryAgain } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const notFound = 'statusCode' in error && error.statusCode === 404;
  return (
    <Alert
      status="danger"
      icon
      title={t('failed.title')}
      description={
        notFound
          ? t('failed.notFound')
          : t('failed.description', { message: error.message })
      }
      customActions={
        <Button size="small" variant="secondary" onPress={onTryAgain}>
          {t('failed.tryAgain')}
        </Button>
      }
    />
  );
}
