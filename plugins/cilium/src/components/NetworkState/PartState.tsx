import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { FailedState, Fetched } from '@socle/plugin-platform-react';
import { networkTranslationRef } from '../../translations/networkTranslationRef';

/** A part of the page in every state that it can be in; drawn by the children where it is known. */
export function PartState<Data>(props: {
  state: Fetched<Data>;
  /** In place of the general words. */
  words?: {
    loading?: string;
    failed?: string;
    notFound?: string;
    denied?: string;
  };
  children: (data: Data) => ReactNode;
}) {
  const { state, words = {}, children } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  switch (state.status) {
    case 'loading':
      return (
        <div
          role="status"
          aria-busy="true"
          aria-label={words.loading ?? t('state.partLoading')}
        >
          <Flex direction="column" gap="3">
            <Skeleton width="60%" height={16} />
            <Skeleton width="80%" height={16} />
            <Skeleton width="70%" height={16} />
          </Flex>
        </div>
      );
    case 'denied':
      return <Text as="p">{words.denied ?? t('state.partDenied')}</Text>;
    case 'error':
      return (
        <FailedState
          title={words.failed ?? t('state.partFailed')}
          notFound={words.notFound}
          error={state.error}
          onTryAgain={state.retry}
        />
      );
    default:
      return (
        <Flex direction="column" gap="3">
          {state.failure && (
            <Text as="p" color="secondary" role="status">
              {t('card.refreshFailed', { message: state.failure.message })}
            </Text>
          )}
          {children(state.data)}
        </Flex>
      );
  }
}
