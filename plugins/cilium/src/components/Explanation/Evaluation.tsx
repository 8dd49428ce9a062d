import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link } from '@backstage/ui';
import {
  policyName,
  RuleReference,
  ruleName,
  ShownEvaluation,
  ShownSide,
} from '@socle/plugin-cilium-common';
import { StatusMark } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { policyAnchor } from '../PolicyText';
import styles from './Explanation.module.css';
import { levelOf } from './levelOf';

function Rules({ rules }: { rules: readonly RuleReference[] }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    rules.length > 0 && (
      <ul className={styles.rules}>
        {rules.map(rule => (
          <li key={`${policyAnchor(rule.policy)} ${rule.path}`}>
            <Link href={`#${policyAnchor(rule.policy)}`}>
              {rule.line === undefined || rule.policy.file
                ? ruleName(rule)
                : t('why.rule', {
                    name: ruleName(rule),
                    line: String(rule.line),
                  })}
            </Link>
          </li>
        ))}
      </ul>
    )
  );
}

function Side(props: {
  direction: 'egress' | 'ingress';
  who: string;
  side: ShownSide;
}) {
  const { direction, who, side } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  const { result, sentences, trace, hidden } = side;
  const [first, ...others] = sentences.map(words.phrase);
  const selecting = trace?.selecting ?? [];
  const names = selecting.map(({ policy }) => policyName(policy));
  return (
    <li className={styles.side}>
      <h3 className={styles.heading}>
        <StatusMark level={levelOf(result.verdict)} hideLabel />{' '}
        {t(`why.${direction}`, { who })}: {t(`verdicts.${result.verdict}`)}
      </h3>
      {hidden ? (
        <p>{t('why.hidden')}</p>
      ) : (
        <ol className={styles.steps}>
          {trace && (
            <li>
              {names.length === 0
                ? t('why.selectingNone', { who })
                : t('why.selecting', {
                    who,
                    count: names.length,
                    policies: words.list(names),
                  })}
            </li>
          )}
          {first && (
            <li>
              <strong>{first}</strong>
              {trace && <Rules rules={trace.deciding} />}
            </li>
          )}
          {others.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
          {trace && trace.nearest.length > 0 && (
            <li className={styles.unmarked}>
              <Rules rules={trace.nearest} />
            </li>
          )}
        </ol>
      )}
    </li>
  );
}

/** What policies say of a connection, as steps: the end that connects, and the end that is connected to. */
export function Evaluation(props: {
  evaluation: ShownEvaluation;
  from: string;
  to: string;
}) {
  const { evaluation, from, to } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <Flex direction="column" gap="3">
      <ol className={styles.sides} aria-label={t('why.steps')}>
        <Side direction="egress" who={from} side={evaluation.egress} />
        <Side direction="ingress" who={to} side={evaluation.ingress} />
      </ol>
    </Flex>
  );
}
