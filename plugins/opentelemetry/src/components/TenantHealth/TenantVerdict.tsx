import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TenantHealth } from '@socle/plugin-opentelemetry-common';
import { StatusLevel } from '@socle/plugin-platform-common';
import { StatusSentence } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { statusOf } from '../HealthVerdict';

/** How the services of a tenant are, in one sentence: the worst of them, with how many more are not well or not known. */
export function TenantVerdict({ data }: { data: TenantHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const { services, sources } = data;
  const [worst] = services;
  if (!worst) {
    return null;
  }
  const [, ...others] = services;
  const count = (...levels: StatusLevel[]) =>
    others.filter(({ verdict }) => levels.includes(verdict.level)).length;
  const unwell = count('error', 'warning');
  const unknown = count('unknown');
  const sentence =
    worst.verdict.level === 'ok'
      ? t('tenant.allWell', { count: services.length })
      : [
          t('verdict.at', {
            environment: worst.title,
            sentence: words.reason(worst.verdict.reason),
          }),
          unwell > 0 && t('tenant.more', { count: unwell }),
          unknown > 0 && t('tenant.unknown', { count: unknown }),
        ]
          .filter(Boolean)
          .join(' ');
  return (
    <StatusSentence status={statusOf(worst.verdict, sources)} size="large">
      {sentence}
    </StatusSentence>
  );
}
