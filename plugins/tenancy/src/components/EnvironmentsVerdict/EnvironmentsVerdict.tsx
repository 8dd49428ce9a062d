import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  StatusSentence,
  StatusSentenceProps,
  useLanguage,
} from '@socle/plugin-platform-react';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { Assessment, assessEnvironments, Problem } from './assessEnvironments';
import { formatList } from './formatList';

function useWords() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();

  function problemInWords(problem: Problem): string {
    switch (problem.kind) {
      case 'unreachable':
        return t('verdict.unreachable', { cluster: problem.cluster });
      case 'workloads':
        return t('verdict.workloads', {
          count: problem.notReady,
          total: String(problem.total),
        });
      default:
        return problem.reason;
    }
  }

  return (assessment: Assessment): string => {
    if (assessment.outcome === 'no-environments') {
      return t('verdict.noEnvironments');
    }
    const environments = formatList(assessment.environments, language);
    switch (assessment.outcome) {
      case 'suspended':
        return t('verdict.suspended', { environments });
      case 'nothing-runs':
        return t('verdict.nothingRuns', { environments });
      default: {
        const { problem, ready } = assessment;
        if (problem) {
          return t('verdict.problem', {
            environments,
            environment: problem.environment,
            problem: problemInWords(problem),
          });
        }
        return ready === undefined
          ? t('verdict.runs', { environments })
          : t('verdict.allReady', { environments, count: ready });
      }
    }
  };
}

/**
 * The one sentence about where something runs and how it is there.
 *
 * @public
 */
export function EnvironmentsVerdict(props: {
  data: EntityEnvironments;
  size?: StatusSentenceProps['size'];
}) {
  const inWords = useWords();
  const assessment = assessEnvironments(props.data, new Date().toISOString());
  return (
    <StatusSentence status={assessment.status} size={props.size}>
      {inWords(assessment)}
    </StatusSentence>
  );
}
