import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { MissingPart } from '@socle/plugin-argocd-common';
import { FailedState } from '@socle/plugin-platform-react';
import { Fetched } from '../../hooks/useFetched';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { MissingParts } from './MissingParts';

/** A part of an Application in every state that it can be in; drawn by the children where it is known. */
export function PartState<Data extends { missing: MissingPart[] }>(props: {
  state: Fetched<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { state, children } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  switch (state.status) {
    case 'loading':
      return (
        <div
          role="status"
          aria-busy="true"
          aria-label={t('application.partLoading')}
        >
          <Flex direction="column" gap="3">
            <Skeleton width="60%" height={16} />
            <Skeleton width="80%" height={16} />
            <Skeleton width="70%" height={16} />
          </Flex>
        </div>
      );
    case 'denied':
      return <Text as="p">{t('application.deniedTitle')}</Text>;
    case 'error':
      return (
        <FailedState
          title={t('application.partFailed')}
          error={state.error}
          onTryAgain={state.retry}
        />
      );
    default:
      return (
        <Flex direction="column" gap="3">
          {state.failure && (
            <Text as="p" color="secondary" role="status">
              {t('application.refreshFailed', {
                message: state.failure.message,
              })}
            </Text>
          )}
          {children(state.data)}
          <MissingParts missing={state.data.missing} />
        </Flex>
      );
  }
}
