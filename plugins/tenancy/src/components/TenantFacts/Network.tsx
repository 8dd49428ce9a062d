import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useLanguage } from '@socle/plugin-platform-react';
import { NetworkRule } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { formatList } from '../EnvironmentsVerdict/formatList';
import { Section } from './Section';
import styles from './TenantFacts.module.css';

const SHORT = 5;

const DIRECTIONS: NetworkRule['direction'][] = ['ingress', 'egress', 'within'];

/** What may connect besides the baseline, in words: what comes in, what goes out, what stays within. */
export function Network(props: {
  rules: NetworkRule[];
  /** How many environments the tenant has: a rule of all of them needs no mention of it. */
  environments: number;
}) {
  const { rules, environments } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const sorted = [...rules].sort(
    (first, second) =>
      DIRECTIONS.indexOf(first.direction) -
      DIRECTIONS.indexOf(second.direction),
  );
  // Nothing is hidden for the sake of one or two.
  const isLong = rules.length > SHORT + 2;
  const shown = isLong && !all ? sorted.slice(0, SHORT) : sorted;
  return (
    <Section title={t('tenant.network.title')}>
      {rules.length === 0 ? (
        <p className={styles.quiet}>{t('tenant.network.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {shown.map(({ direction, text, reason, environments: where }) => (
            <li key={`${direction} ${text} ${where}`} className={styles.rule}>
              <span className={styles.direction}>
                {t(`tenant.network.${direction}`)}
              </span>
              <span>
                {withoutDirection(text)}
                {where.length < environments && (
                  <span className={styles.quiet}>
                    {', '}
                    {t('tenant.network.only', {
                      environments: formatList(where, language),
                    })}
                  </span>
                )}
                <span className={styles.reason}>{reason}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {isLong && (
        <div>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={all}
            onPress={() => setAll(value => !value)}
          >
            {all
              ? t('tenant.network.showLess')
              : t('tenant.network.showAll', { total: String(rules.length) })}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** The direction stands before it already. */
function withoutDirection(text: string): string {
  return text.replace(/^egress /, '');
}
