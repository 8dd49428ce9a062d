import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RequestStep, TenantRequest } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { assessRequest, RequestAssessment } from './assessRequest';
import styles from './RequestPage.module.css';
import { useStepName } from './RequestSteps';
import { StepMark } from './StepMark';

const MARKS: Record<RequestAssessment['outcome'], RequestStep['state']> = {
  finished: 'done',
  closed: 'failed',
  review: 'current',
  going: 'current',
  stopped: 'failed',
  unknown: 'unknown',
};

/** The sentence about a request: how far it is. */
export function RequestVerdict(props: {
  request: TenantRequest;
  /** What people call the tenant. */
  title: string;
}) {
  const { request, title } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const stepName = useStepName();
  const assessment = assessRequest(request);
  const { kind, number } = request.change;
  const words = () => {
    switch (assessment.outcome) {
      case 'finished':
        return t(`request.verdict.${kind}`, { tenant: title });
      case 'closed':
        return t('request.verdict.closed');
      case 'review':
        return t('request.verdict.review', { number: String(number) });
      case 'unknown':
        return t('request.verdict.unknown', {
          title: stepName(assessment.step, kind),
        });
      default:
        return t(`request.verdict.${assessment.outcome}`, {
          step: String(assessment.number),
          total: String(request.steps.length),
          title: stepName(assessment.step, kind),
        });
    }
  };
  return (
    <p className={styles.verdict} role="status">
      <StepMark state={MARKS[assessment.outcome]} />
      <span>{words()}</span>
    </p>
  );
}
