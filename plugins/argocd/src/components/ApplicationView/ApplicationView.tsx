import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { ApplicationDetails } from '@socle/plugin-argocd-common';
import {
  EmptyState,
  FailedState,
  StatusSentence,
} from '@socle/plugin-platform-react';
import { ApplicationTarget } from '../../api';
import { useApplication, useTarget } from '../../hooks/useApplication';
import { useTurns } from '../../hooks/useTurns';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { Actions } from '../Actions';
import { statusOf } from '../DeliveryVerdict';
import { InstanceBanners } from '../InstanceBanners';
import { MissingParts, PartState } from '../PartState';
import { ReasonChain } from '../ReasonChain';
import { ApplicationParts } from './ApplicationParts';
import { Links } from './Links';
import { Operation } from './Operation';

export interface ApplicationViewProps {
  target: ApplicationTarget;
  /** Another one each time that the Application changes: everything is then read anew. */
  revision: string;
  /** Where the Kubernetes tab of the entity is, where there is one. */
  kubernetesUrl?: string;
  /** Tells of an Argo CD that is down; left out where the page around does. */
  showInstance?: boolean;
}

function Ready(props: ApplicationViewProps & { details: ApplicationDetails }) {
  const { target, revision, details, kubernetesUrl, showInstance } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const { application, explanation, instance, url } = details;
  const { verdict } = explanation;
  const hasReason = explanation.steps.length > 0 || explanation.cause;
  return (
    <Flex direction="column" gap="5">
      <Flex direction="column" gap="2">
        <Text as="h2" variant="title-x-small" weight="bold">
          {application.name}
        </Text>
        <StatusSentence
          status={statusOf({
            verdict,
            instances: [instance],
            receivedAt: new Date().toISOString(),
          })}
        >
          {words.reason(verdict.reason)}
        </StatusSentence>
        <Text as="p" variant="body-small" color="secondary">
          {t('application.destination', {
            namespace: application.destinationNamespace ?? '–',
            cluster: details.cluster ?? application.cluster ?? '–',
          })}{' '}
          {application.sources.length > 0 &&
            t('application.source', {
              repository: application.sources
                .map(({ repository }) => repository)
                .join(', '),
            })}
          .{' '}
          {application.automated
            ? t('application.automated')
            : t('application.manual')}
        </Text>
        <Links target={target} argocd={url} />
        <Actions target={target} details={details} />
      </Flex>
      {showInstance && <InstanceBanners instances={[instance]} />}
      {hasReason && (
        <section aria-label={t('why.title')}>
          <Text as="h3" variant="body-large" weight="bold">
            {t('why.title')}
          </Text>
          <ReasonChain
            explanation={explanation}
            actions={
              kubernetesUrl && (
                <Link href={kubernetesUrl}>{t('application.kubernetes')}</Link>
              )
            }
          />
          <MissingParts missing={details.missing} />
        </section>
      )}
      <Operation details={details} />
      <ApplicationParts
        target={target}
        revision={revision}
        details={details}
        kubernetesUrl={kubernetesUrl}
      />
    </Flex>
  );
}

/**
 * One Application in whole: how it is and why, what can be done, what it delivers, what differs, what was deployed, when it
 * may be synced, and what happened.
 *
 * @public
 */
export function ApplicationView(props: ApplicationViewProps) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const target = useTarget(props.target);
  const [isUnsettled, setUnsettled] = useState(false);
  const turns = useTurns({ milliseconds: 5_000, isWaiting: isUnsettled });
  const revision = `${props.revision} ${turns}`;
  const state = useApplication(target, revision);
  const verdict =
    state.status === 'ready'
      ? state.data.explanation.verdict.verdict
      : undefined;
  useEffect(
    // What keeps it from being delivered is in objects that nobody is told of: they are looked at again until it is.
    () => setUnsettled(verdict !== undefined && verdict !== 'delivered'),
    [verdict],
  );
  if (state.status === 'denied') {
    return (
      <EmptyState
        title={t('application.deniedTitle')}
        description={t('application.deniedDescription')}
      />
    );
  }
  if (state.status === 'error') {
    return (
      <FailedState
        title={t('application.failedTitle')}
        notFound={t('application.notFound')}
        error={state.error}
        onTryAgain={state.retry}
      />
    );
  }
  return (
    <PartState
      state={
        state.status === 'ready'
          ? { ...state, data: { ...state.data, missing: [] } }
          : state
      }
    >
      {() =>
        state.status === 'ready' && (
          <Ready
            {...props}
            revision={revision}
            target={target}
            details={state.data}
          />
        )
      }
    </PartState>
  );
}
