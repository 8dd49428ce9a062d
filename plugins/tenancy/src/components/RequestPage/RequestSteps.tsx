import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Age, Changing, StatusSentence } from '@socle/plugin-platform-react';
import {
  ChangeRequestKind,
  RequestCauseId,
  RequestStep,
  TenantRequest,
} from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ExternalLink } from '../Links';
import { adviceOn } from './assessRequest';
import styles from './RequestPage.module.css';
import { StepMark } from './StepMark';
import { useStepReason } from './useStepReason';

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
  const reasonOf = useStepReason();
  const { name, state, at, staleSince } = step;
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
          <p className={styles.reason}>{sentence(reasonOf(step))}</p>
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

/* What keeps a pull request from its merge, besides people. */
const aboutReview = new Set<RequestCauseId>([
  'conflict',
  'checksFailed',
  'checksRunning',
]);

/** The name and the advice tell of reviews, and of what is done with the repository; the rest is in the reason alone. */
function hasMoreToSay({ name, state, cause }: RequestStep): boolean {
  return (
    state === 'unknown' ||
    (cause !== undefined && aboutReview.has(cause.id)) ||
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
