import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeliveryExplanation, Step } from '@socle/plugin-argocd-common';
import { Age } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { mergeSteps } from './mergeSteps';
import styles from './ReasonChain.module.css';

function StepItem({ step }: { step: Step }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const { kind, subject, container, status, message, at, cause } = step;
  return (
    <li className={styles.step}>
      <div className={styles.line}>
        <span className={styles.kind}>{t(`why.kinds.${kind}`)}</span>{' '}
        {subject && (
          <code className={styles.name}>
            {subject.kind}/{subject.name}
          </code>
        )}{' '}
        {container && <span>{t('why.container', { container })}</span>}{' '}
        {status && <strong>{status}</strong>} {at && <Age at={at} />}
      </div>
      {cause && <p className={styles.cause}>{words.cause(cause)}</p>}
      {message && (
        <details className={styles.details}>
          <summary>{t('why.details')}</summary>
          <pre className={styles.message}>{message}</pre>
        </details>
      )}
    </li>
  );
}

/**
 * Why something is as it is: the steps from what is seen to what is wrong, each in the words of who says it, and what to do.
 *
 * @public
 */
export function ReasonChain(props: {
  explanation: DeliveryExplanation;
  /** Where to go next, beside the remedy. */
  actions?: ReactNode;
}) {
  const { explanation, actions } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const { steps, cause, others } = explanation;
  return (
    <div className={styles.root}>
      {cause && (
        <div className={styles.end}>
          <p>
            <strong>{words.cause(cause)}</strong>
          </p>
          <p>{words.remedy(cause)}</p>
          {cause.rule && (
            <p className={styles.quiet}>
              {t('why.rule', { rule: cause.rule })}
            </p>
          )}
          {actions}
        </div>
      )}
      {steps.length > 0 && (
        <ol className={styles.steps} aria-label={t('why.label')}>
          {mergeSteps(steps).map((step, index) => (
            <StepItem key={index} step={step} />
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <div>
          <p className={styles.quiet}>{t('why.others')}</p>
          <ul className={styles.others}>
            {others.map(other => (
              <li key={`${other.code} ${JSON.stringify(other.parameters)}`}>
                {words.cause(other)} {words.remedy(other)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
