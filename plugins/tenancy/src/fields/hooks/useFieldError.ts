import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { useDraftForm } from './DraftForm';
import { errorAt } from './findingsAt';

export interface FieldErrorOptions {
  /** Of the field, whatever its place in the document. */
  id: string;
  /** Where it stands in the document. */
  path: string;
  label: string;
  value: string;
}

/** What is wrong with a field; nothing before people have been at it. */
export function useFieldError(options: FieldErrorOptions): string | undefined {
  const { id, path, label, value } = options;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { findings, isTold } = useDraftForm();
  const finding = isTold(id) ? errorAt(findings, path) : undefined;
  if (!finding) {
    return undefined;
  }
  return value.trim() === ''
    ? t('fields.missing', { field: label })
    : `${finding.message} ${finding.remedy}`;
}
