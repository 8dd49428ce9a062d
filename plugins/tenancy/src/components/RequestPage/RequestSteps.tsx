import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Age, Changing, StatusSentence } from '@socle/plugin-platform-react';
import {
  ChangeRequestKind,
  RequestStep,
  TenantRequest,
} from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ExternalLink } from '../Links';
import { adviceOn } from './assessRequest';
import styles from './RequestPage.module.css';
import { StepMark } from './StepMark';

/** The name of a step as people say it. */
export function useStepName(): (
  step: RequestStep['name'],
  kind: ChangeRequestKind,
) => string {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (step, kind) =>
    t(
      step === 'live' && kind === 'remove'
        ? 'request.step.gone'
        : `request.step.${step}`,
    );
}

function Step(props: {
  step: RequestStep;
  kind: ChangeRequestKind;
  argocd?: string;
}) {
  const { step, kind, argocd } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const stepName = useStepName();
  const { name, state, reason, at, staleSince } = step;
  const advice = adviceOn(step);
  const isOpen = state === 'current' || state === 'failed';
  return (
    <li
      className={styles.step}
      data-state={state}
      aria-current={isOpen ? 'step' : undefined}
    >
      <StepMark state={state} />
      <div className={styles.words}>
        <p className={styles.title}>
          <span className={styles.name}>
            {capitalised(stepName(name, kind))}
          </span>
          <span className={styles.state}>
            <Changing value={state}>{t(`request.state.${state}`)}</Changing>
            {at && (
              <>
                {', '}
                {state === 'done' ? (
                  <Age at={at} />
                ) : (
                  t('request.moved', { age: <Age at={at} /> })
                )}
              </>
            )}
          </span>
        </p>
        {hasMoreToSay(step) && (
          <p className={styles.reason}>{sentence(reason)}</p>
        )}
        {staleSince && (
          <StatusSentence
            status={{
              level: 'unknown',
              reason: '',
              observedAt: at ?? staleSince,
              staleSince,
            }}
          />
        )}
        {advice && (
          <p className={styles.advice}>
            {t(`request.next.${advice}`)}{' '}
            {argocd && name === 'applied' && (
              <ExternalLink href={argocd}>
                {t('request.openArgocd')}
              </ExternalLink>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

/** The way of a request, step by step. */
export function RequestSteps(props: {
  request: TenantRequest;
  /** Where Argo CD shows the tenant's Applications. */
  argocd?: string;
}) {
  const { request, argocd } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <section aria-label={t('request.steps')} className={styles.steps}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('request.steps')}
      </Text>
      <ol className={styles.list}>
        {request.steps.map(step => (
          <Step
            key={step.name}
            step={step}
            kind={request.change.kind}
            argocd={argocd}
          />
        ))}
      </ol>
    </section>
  );
}

/** The name and the advice tell of reviews, and of what is done with the repository; the rest is in the reason alone. */
function hasMoreToSay({ name, state }: RequestStep): boolean {
  return (
    state === 'unknown' ||
    (state !== 'waiting' &&
      name !== 'proposed' &&
      name !== 'merged' &&
      !(name === 'registered' && state === 'done'))
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
