import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { platformTranslationRef } from '../../translations/platformTranslationRef';

/**
 * What happened, why, and a way to try again.
 *
 * @public
 */
export function FailedState(props: {
  title: string;
  error: Error;
  /** What it means that there is no such thing, where the portal says so. */
  notFound?: string;
  onTryAgain(): void;
}) {
  const { title, error, notFound, onTryAgain } = props;
  const { t } = useTranslationRef(platformTranslationRef);
  const isNotFound = 'statusCode' in error && error.statusCode === 404;
  return (
    <Alert
      status="danger"
      icon
      title={title}
      description={
        isNotFound && notFound
          ? notFound
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
