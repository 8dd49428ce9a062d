import { useId, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup } from '@backstage/ui';
import { useLanguage } from '@socle/plugin-platform-react';
import { pricedSizes, Profile } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { formatMoney } from '../formatMoney';
import { useFieldError } from '../hooks/useFieldError';
import { FieldFault } from './FieldFault';
import styles from './SizeCards.module.css';
import { AnswerProps } from './TextAnswer';

/** The sizes that the platform offers, as cards with their prices; arrow keys choose. */
export function SizeCards(props: AnswerProps & { profile: Profile }) {
  const { id, path, label, value, onChange, profile } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();
  const error = useFieldError({ id, path, label, value });
  const faultId = useId();
  const sizes = useMemo(() => pricedSizes(profile), [profile]);
  return (
    <div>
      <RadioGroup
        label={label}
        value={value || null}
        onChange={onChange}
        validationBehavior="aria"
        isInvalid={error !== undefined}
        aria-describedby={error && faultId}
        className={styles.root}
        data-field={id}
      >
        {sizes.map(({ name, title, description, quota, price }) => (
          <Radio key={name} value={name} className={styles.card}>
            <span className={styles.head}>
              <span className={styles.title}>{title}</span>{' '}
              <span className={styles.price}>
                {t('fields.environments.month', {
                  price: formatMoney(price.amount, price.currency, language),
                })}
              </span>
            </span>{' '}
            <span className={styles.facts}>
              {t('fields.environments.facts', {
                cpu: quota['requests.cpu'],
                memory: quota['requests.memory'],
                storage: quota['requests.storage'],
              })}
            </span>{' '}
            <span className={styles.description}>{description}</span>
          </Radio>
        ))}
      </RadioGroup>
      <FieldFault id={faultId} text={error} />
    </div>
  );
}
