import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  HealthVerdict as Verdict,
  SourceState,
} from '@socle/plugin-opentelemetry-common';
import { StatusSentence } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { statusOf } from './statusOf';

/** The one sentence about the health of something, with where it is so. */
export function HealthVerdict(props: {
  verdict: Verdict;
  sources: readonly SourceState[];
  /** Where it is so, if there is more than one place. */
  environment?: string;
}) {
  const { verdict, sources, environment } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const sentence = words.reason(verdict.reason);
  return (
    <StatusSentence status={statusOf(verdict, sources)} size="large">
      {environment ? t('verdict.at', { environment, sentence }) : sentence}
    </StatusSentence>
  );
}
