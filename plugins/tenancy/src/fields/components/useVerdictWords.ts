import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusLevel } from '@socle/plugin-platform-common';
import { TenantPreview } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { useDraftForm } from '../hooks/DraftForm';
import { Answer } from '../hooks/useAnswer';

/** Whether a draft can be proposed, as far as is known. */
export function useVerdictWords(platform: Answer<TenantPreview>): {
  level: StatusLevel;
  text: string;
  /** What limits the verdict. */
  notes: string[];
} {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { findings, verdict } = useDraftForm();
  const count = (severity: string) =>
    findings.filter(finding => finding.severity === severity).length;
  const errors = count('error');
  if (!verdict.proposal) {
    return {
      level: 'unknown',
      text: t('fields.verdict.missing', { count: errors }),
      notes: [],
    };
  }
  if (errors > 0) {
    return {
      level: 'error',
      text: t('fields.verdict.errors', { count: errors }),
      notes: [],
    };
  }
  switch (platform.status) {
    case 'idle':
    case 'asking':
      return {
        level: 'unknown',
        text: t('fields.verdict.checking'),
        notes: [],
      };
    case 'failed':
      return {
        level: 'unknown',
        text: t('fields.verdict.failed'),
        notes: [platform.error.message],
      };
    default:
  }
  const warnings = count('warning');
  const { status, requestsStatus } = platform.value;
  return {
    level: warnings > 0 ? 'warning' : 'ok',
    text:
      warnings > 0
        ? t('fields.verdict.warnings', { count: warnings })
        : t('fields.verdict.good'),
    notes: [
      ...(status.staleSince ? [t('fields.verdict.stale')] : []),
      ...(requestsStatus.staleSince || requestsStatus.level === 'unknown'
        ? [t('fields.verdict.requestsUnknown')]
        : []),
    ],
  };
}
