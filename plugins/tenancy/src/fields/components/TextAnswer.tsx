import { ReactNode, useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { useDraftForm } from '../hooks/DraftForm';
import { useFieldError } from '../hooks/useFieldError';
import styles from './TenantForm.module.css';

export interface AnswerProps {
  /** Of the field, whatever its place in the document. */
  id: string;
  /** Where it stands in the document. */
  path: string;
  label: string;
  help?: string;
  optional?: boolean;
  value: string;
  onChange(value: string): void;
}

/** A line of text that people answer with. */
export function TextAnswer(props: AnswerProps & { children?: ReactNode }) {
  const { id, path, label, help, optional, value, onChange, children } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { touch } = useDraftForm();
  const error = useFieldError({ id, path, label, value });
  // The control asks again when the function is another one.
  const validate = useCallback(() => error, [error]);
  return (
    <div className={styles.answer}>
      <TextField
        label={label}
        secondaryLabel={optional ? t('fields.optional') : undefined}
        description={help}
        value={value}
        onChange={onChange}
        onBlur={() => value !== '' && touch(id)}
        validationBehavior="aria"
        validate={validate}
        autoComplete="off"
        spellCheck="false"
        data-field={id}
      />
      {children}
    </div>
  );
}
