import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { ProposalRefusal } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './AllowFlow.module.css';
import { RequestLink } from './ProposalParts';
import { ProposeState } from './useProposal';

/** Why nothing can be proposed, and where to look. */
export function RefusalAlert(props: {
  refusal: ProposalRefusal;
  title?: string;
}) {
  const { refusal } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={props.title ?? t('allow.cannot')}
      description={
        <>
          {t(`allow.refusal.${refusal.code}`)}{' '}
          {refusal.url && (
            <Link href={refusal.url} target="_blank">
              {t('allow.open')}
            </Link>
          )}
        </>
      }
    />
  );
}

/** What came of a proposal. */
export function ProposeOutcome({ state }: { state: ProposeState }) {
  const { t } = useTranslationRef(networkTranslationRef);
  switch (state.status) {
    case 'proposed': {
      const { requests, otherRefusal } = state.answer;
      return (
        <>
          <Alert
            role="status"
            status="info"
            icon
            title={t('allow.proposed', { count: requests.length })}
            description={
              <ul className={styles.list} aria-label={t('allow.requests')}>
                {requests.map(request => (
                  <li key={request.url}>
                    <RequestLink request={request} />
                  </li>
                ))}
              </ul>
            }
          />
          {otherRefusal && (
            <RefusalAlert
              refusal={otherRefusal}
              title={t('allow.otherRefused')}
            />
          )}
        </>
      );
    }
    case 'refused':
      return <RefusalAlert refusal={state.refusal} />;
    case 'failed':
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('allow.failedTitle')}
          description={t('allow.failedDescription', {
            message: state.error.message,
          })}
        />
      );
    default:
      return null;
  }
}
