import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { useDraftForm } from '../hooks/DraftForm';
import { useFieldError } from '../hooks/useFieldError';
import { FieldFault } from './FieldFault';
import { AnswerProps, TextAnswer } from './TextAnswer';
import styles from './TenantForm.module.css';

/** Something that can be chosen. */
export interface Choice {
  /** What is written; empty for what is left out. */
  value: string;
  label: string;
}

/* A list has no empty keys. */
const NONE = '\u0000';

/**
 * One of a few answers. Where the choices are not known, people write: a form whose lists cannot be read is filled in
 * nevertheless.
 */
export function ChoiceAnswer(
  props: AnswerProps & { choices: readonly Choice[] | undefined },
) {
  const { choices, ...answer } = props;
  const { id, path, label, help, optional, value, onChange } = answer;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { touch } = useDraftForm();
  const error = useFieldError({ id, path, label, value });
  const faultId = useId();
  if (!choices) {
    return <TextAnswer {...answer} />;
  }
  const isChoice = choices.some(choice => choice.value === value);
  return (
    <div className={styles.answer}>
      <Select
        label={label}
        secondaryLabel={optional ? t('fields.optional') : undefined}
        description={help}
        placeholder={t('fields.choose')}
        options={choices.map(choice => ({
          id: choice.value || NONE,
          label: choice.label,
        }))}
        value={isChoice ? value || NONE : null}
        onChange={key => {
          onChange(key === NONE || key === null ? '' : String(key));
          touch(id);
        }}
        validationBehavior="aria"
        isInvalid={error !== undefined}
        aria-describedby={error && faultId}
        data-field={id}
      />
      <FieldFault id={faultId} text={error} />
    </div>
  );
}
